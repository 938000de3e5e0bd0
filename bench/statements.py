"""`python -m bench statements`: who said what, through whom, and what kind of act it was.

Gold: `bench/gold/statements/passages.txt` (see its head for the notation). A statement is linked
when its content and the gold content overlap with Dice >= 0.8 on letters and digits, one to one.

    linked_*        statements found, of those that the gold has (without its optional ones)
    chain_*         hops of their chains (agency or paper, institution, speaker, whom the speaker
                    quotes), the report's own outlet left out: role and name have to be right;
                    hops of statements that were not found are missed, those of spare ones wrong
    actor           linked statements with the right actor: the speaker and whom they speak for
    linked_actor_f1 the same, of all statements
    act, negated, hedged   share of the linked statements where it is right
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import linear_sum_assignment

from bench.attribution import LEAST_DICE, Spans, characters
from bench.marked import Marked, MarkupError, Passage, read_passages
from bench.reading import document
from bench.report import f1, publish
from foedus.actors import load_knowledge, resolve
from foedus.actors.layer import ActorLayer
from foedus.language import Pipeline, load
from foedus.records import Link, Statement
from foedus.statements import find_statements
from foedus.time import find_times

GOLD = Path(__file__).parent / "gold" / "statements" / "passages.txt"
OPEN = "?"
"""In place of an actor: the text does not say who it is."""

_NOTE = re.compile(
    r"(?P<number>\d+) (?P<acts>[a-z|-]+)(?P<negated> negated)?(?P<hedged> hedged)?"
    r" by (?P<actor>.+?)(?: for (?P<principal>\S+))?"
)
_ROLES = {"agency": "medium", "medium": "medium", "institution": "institution"}


@dataclass(frozen=True)
class Wanted:
    """What the gold says of one statement; `chain` holds its hops, outermost first."""

    content: Spans
    acts: frozenset[str]
    negated: bool
    hedged: bool
    actor: str
    principal: str | None
    chain: tuple[Hop, ...]


@dataclass(frozen=True)
class Hop:
    """A hop of a chain: its place in the text, for a speaker also whom it names."""

    role: str
    spans: Spans
    actor: str = OPEN


@dataclass(frozen=True)
class Item:
    """A passage with what is wanted of it and what may be found without being asked for."""

    passage: Passage
    wanted: tuple[Wanted, ...]
    optional: tuple[Spans, ...]


def read_gold(path: Path = GOLD) -> list[Item]:
    """The gold. Raises `MarkupError` for a note that cannot be read or fits no attribution."""
    return [_item(passage) for passage in read_passages(path.read_text("utf-8"))]


def _item(passage: Passage) -> Item:
    notes = {}
    for note in passage.notes:
        match = _NOTE.fullmatch(note)
        if match is None or int(match["number"]) > len(passage.attributions):
            raise MarkupError(f"line {passage.line}: cannot read {note!r}")
        notes[int(match["number"])] = match
    marked = [a for a in passage.attributions if a.number in notes]
    wanted = tuple(_wanted(passage, a, notes) for a in marked)
    rest = tuple(a.spans("content") for a in passage.attributions if a.number not in notes)
    return Item(passage, wanted, rest)


def _wanted(passage: Passage, marked: Marked, notes: dict[int, re.Match[str]]) -> Wanted:
    note = notes[marked.number]
    chain: list[Hop] = []
    for hop in (*_around(passage, marked), marked):
        named = (Hop(role, hop.spans(role)) for role in ("medium", "institution"))
        chain.extend(hop for hop in named if hop.spans)
        of = notes.get(hop.number)
        chain.append(Hop("speaker", hop.spans("source"), OPEN if of is None else of["actor"]))
    return Wanted(
        content=marked.spans("content"),
        acts=frozenset(note["acts"].split("|")),
        negated=note["negated"] is not None,
        hedged=note["hedged"] is not None,
        actor=note["actor"],
        principal=note["principal"],
        chain=tuple(chain),
    )


def _around(passage: Passage, inner: Marked) -> list[Marked]:
    """The attributions whose content holds an attribution, outermost first."""
    cue = inner.spans("cue") or inner.spans("content")
    holders = [
        a for a in passage.attributions
        if a is not inner and any(s <= cue[0][0] and cue[-1][1] <= e for s, e in a.spans("content"))
        and a.spans("content") != inner.spans("content")
    ]  # fmt: skip
    return sorted(holders, key=lambda a: a.spans("content")[0][0] - a.spans("content")[-1][1])


Found = tuple[Sequence[Statement], ActorLayer]


def read(items: Sequence[Item], pipeline: Pipeline) -> Iterator[Found]:
    """The statements of each passage, and its actors."""
    knowledge = load_knowledge()
    analyses = pipeline.read([item.passage.text for item in items])
    for analysis in analyses:
        report = document(analysis.text, None)
        times = find_times(report, analysis)
        actors = resolve(report, analysis, knowledge)
        yield find_statements(report, analysis, times, actors), actors


def score(items: Sequence[Item], found: Sequence[Found]) -> dict[str, float]:
    """The figures, in percent."""
    counts: Counter[str] = Counter()
    for item, (statements, actors) in zip(items, found, strict=True):
        counts.update(_count(item, statements, actors))
    links = f1(counts["linked"], counts["found"], counts["wanted"])
    hops = f1(counts["hops right"], counts["hops found"], counts["hops wanted"])
    right = f1(counts["actor"], counts["found"], counts["wanted"])
    shares = {
        key: 100 * counts[key] / max(1, counts["linked"])
        for key in ("actor", "act", "negated", "hedged")
    }
    return {
        **{f"linked_{key}": value for key, value in links.items()},
        **{f"chain_{key}": value for key, value in hops.items()},
        "linked_actor_f1": right["f1"],
        **shares,
    }


def _count(item: Item, statements: Sequence[Statement], actors: ActorLayer) -> Counter[str]:
    pairs = link(item, statements, actors)
    taken = {j for _, j in pairs}
    spare = [
        s for j, s in enumerate(statements)
        if j not in taken and not _is_optional(item, s)
    ]  # fmt: skip
    kept = [statements[j] for j in sorted(taken)]
    counts = Counter(
        {
            "wanted": len(item.wanted),
            "found": len(kept) + len(spare),
            "linked": len(pairs),
            "hops wanted": sum(len(w.chain) for w in item.wanted),
            "hops found": sum(len(s.chain) - 1 for s in (*kept, *spare)),
        }
    )
    for i, j in pairs:
        wanted, statement = item.wanted[i], statements[j]
        counts["hops right"] += hops_right(wanted, statement, actors)
        counts["actor"] += has_actor(wanted, statement, actors)
        counts["act"] += statement.act in wanted.acts
        counts["negated"] += statement.negated == wanted.negated
        counts["hedged"] += statement.hedged == wanted.hedged
    return counts


def link(item: Item, statements: Sequence[Statement], actors: ActorLayer) -> list[tuple[int, int]]:
    """(gold, found) pairs by the best total Dice; of equal contents the one of the right actor."""
    if not item.wanted or not statements:
        return []
    text = item.passage.text
    value = np.zeros((len(item.wanted), len(statements)))
    for i, wanted in enumerate(item.wanted):
        for j, statement in enumerate(statements):
            dice = _dice(text, wanted.content, _content(statement))
            if dice >= LEAST_DICE:
                value[i, j] = dice + 0.1 * has_actor(wanted, statement, actors)
    rows, columns = linear_sum_assignment(-value)
    return [(int(i), int(j)) for i, j in zip(rows, columns, strict=True) if value[i, j] > 0]


def _content(statement: Statement) -> Spans:
    return tuple((e.start, e.end) for e in statement.content)


def _dice(text: str, one: Spans, other: Spans) -> float:
    left, right = characters(text, one), characters(text, other)
    return 2 * len(left & right) / max(1, len(left) + len(right))


def _is_optional(item: Item, statement: Statement) -> bool:
    text, content = item.passage.text, _content(statement)
    return any(_dice(text, content, spans) >= LEAST_DICE for spans in item.optional)


def has_actor(wanted: Wanted, statement: Statement, actors: ActorLayer) -> bool:
    """Whether the speaker is who the gold says, and speaks for whom it says."""
    if not is_actor(wanted.actor, statement.speaker, statement.speaker_principal, actors):
        return False
    principal = wanted.principal
    return principal is None or principal in (statement.speaker_principal, statement.speaker)


def is_actor(wanted: str, speaker: str | None, principal: str | None, actors: ActorLayer) -> bool:
    """Whether a speaker is the wanted one: an id (its organs and ministries too) or a name."""
    actor = actors.by_id.get(speaker or "")
    if wanted == OPEN:
        return speaker is None or speaker.startswith("group:")
    if actor is None:
        return wanted in (speaker, principal)
    names = {name.casefold() for name in (actor.name, *actor.aliases)}
    return wanted in (speaker, principal, actor.parent) or wanted.casefold() in names


def hops_right(wanted: Wanted, statement: Statement, actors: ActorLayer) -> int:
    """Hops of a gold chain that the statement's chain has, in order."""
    right, links = 0, list(statement.chain[1:])
    for hop in wanted.chain:
        for n, found in enumerate(links):
            behind = statement.speaker_principal if found is statement.chain[-1] else None
            if _is_hop(hop, found, behind, actors):
                right += 1
                del links[: n + 1]
                break
    return right


def _is_hop(hop: Hop, found: Link, behind: str | None, actors: ActorLayer) -> bool:
    """Whether a link is a hop of the gold; `behind` is whom the last speaker speaks for."""
    if _ROLES.get(found.role, "speaker") != hop.role:
        return False
    evidence = found.evidence
    touches = evidence is not None and any(
        evidence.start < end and start < evidence.end for start, end in hop.spans
    )
    if hop.role != "speaker" or hop.actor == OPEN:
        return touches
    actor = actors.by_id.get(found.actor or "")
    principal = behind or (None if actor is None else actor.country or actor.parent)
    return is_actor(hop.actor, found.actor, principal, actors)


def misses(items: Sequence[Item], found: Sequence[Found]) -> Iterator[str]:
    """A line for everything that is not right."""
    for item, (statements, actors) in zip(items, found, strict=True):
        text = item.passage.text
        pairs = dict(link(item, statements, actors))
        taken = set(pairs.values())
        for i, wanted in enumerate(item.wanted):
            words = " | ".join(text[a:b] for a, b in wanted.content)[:90]
            if i not in pairs:
                yield f"{item.passage.line}: not found: {words}"
                continue
            statement = statements[pairs[i]]
            yield from (
                f"{item.passage.line}: {p}: {words}" for p in _wrong(wanted, statement, actors)
            )
        for j, statement in enumerate(statements):
            if j not in taken and not _is_optional(item, statement):
                words = " | ".join(text[a:b] for a, b in _content(statement))
                who = f"{statement.speaker_text} [{statement.cue}]"
                yield f"{item.passage.line}: spare: {who} {words}"


def _wrong(wanted: Wanted, statement: Statement, actors: ActorLayer) -> Iterator[str]:
    if not has_actor(wanted, statement, actors):
        asked = f"{wanted.actor} for {wanted.principal}"
        yield f"speaker {statement.speaker} for {statement.speaker_principal}, not {asked}"
    if statement.act not in wanted.acts:
        yield f"act {statement.act}, not {'|'.join(sorted(wanted.acts))}"
    if statement.negated != wanted.negated:
        yield f"negated {statement.negated}"
    if statement.hedged != wanted.hedged:
        yield f"hedged {statement.hedged}"
    right = hops_right(wanted, statement, actors)
    if right < max(len(wanted.chain), len(statement.chain) - 1):
        hops = " < ".join(f"{h.role}:{h.name}" for h in statement.chain[1:])
        yield f"chain {hops or 'empty'}, {right} of {len(wanted.chain)} right"


def main(argv: list[str]) -> None:
    """Command line."""
    parser = argparse.ArgumentParser(
        prog="python -m bench statements",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--data", type=Path, default=GOLD, help="a file in the notation of the gold"
    )
    parser.add_argument("--pipeline", default="foedus", help="foedus, fast or spacy:NAME")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--misses", action="store_true", help="list what is not right")
    args = parser.parse_args(argv)
    items = read_gold(args.data)
    found = list(read(items, load(args.pipeline)))
    if args.misses:
        for line in misses(items, found):
            print(line)
    publish(score(items, found), args.json)
