"""Who held an office on a day: ``python -m bench offices [--read] [--json] [--misses]``.

``bench/gold/offices.csv`` asks for the holder of an office in words ("the Iranian foreign
minister") on a day; its answers were written down from well-known events, apart from the
knowledge base, and no day is one on which the office changed hands. Asked is
``Knowledge.who``; with ``--read`` the whole actor step instead, in a sentence of a report dated
that day. An answer is one person, right or wrong; more persons, nobody, or one person whose term
is still unverified and who is not the right one, leave the question open.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.reading import Reader, document
from bench.report import arguments, publish
from foedus.actors import Knowledge, load_knowledge, resolve

GOLD = Path(__file__).parent / "gold" / "offices.csv"
RIGHT, OPEN, WRONG = "right", "open", "wrong"


@dataclass(frozen=True)
class Question:
    """An office in words, a day, and the person who held it.

    Attributes:
        id: The person's id in the knowledge base. ``name``: the person's name, for the reader.
        event: What happened on or around that day, where that helps to check the answer.
    """

    words: str
    day: str
    id: str
    name: str
    event: str


@dataclass(frozen=True)
class Answer:
    """The persons named for a question, and whether they are stated without reservation."""

    persons: tuple[str, ...]
    sure: bool


def read_gold(path: Path = GOLD) -> list[Question]:
    """The questions, in the order of the file."""
    with path.open(encoding="utf-8", newline="") as file:
        return [Question(**row) for row in csv.DictReader(file)]


def judge(question: Question, answer: Answer) -> str:
    """``right``, ``open`` or ``wrong``; wrong is only what is stated as sure."""
    if answer.persons == (question.id,):
        return RIGHT
    return WRONG if len(answer.persons) == 1 and answer.sure else OPEN


def ask(questions: Iterable[Question], knowledge: Knowledge) -> Iterator[Answer]:
    """Answers of the knowledge base."""
    for question in questions:
        persons = knowledge.who(question.words, question.day)
        sure = all(person.confidence == 1 for person in persons)
        yield Answer(tuple(person.id for person in persons), sure)


def read(questions: Sequence[Question], knowledge: Knowledge, reader: Reader) -> Iterator[Answer]:
    """Answers of the actor step, each question the subject of a sentence of its own report."""
    texts = [
        f"{q.words[0].upper()}{q.words[1:]} said that the talks would go on." for q in questions
    ]
    analyses = reader.read(texts)
    for question, text, analysis in zip(questions, texts, analyses, strict=True):
        layer = resolve(document(text, question.day), analysis, knowledge)
        subject = [m.actor for m in layer.mentions if m.kind == "title" and m.start <= len("The ")]
        persons = dict.fromkeys(a for a in subject if a is not None and a in knowledge.actors)
        sure = all(knowledge.actors[person].confidence == 1 for person in persons)
        yield Answer(tuple(persons), sure)


def main(argv: Sequence[str]) -> int:
    """Print how many questions are answered rightly, left open, and answered wrongly."""
    parser = arguments("offices", __doc__, "questions of your own", GOLD)
    parser.add_argument("--read", action="store_true", help="ask the actor step, not the base")
    parser.add_argument("--misses", action="store_true", help="print every question not right")
    args = parser.parse_args(argv)
    questions, knowledge = read_gold(args.data), load_knowledge()
    answers = list(
        read(questions, knowledge, Reader(args.pipeline)) if args.read
        else ask(questions, knowledge)
    )  # fmt: skip
    verdicts = [judge(q, a) for q, a in zip(questions, answers, strict=True)]
    if args.misses:
        for question, answer, verdict in zip(questions, answers, verdicts, strict=True):
            if verdict != RIGHT:
                print(verdict, question.day, question.words, question.id, answer.persons, sep="\t")
    publish(figures(Counter(verdicts)), args.json)
    return 0


def figures(counts: Counter[str]) -> dict[str, float]:
    """The number of questions, and the percent of them that got each verdict."""
    total = counts.total()
    shares = {verdict: 100 * counts[verdict] / max(1, total) for verdict in (RIGHT, OPEN, WRONG)}
    return {"questions": float(total), **shares}
