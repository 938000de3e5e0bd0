# ruff: noqa: E501 - one parsed word after the other
"""Lists with a date each: every item is found, with its own date."""

from sentences import parse, read

from foedus.records import Date
from foedus.time import TimeExpression

SUSPENDED = "League/League/PROPN/2:nsubj suspended/suspend/VERB/0:root/Tense=Past Ruritania//PROPN/2:obj in//ADP/5:case 2021//NUM/2:obl ,//PUNCT/7:punct Syldavia//PROPN/5:appos in//ADP/9:case 2022//NUM/2:obl and//CCONJ/11:cc Borduria//PROPN/7:conj in//ADP/13:case 2023//NUM/11:nmod .//PUNCT/2:punct"
LEFT = "Ruritania//PROPN/2:nsubj left/leave/VERB/0:root/Tense=Past NATO//PROPN/2:obj in//ADP/5:case 2021//NUM/2:obl ,//PUNCT/7:punct Syldavia//PROPN/2:obj in//ADP/9:case 2022//NUM/2:obl .//PUNCT/2:punct"
ONE_DATE = "League/League/PROPN/2:nsubj suspended/suspend/VERB/0:root/Tense=Past Ruritania//PROPN/2:obj in//ADP/5:case 2021//NUM/2:obl ,//PUNCT/7:punct Syldavia//PROPN/2:dep said/say/VERB/2:parataxis .//PUNCT/2:punct"


VISITED = "Ruritania//PROPN/2:nsubj visited/visit/VERB/0:root/Tense=Past Syldavia//PROPN/2:obj in//ADP/5:case 2021//NUM/2:obl and//CCONJ/7:cc Borduria//PROPN/3:conj in//ADP/9:case 2022//NUM/2:obl .//PUNCT/2:punct"


def years(line: str) -> tuple[TimeExpression, ...]:
    return tuple(
        TimeExpression(t.start, t.end, t.i, t.i + 1, "DATE", t.text, _year(t.text), "test", 1.0)
        for t in parse(line).tokens
        if t.upos == "NUM"
    )


def _year(text: str) -> Date:
    return Date(text, f"{text}-01-01", f"{text}-12-31", "stated")


def told(line: str) -> list[tuple[str, str, str | None]]:
    acts = read(line, expressions=years(line), governed={1: 0}).acts
    return [(act.value, act.state, act.date.edtf if act.date else None) for act in acts]


def test_items_of_the_object() -> None:
    assert told(SUSPENDED) == [
        ("suspended", "RUR", "2021"),
        ("suspended", "SYL", "2022"),
        ("suspended", "BOR", "2023"),
    ]
    events = read(SUSPENDED, expressions=years(SUSPENDED)).events
    assert [e.target for e in events if e.source == ("LEAGUE",)] == [("RUR",), ("SYL",), ("BOR",)]


def test_items_joined_by_and() -> None:
    events = read(VISITED, expressions=years(VISITED), governed={1: 0}).events
    assert [(e.target, e.date.edtf) for e in events if e.date] == [
        (("SYL",), "2021"),
        (("BOR",), "2022"),
    ]


def test_items_of_the_subject() -> None:
    assert told(LEFT) == [("withdraws", "RUR", "2021"), ("withdraws", "SYL", "2022")]


def test_a_name_without_a_date_begins_something_else() -> None:
    assert told(ONE_DATE) == [("suspended", "RUR", "2021")]
