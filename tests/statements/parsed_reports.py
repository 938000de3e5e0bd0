"""Hand-parsed reports in a compact notation, and the layers the step is given with them.

One word a line: form, lemma, part of speech, head (1-based in its sentence, 0 for the root),
relation, and features if any. A blank line ends a sentence, ``---`` a paragraph.
"""

from __future__ import annotations

from foedus.actors.layer import ActorLayer
from foedus.language import Analysis, Attribution, Piece, from_conllu
from foedus.records import Actor, Date, Document, Mention, Part, Statement
from foedus.statements import find_statements
from foedus.time.layer import TimeExpression, TimeLayer

_GLUED_LEFT = {",", ".", ":", ";", "?", "!", "”", ")", "’s", "'s", "n’t", "’"}
_GLUED_RIGHT = {"“", "("}
PUBLISHED = Date("2024-05-20", "2024-05-20", "2024-05-20", "stated")


def parse(notation: str) -> Analysis:
    """The analysis of a report in the compact notation."""
    lines: list[str] = ["# newpar"]
    number = 0
    rows = [line.split() for line in notation.strip().splitlines()]
    for at, row in enumerate(rows):
        if not row or row == ["---"]:
            lines.append("" if not row else "# newpar")
            number = 0
            continue
        number += 1
        form, lemma, upos, head, relation, *feats = row
        following = rows[at + 1][0] if at + 1 < len(rows) and rows[at + 1] else ""
        glued = following in _GLUED_LEFT or form in _GLUED_RIGHT
        misc = "SpaceAfter=No" if glued else "_"
        features = feats[0] if feats else "_"
        lines.append(
            "\t".join([str(number), form, lemma, upos, "_", features, head, relation, "_", misc])
        )
    return from_conllu("\n".join(lines) + "\n\n")


def attributed(analysis: Analysis, source: str, cue: str, content: str, score: float) -> Analysis:
    """The same analysis with one attribution of the model, given by its words."""

    def piece(words: str) -> tuple[Piece, ...]:
        start = analysis.text.index(words)
        return (Piece(start, start + len(words)),)

    found = Attribution(piece(source), piece(cue), piece(content), score)
    return Analysis(
        analysis.text, analysis.tokens, analysis.sentences, analysis.names,
        (*analysis.attributions, found), analysis.version,
    )  # fmt: skip


def actor(identity: str, name: str, kind: str = "person") -> Actor:
    """An actor of the knowledge base."""
    return Actor(identity, name, kind, (), (), None, None, None, (), 1.0, "test")  # type: ignore[arg-type]


def cast(analysis: Analysis, **words: str) -> ActorLayer:
    """Mentions for words of the text: ``Moscow="RUS"``, ``she="anna-berg>SWE"``.

    An id may be followed by the principal after ``>``; ``@`` before it makes a place,
    ``outlet:`` before it an outlet.
    """
    mentions, actors = [], {}
    for word, spec in words.items():
        use = "place" if spec.startswith("@") else "actor"
        kind = "outlet" if spec.startswith("outlet:") else "person"
        identity, _, principal = spec.removeprefix("@").removeprefix("outlet:").partition(">")
        actors[identity] = actor(identity, word, kind)
        mentions.extend(
            Mention(
                "d-test", token.start, token.end, token.i, identity, (),
                "name", use, principal or None, "test", 1.0,
            )
            for token in analysis.tokens if token.text == word
        )  # fmt: skip
    mentions.sort(key=lambda m: m.start)
    return ActorLayer(tuple(mentions), tuple(actors[i] for i in sorted(actors)))


def document(analysis: Analysis, title_end: int = 0) -> Document:
    """A report of the Harbour Herald with that text; its first characters may be the title."""
    parts = [Part("title", 0, title_end)] if title_end else []
    return Document(
        "d-test", "report.txt", "Harbour Herald", None, (), PUBLISHED, "stated", "",
        "en", analysis.text, tuple(parts), (), (), "test",
    )  # fmt: skip


def dated(analysis: Analysis, words: str, governs: str, iso: str) -> TimeLayer:
    """One time expression that governs a verb."""
    start = analysis.text.index(words)
    tokens = analysis.tokens_between(start, start + len(words))
    verb = next(t.i for t in analysis.tokens if t.text == governs)
    expression = TimeExpression(
        start, start + len(words), tokens[0].i, tokens[-1].i + 1, "DATE", iso,
        Date(iso, iso, iso, "expression"), "test", 1.0,
    )  # fmt: skip
    return TimeLayer(document(analysis), (expression,), {verb: 0})


def read(
    analysis: Analysis,
    actors: ActorLayer | None = None,
    times: TimeLayer | None = None,
    title_end: int = 0,
) -> tuple[Statement, ...]:
    """The statements of a report."""
    report = document(analysis, title_end)
    return find_statements(
        report,
        analysis,
        times or TimeLayer(report, (), {}),
        actors or ActorLayer((), ()),
    )


def said(statement: Statement) -> str:
    """The content in the words of the text, its pieces joined."""
    return " ... ".join(e.exact for e in statement.content)
