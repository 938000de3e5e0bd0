"""`python -m bench countries`: names of countries, peoples, capitals and big cities to ISO 3166-1.

The gold (``bench/gold/countries.csv``: form, kind, country) was written without the data files of
the knowledge base in view: names of the UN members and other territories, the official and older
ones, adjectives, demonyms, capitals, and cities of a million inhabitants in their usual spellings.
A form is right if the likeliest actor that ``Knowledge.lookup`` gives for it belongs to the
country; it is open if the country only stands among the others.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.report import arguments, publish
from foedus.actors import Knowledge, load_knowledge

GOLD = Path(__file__).parent / "gold" / "countries.csv"


@dataclass(frozen=True, slots=True)
class Asked:
    """One form of the gold, and the countries found for it, likeliest first."""

    form: str
    kind: str
    country: str
    found: tuple[str, ...]

    @property
    def right(self) -> bool:
        """The likeliest bearer of the name belongs to the country."""
        return self.found[:1] == (self.country,)

    @property
    def open(self) -> bool:
        """The country is found, though another comes first."""
        return not self.right and self.country in self.found


def ask(knowledge: Knowledge, gold: Iterable[dict[str, str]]) -> Iterator[Asked]:
    """Look every form up as it is written."""
    for row in gold:
        actors = (knowledge.actors[a.actor] for a in knowledge.lookup(row["form"]))
        countries = dict.fromkeys(actor.country for actor in actors if actor.country)
        yield Asked(row["form"], row["kind"], row["country"], tuple(countries))


def shares(asked: Iterable[Asked]) -> dict[str, float]:
    """Percent right, of all forms and of each kind; percent open and not right at all."""
    answers = list(asked)
    total, right = Counter(a.kind for a in answers), Counter(a.kind for a in answers if a.right)
    figures = {"forms": float(len(answers)), "right": 100 * right.total() / max(1, len(answers))}
    figures["open"] = 100 * sum(a.open for a in answers) / max(1, len(answers))
    return figures | {kind: 100 * right[kind] / total[kind] for kind in total}


def read_gold(path: Path) -> list[dict[str, str]]:
    """Rows of a gold file."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def main(argv: list[str]) -> None:
    """Command line."""
    parser = arguments("countries", __doc__, "a CSV file: form, kind, country", GOLD, reads=False)
    parser.add_argument("--misses", action="store_true", help="list every form that is not right")
    args = parser.parse_args(argv)
    answers = list(ask(load_knowledge(), read_gold(args.data)))
    publish(shares(answers), args.json)
    if args.misses:
        for a in answers:
            if not a.right:
                found = ", ".join(a.found) or "nothing"
                print(f"{a.kind}: {a.form!r} is {a.country}, found {found}", file=sys.stderr)
