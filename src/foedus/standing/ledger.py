"""The ledger: every member's standing in every organization, on two tracks, by whose word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from foedus.actors import Knowledge
from foedus.records import Act, Collection, Document, Standing, Track, content_id
from foedus.standing.statuses import BOYCOTT_ABSENCES, Theme, is_said, meaning
from foedus.time.calendar import Period
from foedus.time.edtf import edtf
from foedus.version import __version__

REPORTS = ""
"""Key of the word of the reports themselves; officials have their actor id."""

_DATED_WITHIN = timedelta(days=366)


def ledger(collection: Collection, knowledge: Knowledge) -> tuple[Standing, ...]:
    """Standing lines of every (state, organization) of which the collection tells an act.

    Law known to the knowledge base comes first, with basis ``kb``. What acts say is read per
    source of the word (the reports, or one actor): a line lasts until the same source tells of
    another status on the same track, so that conflicting assertions stand side by side.

    Returns:
        Lines sorted by state, organization, track, start and id.
    """
    documents = {d.id: d for d in collection.documents}
    by_pair: dict[tuple[str, str], list[Act]] = defaultdict(list)
    for act in collection.acts:
        by_pair[act.state, act.organization].append(act)
    lines: list[Standing] = []
    for (state, organization), acts in by_pair.items():
        lines += _known(state, organization, knowledge)
        lines += _told([a for a in acts if not _is_for_another(a, knowledge)], documents)
    return tuple(
        sorted(lines, key=lambda s: (s.state, s.organization, s.track, s.from_ or "", s.id))
    )


def _known(state: str, organization: str, knowledge: Knowledge) -> Iterator[Standing]:
    for entry in knowledge.members(organization):
        if entry.state == state:
            yield Standing(
                id=content_id("st", state, organization, "kb", entry.status, entry.from_),
                state=state,
                organization=organization,
                track="de_jure",
                status=entry.status,
                from_=entry.from_,
                to=entry.to,
                known_from=None,
                basis="kb",
                asserted_by=(),
                acts=(),
                evidence=(),
                confidence=0.5 if entry.source == "unverified" else 0.95,
                version=knowledge.version,
            )


def _is_for_another(act: Act, knowledge: Knowledge) -> bool:
    """Whether a member ratifies: not the treaty it is party to, but the accession of another."""
    if act.value != "ratifies":
        return False
    begun = _begun(act)
    held = knowledge.status(act.state, act.organization, begun.day if begun else None)
    return held is not None and held.status == "member"


@dataclass(frozen=True)
class _Told:
    """One act as a source's word on one track, and when the status began by it."""

    act: Act
    status: str
    begun: _Begun | None


@dataclass(frozen=True)
class _Begun:
    """When a status began: the first possible day, and EDTF no finer than what was told."""

    day: str
    edtf: str


def _told(acts: Iterable[Act], documents: Mapping[str, Document]) -> Iterator[Standing]:
    told: dict[tuple[Track, Theme, str], list[_Told]] = defaultdict(list)
    for act in acts:
        says = meaning(act)
        if says is not None:
            told[says.track, says.theme, _source(act)].append(_Told(act, says.status, _begun(act)))
    for (track, _, _), entries in sorted(told.items()):
        entries.sort(key=lambda t: (t.begun.day if t.begun else "", t.act.id))
        yield from _lines(track, entries, documents)


def _source(act: Act) -> str:
    """Whose word an act is: the innermost link, unless that is an outlet."""
    links = [link for link in act.asserted_by if link.role not in ("outlet", "agency", "medium")]
    return (links[-1].actor or links[-1].name) if links else REPORTS


def _begun(act: Act) -> _Begun | None:
    """When a status began: the act's date, or for an assertion the date it was said.

    A date that leaves more than a year open tells nothing of when.
    """
    choices = (act.asserted_on, act.date) if is_said(act) else (act.date, act.asserted_on)
    for value in choices:
        if value is None or value.earliest is None:
            continue
        if value.latest is None:  # "since 2018": an open end says nothing of the beginning
            return _Begun(value.earliest, (value.edtf or value.earliest).partition("/")[0])
        first, last = date.fromisoformat(value.earliest), date.fromisoformat(value.latest)
        if last - first <= _DATED_WITHIN:
            return _Begun(value.earliest, edtf(Period(first, last)) or value.earliest)
    return None


def _lines(
    track: Track, entries: Sequence[_Told], documents: Mapping[str, Document]
) -> Iterator[Standing]:
    """Runs of one status; each ends where the next begins. What is undated is apart from them."""
    undated: dict[str, list[_Told]] = defaultdict(list)
    runs: list[list[_Told]] = []
    for entry in entries:
        if entry.begun is None:
            undated[entry.status].append(entry)
        elif runs and runs[-1][-1].status == entry.status:
            runs[-1].append(entry)
        else:
            runs.append([entry])
    for run, after in zip(runs, [*runs, None][1:], strict=True):
        yield _line(track, run, after[0].begun if after else None, documents)
    for run in undated.values():
        yield _line(track, run, None, documents)


def _line(
    track: Track, run: Sequence[_Told], to: _Begun | None, documents: Mapping[str, Document]
) -> Standing:
    acts = [entry.act for entry in run]
    first = acts[0]
    status = "boycotting" if _is_boycott(run) else run[0].status
    ids = tuple(sorted(a.id for a in acts))
    published = [documents[a.document].published for a in acts if a.document in documents]
    return Standing(
        id=content_id("st", first.state, first.organization, track, status, ids),
        state=first.state,
        organization=first.organization,
        track=track,
        status=status,
        from_=run[0].begun.edtf if run[0].begun else None,
        to=to.edtf if to else None,
        known_from=min((p.latest for p in published if p and p.latest), default=None),
        basis="acts",
        asserted_by=tuple(sorted({_source(a) or _outlet(a) for a in acts})),
        acts=ids,
        evidence=tuple(sorted({e for a in acts for e in a.evidence})),
        confidence=max(a.confidence for a in acts),
        version=__version__,
    )


def _outlet(act: Act) -> str:
    """The outlet, or the document where the outlet is not known."""
    named = (act.asserted_by[0].actor or act.asserted_by[0].name) if act.asserted_by else ""
    return named or act.document


def _is_boycott(run: Sequence[_Told]) -> bool:
    """Enough dated absences on different occasions, the next always within a year of the last."""
    occasions = {entry.act.merged or entry.act.id for entry in run}
    if run[0].status != "partly_absent" or len(occasions) < BOYCOTT_ABSENCES:
        return False
    days = [date.fromisoformat(entry.begun.day) for entry in run if entry.begun]
    return bool(days) and all(b - a <= _DATED_WITHIN for a, b in pairwise(days))
