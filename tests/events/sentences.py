"""Hand-parsed sentences in a compact notation, and the layers the step is given with them.

One sentence a line, one word after the other: ``form/lemma/UPOS/head:relation[/features]``. The
lemma may be left empty where it is the form in lower case.
"""

from __future__ import annotations

from pathlib import Path

from foedus.actors import ActorLayer
from foedus.events import Coding, code, load_codebook
from foedus.language import Analysis, from_conllu
from foedus.records import (
    Act,
    Actor,
    Date,
    Document,
    Event,
    Link,
    Mention,
    Statement,
    content_id,
    quote,
)
from foedus.time import TimeExpression, TimeLayer

PUBLISHED = Date("2024-06-03", "2024-06-03", "2024-06-03", "stated")
GLUED = {",", ".", ":", ";", "?", "’s", "'s", "n’t"}
KNOWN = {
    "Ruritania": ("RUR", "state"),
    "Ruritanian": ("RUR", "state"),
    "Syldavia": ("SYL", "state"),
    "Syldavian": ("SYL", "state"),
    "Borduria": ("BOR", "state"),
    "Bordurian": ("BOR", "state"),
    "NATO": ("NATO", "organization"),
    "League": ("LEAGUE", "organization"),
    "Council": ("LEAGUE/council", "organ"),
    "Zapp": ("zapp", "person"),
    "Plekszy": ("plekszy", "person"),
    "It": ("RUR", "state"),
    "its": ("RUR", "state"),
}
PARENTS = {"LEAGUE/council": "LEAGUE"}
PRINCIPALS = {"zapp": "RUR", "plekszy": "SYL"}


def told(file: str) -> list[tuple[str, list[str]]]:
    """Sentences of a file beside this one, each with what it tells: ``text | a b c; d e f``."""
    lines = Path(__file__).with_name(file).read_text("utf-8").splitlines()
    parts = (line.partition(" |") for line in lines if not line.startswith("#"))
    return [(text, [one for one in said.split(";") if one.strip()]) for text, _, said in parts]


def parse(*lines: str) -> Analysis:
    """The analysis of a report, one sentence a line."""
    rows = ["# newpar"]
    for line in lines:
        words = [_fields(word) for word in line.split()]
        for number, (form, lemma, upos, head, relation, features) in enumerate(words, 1):
            following = words[number][0] if number < len(words) else ""
            misc = "SpaceAfter=No" if following in GLUED else "_"
            columns = (number, form, lemma, upos, "_", features, head, relation, "_", misc)
            rows.append("\t".join(str(column) for column in columns))
        rows.append("")
    return from_conllu("\n".join(rows) + "\n")


def _fields(word: str) -> tuple[str, str, str, str, str, str]:
    form, lemma, upos, link, *features = word.split("/")
    head, _, relation = link.partition(":")
    return form, lemma or form.lower(), upos, head, relation, features[0] if features else "_"


def document(analysis: Analysis) -> Document:
    """A report of Monday 3 June 2024 with the text of an analysis."""
    return Document(
        id=content_id("d", analysis.text), uri="report.txt", outlet="The Gazette", title=None,
        authors=(), published=PUBLISHED, published_basis="stated", published_reasoning="",
        language="en", text=analysis.text, parts=(), removed=(), credits=(), version="test",
    )  # fmt: skip


def actors(analysis: Analysis, report: Document) -> ActorLayer:
    """A mention for every known name, used as the parse says."""
    mentions = []
    for token in analysis.tokens:
        if token.text not in KNOWN:
            continue
        actor, kind = KNOWN[token.text]
        prepositions = {t.text.lower() for t in analysis.dependents(token.i, "case")}
        use = "actor"
        if token.rel in ("amod", "compound") or token.deprel in ("nmod:poss", "nmod:desc"):
            use = "modifier"
        elif kind == "state" and prepositions & {"in", "at"}:
            use = "place"
        mentions.append(
            Mention(
                report.id, token.start, token.end, token.i, actor, (), "name", use,  # type: ignore[arg-type]
                PRINCIPALS.get(actor, actor), "test", 1.0,
            )
        )  # fmt: skip
    known = {
        actor: Actor(
            actor,
            actor,
            kind,
            (),
            (),
            None,
            None,
            PARENTS.get(actor),
            (),
            1.0,
            "test",  # type: ignore[arg-type]
        )
        for actor, kind in KNOWN.values()
    }
    used = {mention.actor for mention in mentions}
    return ActorLayer(tuple(mentions), tuple(known[name] for name in sorted(used) if name))


def read(
    *lines: str,
    statements: tuple[Statement, ...] = (),
    expressions: tuple[TimeExpression, ...] = (),
    governed: dict[int, int] | None = None,
) -> Coding:
    """What the step codes in hand-parsed sentences."""
    analysis = parse(*lines)
    report = document(analysis)
    times = TimeLayer(report, expressions, governed or {})
    return code(report, analysis, times, actors(analysis, report), statements, load_codebook())


def said(lines: tuple[str, ...], content: str, speaker: str, act: str = "assert") -> Statement:
    """A statement in hand-parsed sentences, given by the words of its content."""
    analysis = parse(*lines)
    report = document(analysis)
    start = analysis.text.index(content)
    spans = (quote(report.id, analysis.text, start, start + len(content)),)
    chain = (
        Link("outlet", None, "The Gazette", None),
        Link("speaker", speaker, speaker, spans[0]),
    )
    return Statement(
        id=content_id("s", content, speaker), document=report.id, speaker=speaker,
        speaker_principal=PRINCIPALS.get(speaker, speaker), speaker_text=speaker, chain=chain,
        cue="said", content=spans, within=None, form="indirect", act=act, about=(), polarity=0,  # type: ignore[arg-type]
        hedged=False, negated=False, said_on=PUBLISHED, place=None, medium=None, evidence=spans,
        confidence=1.0, version="test",
    )  # fmt: skip


def brief(event: Event) -> tuple[str, tuple[str, ...], tuple[str, ...], str]:
    """Type, sides and modality of an event."""
    return event.type, event.source, event.target, event.modality


def brief_act(act: Act) -> tuple[str, str, str, str]:
    """Value, state, organization and modality of an act."""
    return act.value, act.state, act.organization, act.modality
