"""A toy language with steps for it, so that stores can be filled without a language model.

Each line ``ARM REJECT CSTO 2023-11-23: Armenia skipped the summit.`` is one event; a line that
starts with a person's id and ``says`` is a statement that holds the event after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from foedus.actors import ActorLayer
from foedus.errors import InputError
from foedus.language import Analysis
from foedus.reading import Steps
from foedus.records import (
    Act,
    Actor,
    Affiliation,
    Collection,
    Conflict,
    ConflictAccount,
    Date,
    Document,
    Event,
    Evidence,
    Lineage,
    Link,
    Mention,
    Part,
    Standing,
    Statement,
    Story,
    content_id,
    quote,
)
from foedus.store import Findings, Reading, cleaned_digest
from foedus.time import TimeExpression, TimeLayer

VERSION = "test"

ACTORS = {
    "ARM": ("Armenia", "state", None, None),
    "RUS": ("Russia", "state", None, None),
    "FRA": ("France", "state", None, None),
    "CSTO": ("Collective Security Treaty Organization", "organization", None, None),
    "CSTO/summit": ("CSTO summit", "organ", None, "CSTO"),
    "nikol-pashinyan": ("Nikol Pashinyan", "person", "ARM", None),
    "imangali-tasmagambetov": ("Imangali Tasmagambetov", "person", "KAZ", "CSTO"),
    "armenpress": ("Armenpress", "outlet", "ARM", None),
}

LINE = re.compile(
    r"^(?:(?P<speaker>[\w-]+) says )?(?P<source>\S+) (?P<type>[A-Z]+) (?P<target>\S+)"
    r" (?P<day>\S+): (?P<words>.+)$",
    re.M,
)


def actor(identity: str) -> Actor:
    name, kind, country, parent = ACTORS[identity]
    office = Affiliation(country or "ARM", "prime minister", "2018-05-08", None, "kb")
    return Actor(
        id=identity,
        name=name,
        kind=kind,
        aliases=(f"the {name}",),
        affiliations=(office,) if kind == "person" else (),
        country=country,
        sector="GOV",
        parent=parent,
        evidence=(),
        confidence=1.0,
        version=VERSION,
    )


def principal(identity: str) -> str | None:
    _, kind, country, parent = ACTORS[identity]
    return (parent or country) if kind in {"person", "organ"} else identity


@dataclass(frozen=True)
class Raw:
    """A raw report of the toy language."""

    uri: str
    content: str


def discover(path: Path) -> Iterator[Raw | InputError]:
    files = sorted(path.rglob("*.txt")) if path.is_dir() else [path]
    for file in files:
        uri = file.name
        content = file.read_text(encoding="utf-8")
        if not content.strip():
            yield InputError(uri, "empty", "empty")
        else:
            yield Raw(uri, content)


def clean(raw: Raw) -> Document:
    if "\0" in raw.content:
        raise InputError(raw.uri, "binary", "binary")
    header, _, text = raw.content.strip().partition("\n\n")
    fields = dict(line.partition(": ")[::2] for line in header.splitlines())
    day = fields.get("date")
    return Document(
        id=content_id("d", text),
        uri=raw.uri,
        outlet=fields.get("outlet"),
        title=fields.get("title"),
        authors=(),
        published=Date(day, day, day, "stated") if day else None,
        published_basis="stated" if day else "unknown",
        published_reasoning="in the header",
        language=fields.get("language", "en"),
        text=text,
        parts=(Part("body", 0, len(text)),),
        removed=(),
        credits=(),
        version=VERSION,
    )


class Pipeline:
    """Finds nothing; the later toy steps read the lines themselves."""

    def read(self, texts: Sequence[str]) -> list[Analysis]:
        return [Analysis(text, (), (), (), (), VERSION) for text in texts]


def _date(day: str) -> Date | None:
    return None if day == "?" else Date(day, day, day, "expression", f"expression:{day}")


def find_times(document: Document, analysis: Analysis) -> TimeLayer:
    found = tuple(
        TimeExpression(
            m.start("day"), m.end("day"), 0, 0, "DATE", m["day"], _date(m["day"]), "iso-day", 0.9
        )
        for m in LINE.finditer(analysis.text)
    )
    return TimeLayer(document, found, {})


def resolve(document: Document, analysis: Analysis) -> ActorLayer:
    mentions = [
        Mention(
            document=document.id,
            start=match.start(group),
            end=match.end(group),
            head=0,
            actor=match[group],
            candidates=(),
            kind="name",
            use="actor",
            principal=principal(match[group]),
            reason="its id is written",
            confidence=0.9,
        )
        for match in LINE.finditer(analysis.text)
        for group in ("speaker", "source", "target")
        if match[group]
    ]
    found = sorted({m.actor for m in mentions if m.actor})
    return ActorLayer(tuple(mentions), tuple(map(actor, found)))


def find_statements(
    document: Document, analysis: Analysis, times: TimeLayer, actors: ActorLayer
) -> tuple[Statement, ...]:
    return tuple(
        _statement(document, match) for match in LINE.finditer(document.text) if match["speaker"]
    )


def _evidence(document: Document, match: re.Match[str], group: str = "words") -> Evidence:
    return quote(document.id, document.text, match.start(group), match.end(group))


def _statement(document: Document, match: re.Match[str]) -> Statement:
    speaker = match["speaker"]
    evidence = _evidence(document, match)
    return Statement(
        id=content_id("s", document.id, match.start(), speaker),
        document=document.id,
        speaker=speaker,
        speaker_principal=principal(speaker),
        speaker_text=speaker,
        chain=(
            Link("outlet", None, document.outlet or "", None),
            Link("speaker", speaker, speaker, _evidence(document, match, "speaker")),
        ),
        cue="says",
        content=(evidence,),
        within=None,
        form="indirect",
        act="assert",
        about=tuple(dict.fromkeys((match["source"], match["target"]))),
        polarity=0,
        hedged=False,
        negated=False,
        said_on=document.published,
        place=None,
        medium=None,
        evidence=(evidence,),
        confidence=0.9,
        version=VERSION,
    )


@dataclass(frozen=True)
class Coding:
    events: tuple[Event, ...]
    acts: tuple[Act, ...]


def code(
    document: Document,
    analysis: Analysis,
    times: TimeLayer,
    actors: ActorLayer,
    statements: Sequence[Statement],
) -> Coding:
    events, acts = [], []
    for match in LINE.finditer(document.text):
        within = _statement(document, match).id if match["speaker"] else None
        source, target = match["source"], match["target"]
        common = {
            "document": document.id,
            "modality": "actual",
            "date": _date(match["day"]),
            "statement": within,
            "pattern": "toy.line",
            "evidence": (_evidence(document, match),),
            "confidence": 0.8,
            "version": VERSION,
        }
        events.append(
            Event(
                id=content_id("e", document.id, match.start()),
                source=(source,),
                source_principal=(principal(source),),
                target=(target,),
                target_principal=(principal(target),),
                type=match["type"],
                mode=None,
                contexts=("military",),
                cameo="12",
                quad=3,
                goldstein=-4.0,
                place="Minsk",
                **common,
            )
        )
        if match["type"] == "REJECT" and source == "ARM":
            acts.append(
                Act(
                    id=content_id("a", document.id, match.start()),
                    state=source,
                    organization="CSTO",
                    dimension="participation",
                    value="skips_meeting",
                    organ="CSTO/summit",
                    reason=None,
                    asserted_by=(Link("outlet", None, document.outlet or "", None),),
                    asserted_on=document.published,
                    **common,
                )
            )
    return Coding(tuple(events), tuple(acts))


def settle(collection: Collection) -> Findings:
    """Merge events of one day, type and sides; one story; one ledger line per act's state."""
    events = tuple(
        replace(e, merged=content_id("m", e.source, e.target, e.type, e.date and e.date.edtf))
        for e in collection.events
    )
    ids = tuple(d.id for d in collection.documents)
    story = content_id("y", ids)
    acts = collection.acts
    standing = ()
    conflicts = ()
    if acts:
        standing = (
            Standing(
                id=content_id("st", "ARM", "CSTO"),
                state="ARM",
                organization="CSTO",
                track="de_facto",
                status="boycotting",
                from_=min((a.date.earliest for a in acts if a.date), default=None),
                to=None,
                known_from=None,
                basis="acts",
                asserted_by=(),
                acts=tuple(a.id for a in acts),
                evidence=tuple(sorted(e for a in acts for e in a.evidence)),
                confidence=0.7,
                version=VERSION,
            ),
        )
    if len(events) > 1:
        sides = tuple(
            ConflictAccount(e.type, (), (e.id,), (), (e.document,), 1, e.evidence)
            for e in events[:2]
        )
        conflicts = (
            Conflict(
                content_id("c", *(e.id for e in events[:2])),
                "what was done",
                "occurrence",
                ("ARM", "CSTO"),
                sides,
                0.5,
                VERSION,
            ),
        )
    lineage = tuple(
        Lineage(content_id("l", a, b), a, b, "near_copy", None, (), 0.5, VERSION)
        for a, b in pairwise(ids)
    )
    actors = set(ACTORS) & {"ARM", "CSTO"}
    return Findings(
        documents=tuple(replace(d, story=story) for d in collection.documents),
        actors=collection.actors,
        events=events,
        acts=acts,
        lineage=lineage,
        stories=(
            Story(story, "A toy story", ids, "2023-09", "2024-03", tuple(sorted(actors)), VERSION),
        )
        if ids
        else (),
        conflicts=conflicts,
        standing=standing,
    )


STEPS = Steps(
    discover=discover,
    clean=clean,
    signature=lambda document: (len(document.text), 7),
    language=Pipeline,
    find_times=find_times,
    resolve=resolve,
    find_statements=find_statements,
    code=code,
    settle=settle,
    versions="toy steps",
)

REPORTS = {
    "1.txt": (
        "title: Summit in Minsk\noutlet: Daily\ndate: 2023-11-24\n\n"
        "ARM REJECT CSTO 2023-11-23: Armenia stayed away from the summit.\n"
        "nikol-pashinyan says CSTO REJECT ARM 2022-11-23: The alliance did not help us."
    ),
    "2.txt": (
        "title: Paris and Yerevan\noutlet: Weekly\ndate: 2024-02-20\n\n"
        "FRA AID ARM 2024-02-10: France delivered armoured vehicles.\n"
        "imangali-tasmagambetov says ARM CONSULT CSTO/summit ?: Armenia remains our ally."
    ),
    "3.txt": (
        "title: Undated\n\nRUS ACCUSE FRA ?: Moscow criticised Paris.\n"
        "ARM REJECT CSTO 2023-11-23: Armenia skipped the Minsk summit."
    ),
}


def write_reports(folder: Path) -> Path:
    """Write the sample reports into a folder, and name it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in REPORTS.items():
        (folder / name).write_text(content, encoding="utf-8")
    return folder


def reading(content: str, uri: str = "a.txt") -> Reading:
    """Everything the toy steps find in one report."""
    document = clean(Raw(uri, content))
    analysis = Pipeline().read([document.text])[0]
    times = find_times(document, analysis)
    actors = resolve(document, analysis)
    statements = find_statements(document, analysis, times, actors)
    coding = code(document, analysis, times, actors, statements)
    return Reading(
        document=document,
        cleaned=cleaned_digest(document),
        recipe="toy",
        signature=STEPS.signature(document),
        times=times.expressions,
        actors=actors.actors,
        mentions=actors.mentions,
        statements=statements,
        events=coding.events,
        acts=coding.acts,
    )
