"""`python -m bench attribution --data DIR`: source, cue, content (PolNeAR layout).

Two measures. Exact: F1 of source, cue and content spans, every piece's characters right. Linked:
an attribution counts when its content overlaps the gold content with Dice >= 0.8 on letters and
digits and its source overlaps the gold source, matched one to one; also by direct, mixed and
indirect speech. An article with several annotators is scored against the first by name.

`--annotators` scores the articles of each annotator by themselves: people mark differently.

`--step` measures what the statements step makes of it, without actors: its outermost statements
that have a cue (the corpus has hardly any other).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import linear_sum_assignment

from bench.report import arguments, f1, publish
from foedus.language import Analysis, Piece, Pipeline, load

Spans = tuple[tuple[int, int], ...]
ROLES = ("source", "cue", "content")
LEAST_DICE = 0.8


@dataclass(frozen=True)
class Triple:
    """One attribution as character spans."""

    source: Spans
    cue: Spans
    content: Spans


_ENTITY = re.compile(r"^(T\d+)\t(\w+) ([\d; ]+)\t", re.MULTILINE)
_EVENT = re.compile(r"^E\d+\t(.+)$", re.MULTILINE)


def read_ann(ann: str) -> list[Triple]:
    """Attributions of a brat file; text fields with line breaks in them are skipped over."""
    spans = {}
    for key, _, offsets in _ENTITY.findall(ann):
        pieces = (piece.split() for piece in offsets.strip().split(";"))
        spans[key] = [(int(a), int(b)) for a, b in pieces]
    triples = []
    for line in _EVENT.findall(ann):
        roles: dict[str, set[tuple[int, int]]] = {role: set() for role in ROLES}
        for argument in line.split():
            role, _, key = argument.partition(":")
            role = role.rstrip("0123456789").lower()
            if role in roles:
                roles[role].update(spans.get(key, ()))
        triples.append(Triple(*(tuple(sorted(roles[role])) for role in ROLES)))
    return triples


def found_by(analysis: Analysis) -> list[Triple]:
    """The attributions of an analysis."""
    return [Triple(_of(a.source), _of(a.cue), _of(a.content)) for a in analysis.attributions]


def found_by_step(analysis: Analysis) -> list[Triple]:
    """The outermost statements with a cue that the statements step finds in an analysis."""
    from foedus.actors.layer import ActorLayer
    from foedus.statements.find import find_frames
    from foedus.statements.lexicon import load_lexicon
    from foedus.statements.quotations import find_quotations
    from foedus.statements.relations import nesting
    from foedus.statements.text import Text

    quotations = find_quotations(analysis.text)
    frames = find_frames(Text(analysis, ActorLayer((), ()), load_lexicon(), quotations))
    outermost = [f for f, outer in zip(frames, nesting(frames), strict=True) if outer is None]
    return [Triple(_of(f.source), _of(f.cue), _of(f.content)) for f in outermost if f.cue]


def _of(pieces: Iterable[Piece]) -> Spans:
    return tuple((p.start, p.end) for p in pieces)


def characters(text: str, spans: Spans) -> set[int]:
    """Positions of letters and digits inside spans."""
    return {i for a, b in spans for i in range(a, b) if text[i].isalnum()}


def speech_form(text: str, content: Spans) -> str:
    """Direct (>= 95 % of letters and digits inside quotation marks), indirect (none), mixed."""
    inside = quoted(text)
    chars = characters(text, content)
    share = len(chars & inside) / max(1, len(chars))
    return "direct" if share >= 0.95 else "indirect" if share == 0 else "mixed"


def quoted(text: str) -> set[int]:
    """Positions inside double quotation marks, paragraph by paragraph."""
    inside: set[int] = set()
    for match in re.finditer(r"[“\"]([^“”\"\n]+)(?:[”\"]|$)", text, re.MULTILINE):
        inside.update(range(*match.span(1)))
    return inside


def linked(text: str, gold: Sequence[Triple], system: Sequence[Triple]) -> list[tuple[int, int]]:
    """(gold, system) pairs that match, one to one, by the best total Dice."""
    if not gold or not system:
        return []
    dice = np.zeros((len(gold), len(system)))
    gold_sets = [(characters(text, g.content), characters(text, g.source)) for g in gold]
    for j, s in enumerate(system):
        content, source = characters(text, s.content), characters(text, s.source)
        for i, (gold_content, gold_source) in enumerate(gold_sets):
            same_source = bool(source & gold_source) or not (source or gold_source)
            if same_source and content and gold_content:
                overlap = len(content & gold_content)
                value = 2 * overlap / (len(content) + len(gold_content))
                dice[i, j] = value if value >= LEAST_DICE else 0
    rows, columns = linear_sum_assignment(-dice)
    return [(int(i), int(j)) for i, j in zip(rows, columns, strict=True) if dice[i, j] > 0]


def score(items: Iterable[tuple[str, list[Triple], list[Triple]]]) -> dict[str, float]:
    """F1 in percent over (text, gold, system) articles."""
    hits: Counter[str] = Counter()
    golds: Counter[str] = Counter()
    systems: Counter[str] = Counter()
    for text, gold, system in items:
        for role in ROLES:
            mine = {spans for t in system if (spans := getattr(t, role))}
            theirs = {spans for t in gold if (spans := getattr(t, role))}
            hits[role] += len(mine & theirs)
            golds[role] += len(theirs)
            systems[role] += len(mine)
        pairs = linked(text, gold, system)
        forms = [speech_form(text, t.content) for t in gold]
        mine_forms = [speech_form(text, t.content) for t in system]
        golds.update(forms)
        systems.update(mine_forms)
        golds["linked"] += len(gold)
        systems["linked"] += len(system)
        hits["linked"] += len(pairs)
        hits.update(forms[i] for i, _ in pairs)
    figures = {
        f"{key}_f1": f1(hits[key], systems[key], golds[key])["f1"]
        for key in (*ROLES, "linked", "direct", "mixed", "indirect")
    }
    links = f1(hits["linked"], systems["linked"], golds["linked"])
    return figures | {f"linked_{key}": links[key] for key in ("precision", "recall")}


@dataclass(frozen=True)
class Article:
    """A marked article."""

    text: str
    gold: list[Triple]
    annotator: str


def articles(folder: Path) -> list[Article]:
    """Every article of a PolNeAR part."""
    found = []
    for path in sorted((folder / "text").glob("*.txt")):
        annotations = sorted((folder / "attributions").glob(path.stem + "_*.ann"))
        if annotations:
            annotator = annotations[0].stem.removeprefix(path.stem + "_")
            gold = read_ann(annotations[0].read_text("utf-8"))
            found.append(Article(path.read_text("utf-8"), gold, annotator))
    return found


def run(
    folder: Path, pipeline: Pipeline, found: Callable[[Analysis], list[Triple]] = found_by
) -> dict[str, float]:
    """Read every article and score what is found in it: by default the model's attributions."""
    return _scored(articles(folder), pipeline, found)


def run_by_annotator(
    folder: Path, pipeline: Pipeline, found: Callable[[Analysis], list[Triple]] = found_by
) -> dict[str, float]:
    """The figures of :func:`run` for the articles of each annotator, and how many these are."""
    marked: dict[str, list[Article]] = defaultdict(list)
    for article in articles(folder):
        marked[article.annotator].append(article)
    figures: dict[str, float] = {}
    for annotator, some in sorted(marked.items()):
        scores = {"articles": len(some), **_scored(some, pipeline, found)}
        figures |= {f"{annotator} {key}": value for key, value in scores.items()}
    return figures


def _scored(
    some: Sequence[Article], pipeline: Pipeline, found: Callable[[Analysis], list[Triple]]
) -> dict[str, float]:
    read = pipeline.read([article.text for article in some])
    pairs = zip(some, read, strict=True)
    return score((article.text, article.gold, found(analysis)) for article, analysis in pairs)


def main(argv: list[str]) -> None:
    """Command line."""
    parser = arguments("attribution", __doc__, "a folder with text/ and attributions/")
    parser.add_argument("--step", action="store_true", help="measure the statements step instead")
    parser.add_argument("--annotators", action="store_true", help="one annotator after the other")
    args = parser.parse_args(argv)
    measure = run_by_annotator if args.annotators else run
    found = found_by_step if args.step else found_by
    publish(measure(args.data, load(args.pipeline), found), args.json)
