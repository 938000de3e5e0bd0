"""CoNLL-U to Analysis: gold parses for tests, benchmarks and hand-written golden cases.

Format: https://universaldependencies.org/format.html. Multi-word tokens ("don't") give their
parts exact characters where the parts spell the whole, else all parts share its span.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from foedus.language.analysis import Analysis, Name, Sentence, Token


def from_conllu(conllu: str, version: str = "gold") -> Analysis:
    """Read one document of CoNLL-U.

    The text is laid out from the forms and ``SpaceAfter=No``; ``# newpar`` starts a new
    paragraph. ``NER=B-PER`` / ``NER=I-PER`` in MISC become names; attributions stay empty.

    Raises:
        ValueError: A row does not have ten columns.
    """
    text = ""
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    tags: list[str] = []
    for comments, rows in _blocks(conllu.splitlines()):
        if text:
            text = text.rstrip() + ("\n\n" if any("newpar" in c for c in comments) else " ")
        text, spans, space_after = _lay_out(text, rows)
        words = [row for row in rows if row[0].isdigit()]
        first = len(tokens)
        for row, (start, end) in zip(words, spans, strict=True):
            i = len(tokens)
            head = int(row[6])
            tokens.append(
                Token(
                    i=i,
                    start=start,
                    end=end,
                    text=text[start:end],
                    lemma=row[2],
                    upos=row[3],
                    feats="" if row[5] == "_" else row[5],
                    head=i if head == 0 else first + head - 1,
                    deprel=row[7],
                    sentence=len(sentences),
                )
            )
            tags.append(_misc(row).get("NER", "O"))
        sentences.append(Sentence(first, len(tokens), tokens[first].start, tokens[-1].end))
        text += " " if space_after else ""
    names = tuple(_names(tags, tokens))
    return Analysis(text.rstrip(), tuple(tokens), tuple(sentences), names, (), version)


def _blocks(lines: Iterable[str]) -> Iterator[tuple[list[str], list[list[str]]]]:
    comments: list[str] = []
    rows: list[list[str]] = []
    for line in [*lines, ""]:
        if line.startswith("#"):
            comments.append(line)
        elif line.strip():
            columns = line.split("\t")
            if len(columns) != 10:
                raise ValueError(f"not a CoNLL-U row: {line!r}")
            rows.append(columns)
        elif rows:
            yield comments, rows
            comments, rows = [], []


def _lay_out(text: str, rows: list[list[str]]) -> tuple[str, list[tuple[int, int]], bool]:
    """Append the sentence's characters; give each syntactic word its span."""
    spans: list[tuple[int, int]] = []
    whole_until, whole_span, cursor = 0, (0, 0), 0
    space = False
    for row in rows:
        key, form = row[0], row[1]
        if "-" in key:
            text += " " if space else ""
            whole_until = int(key.split("-")[1])
            whole_span = (len(text), len(text) + len(form))
            cursor = whole_span[0]
            text += form
            space = _misc(row).get("SpaceAfter") != "No"
        elif key.isdigit() and int(key) <= whole_until:
            if text.startswith(form, cursor) and cursor + len(form) <= whole_span[1]:
                spans.append((cursor, cursor + len(form)))
                cursor += len(form)
            else:
                spans.append(whole_span)
        elif key.isdigit():
            text += " " if space else ""
            spans.append((len(text), len(text) + len(form)))
            text += form
            space = _misc(row).get("SpaceAfter") != "No"
    return text, spans, space


def _misc(row: list[str]) -> dict[str, str]:
    return dict(part.partition("=")[::2] for part in row[9].split("|"))


def _names(tags: list[str], tokens: list[Token]) -> Iterator[Name]:
    i = 0
    while i < len(tags):
        if tags[i].startswith("B-"):
            last = i + 1
            while last < len(tags) and tags[last] == "I-" + tags[i][2:]:
                last += 1
            yield Name(i, last, tokens[i].start, tokens[last - 1].end, tags[i][2:], 1.0)
            i = last
        else:
            i += 1
