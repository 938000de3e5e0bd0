"""Which side of the day of writing a date lies on, by the verb that it belongs to."""

from __future__ import annotations

import pytest
from dated import only, parsed

PAST = "Tense=Past|VerbForm=Fin"
PRESENT = "Tense=Pres|VerbForm=Fin"
PASSIVE = "Tense=Past|VerbForm=Part"
TO = "to/to/PART"
STOP = "././PUNCT"

WEDNESDAY = "2023-11-22"


def value(sentence: str) -> str:
    """The TIMEX3 value of the one expression of a sentence."""
    return only(parsed(sentence), WEDNESDAY).value


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        (f"meet/meet/VERB/0:root/{PRESENT}", "2023-11-24"),
        (f"met/meet/VERB/0:root/{PAST}", "2023-11-17"),
        (f"say/say/VERB/0:root/{PRESENT}", "2023-11-17"),
    ],
)
def test_a_present_tells_what_is_arranged(verb: str, expected: str) -> None:
    assert value(
        f"Ministers/minister/NOUN/2:nsubj {verb} so/so/ADV/2:advmod on/on/ADP/5:case "
        f"Friday/Friday/PROPN/2:obl {STOP}/2:punct"
    ) == expected  # fmt: skip


@pytest.mark.parametrize(
    ("verb", "feats", "expected"),
    [
        ("agree", PAST, "2024-05"),
        ("urge", PAST, "2024-05"),
        ("manage", PAST, "2023-05"),
    ],
)
def test_what_was_agreed_or_urged_is_to_come(verb: str, feats: str, expected: str) -> None:
    assert value(
        f"They/they/PRON/2:nsubj did/{verb}/VERB/0:root/{feats} {TO}/4:mark "
        "leave/leave/VERB/2:xcomp/VerbForm=Inf in/in/ADP/6:case May/May/PROPN/4:obl "
        f"{STOP}/2:punct"
    ) == expected  # fmt: skip


@pytest.mark.parametrize(
    ("auxiliary", "expected"),
    [
        (f"is/be/AUX/3:cop/{PRESENT}", "2023-11-24"),
        (f"had/have/AUX/3:aux/{PAST}", "2023-11-17"),
    ],
)
def test_what_had_been_due_is_over(auxiliary: str, expected: str) -> None:
    assert value(
        f"It/it/PRON/3:nsubj {auxiliary} due/due/ADJ/0:root {TO}/5:mark "
        f"expire/expire/VERB/3:xcomp/VerbForm=Inf Friday/Friday/PROPN/5:obl {STOP}/3:punct"
    ) == expected  # fmt: skip


@pytest.mark.parametrize(
    ("denial", "expected"),
    [("not/not/PART", "2023-11-17"), ("also/also/ADV", "2023-11-24")],
)
def test_who_could_not_be_reached_was_called(denial: str, expected: str) -> None:
    assert value(
        f"He/he/PRON/5:nsubj could/could/AUX/5:aux {denial}/5:advmod be/be/AUX/5:aux:pass "
        f"reached/reach/VERB/0:root/{PASSIVE} Friday/Friday/PROPN/5:obl {STOP}/5:punct"
    ) == expected  # fmt: skip


def test_who_was_never_due_any_more() -> None:
    """ "Had been due to" with "due" read as part of the verb."""
    assert value(
        f"It/it/PRON/6:nsubj had/have/AUX/6:aux/{PAST} been/be/AUX/6:cop/{PASSIVE} "
        f"due/due/ADJ/6:mark {TO}/6:mark expire/expire/VERB/0:root/VerbForm=Inf "
        f"Friday/Friday/PROPN/6:obl {STOP}/6:punct"
    ) == "2023-11-17"  # fmt: skip


def test_neither_of_two_could_be_reached() -> None:
    assert value(
        "Neither/neither/CCONJ/2:cc:preconj he/he/PRON/5:nmod:poss nor/nor/CCONJ/4:cc "
        "they/they/PRON/2:conj aides/aide/NOUN/8:nsubj:pass could/could/AUX/8:aux "
        f"be/be/AUX/8:aux:pass reached/reach/VERB/0:root/{PASSIVE} Friday/Friday/PROPN/8:obl "
        f"{STOP}/8:punct"
    ) == "2023-11-17"  # fmt: skip


def test_what_is_going_to_get_done_is_to_come() -> None:
    assert value(
        f"It/it/PRON/3:nsubj is/be/AUX/3:aux/{PRESENT} "
        f"going/go/VERB/0:root/Tense=Pres|VerbForm=Part {TO}/5:mark "
        "start/start/VERB/3:xcomp/VerbForm=Inf "
        f"getting/get/AUX/7:aux:pass/Tense=Pres|VerbForm=Part beaten/beat/VERB/5:xcomp/{PASSIVE} "
        f"in/in/ADP/9:case May/May/PROPN/7:obl {STOP}/3:punct"
    ) == "2024-05"  # fmt: skip


@pytest.mark.parametrize(
    ("adverb", "expected"),
    [("usually/usually", "XXXX-WXX-5"), ("quietly/quietly", "2023-11-24")],
)
def test_what_is_usual_is_a_repetition(adverb: str, expected: str) -> None:
    assert value(
        f"Ministers/minister/NOUN/3:nsubj {adverb}/ADV/3:advmod meet/meet/VERB/0:root/{PRESENT} "
        f"on/on/ADP/5:case Friday/Friday/PROPN/3:obl {STOP}/3:punct"
    ) == expected  # fmt: skip


def test_who_would_not_comment_was_asked() -> None:
    assert value(
        "He/he/PRON/4:nsubj would/would/AUX/4:aux not/not/PART/4:advmod "
        f"comment/comment/VERB/0:root/VerbForm=Inf Friday/Friday/PROPN/4:obl {STOP}/4:punct"
    ) == "2023-11-17"  # fmt: skip


@pytest.mark.parametrize(
    ("case", "expected"),
    [("for/for", "2023-11-24"), ("on/on", "2023-11-17")],
)
def test_a_strike_is_called_for_a_day_to_come(case: str, expected: str) -> None:
    assert value(
        f"They/they/PRON/2:nsubj called/call/VERB/0:root/{PAST} strikes/strike/NOUN/2:obj "
        f"{case}/ADP/5:case Friday/Friday/PROPN/2:obl {STOP}/2:punct"
    ) == expected  # fmt: skip


@pytest.mark.parametrize(
    ("relation", "expected"), [("2:obl", "2022-12-20"), ("3:nmod", "2023-12-20")]
)
def test_a_past_verb_has_its_own_date_behind_it(relation: str, expected: str) -> None:
    """The nearest 20 December is a month ahead; a past verb cannot be dated there."""
    assert value(
        f"They/they/PRON/2:nsubj signed/sign/VERB/0:root/{PAST} talks/talks/NOUN/2:obj "
        f"on/on/ADP/5:case Dec./Dec./PROPN/{relation} 20/20/NUM/5:nummod {STOP}/2:punct"
    ) == expected  # fmt: skip


@pytest.mark.parametrize(
    ("copula", "expected"), [(f"is/be/AUX/4:cop/{PRESENT}", "2023-11-24"),
                             (f"was/be/AUX/4:cop/{PAST}", "2023-11-17")]
)  # fmt: skip
def test_the_day_that_a_vote_is_on(copula: str, expected: str) -> None:
    assert value(
        f"Voting/voting/NOUN/4:nsubj {copula} on/on/ADP/4:case Friday/Friday/PROPN/0:root "
        f"{STOP}/4:punct"
    ) == expected  # fmt: skip


def test_what_is_to_be_done_by_a_day_is_not_over() -> None:
    assert value(
        f"Unless/unless/SCONJ/4:mark peace/peace/NOUN/4:nsubj is/be/AUX/4:aux:pass/{PRESENT} "
        f"made/make/VERB/0:root/{PASSIVE} by/by/ADP/6:case Friday/Friday/PROPN/4:obl {STOP}/4:punct"
    ) == "2023-11-24"  # fmt: skip


def test_what_a_report_is_ahead_of_is_to_come() -> None:
    assert value(
        f"They/they/PRON/2:nsubj met/meet/VERB/0:root/{PAST} ahead/ahead/ADV/6:case "
        f"of/of/ADP/6:case Friday/Friday/PROPN/6:nmod:poss vote/vote/NOUN/2:obl {STOP}/2:punct"
    ) == "2023-11-24"  # fmt: skip
