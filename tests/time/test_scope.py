"""What an expression governs, and dates counted from events, on hand-parsed sentences."""

from __future__ import annotations

import pytest
from dated import layer, parsed

from foedus.language import Analysis

PAST = "Tense=Past|VerbForm=Fin"


def governed(analysis: Analysis, published: str | None = "2023-11-27") -> dict[str, str]:
    """For every governed predicate its form and the words of the expression."""
    read = layer(analysis, published)
    return {
        analysis.tokens[token].text: analysis.text[
            read.expressions[index].start : read.expressions[index].end
        ]
        for token, index in read.governed.items()
    }


FRONTED = parsed(
    "In/in/ADP/2:case March/March/PROPN/5:obl ,/,/PUNCT/5:punct Zapp/Zapp/PROPN/5:nsubj "
    f"accused/accuse/VERB/0:root/{PAST} Syldavia/Syldavia/PROPN/5:obj and/and/CCONJ/8:cc "
    f"warned/warn/VERB/5:conj/{PAST} Borduria/Borduria/PROPN/8:obj ././PUNCT/5:punct"
)
TRAILING = parsed(
    f"Zapp/Zapp/PROPN/2:nsubj visited/visit/VERB/0:root/{PAST} Borduria/Borduria/PROPN/2:obj "
    "on/on/ADP/5:case Friday/Friday/PROPN/2:obl and/and/CCONJ/7:cc "
    f"praised/praise/VERB/2:conj/{PAST} it/it/PRON/7:obj ././PUNCT/2:punct"
)


def test_a_fronted_date_holds_for_coordinated_verbs() -> None:
    assert governed(FRONTED) == {"accused": "March", "warned": "March"}


def test_a_date_after_the_first_verb_holds_for_that_verb() -> None:
    assert governed(TRAILING) == {"visited": "Friday"}


def test_a_date_holds_for_an_open_complement() -> None:
    analysis = parsed(
        "In/in/ADP/2:case September/September/PROPN/5:obl ,/,/PUNCT/5:punct "
        f"Ruritania/Ruritania/PROPN/5:nsubj declined/decline/VERB/0:root/{PAST} "
        "to/to/PART/7:mark join/join/VERB/5:xcomp/VerbForm=Inf drills/drill/NOUN/7:obj "
        "././PUNCT/5:punct"
    )
    assert governed(analysis) == {"declined": "September", "join": "September"}


def test_the_noun_of_an_event_is_governed() -> None:
    analysis = parsed(
        f"Leaders/leader/NOUN/2:nsubj attended/attend/VERB/0:root/{PAST} the/the/DET/6:det "
        "Nov./November/PROPN/6:nmod:unmarked 23/23/NUM/4:nummod summit/summit/NOUN/2:obj "
        "././PUNCT/2:punct"
    )
    assert governed(analysis) == {"summit": "Nov. 23", "attended": "Nov. 23"}


def test_an_event_is_the_setting_of_what_is_said_there() -> None:
    analysis = parsed(
        "During/during/ADP/3:case a/a/DET/3:det visit/visit/NOUN/8:obl in/in/ADP/5:case "
        "October/October/PROPN/3:nmod ,/,/PUNCT/8:punct Zapp/Zapp/PROPN/8:nsubj "
        f"said/say/VERB/0:root/{PAST} so/so/ADV/8:advmod ././PUNCT/8:punct"
    )
    assert governed(analysis) == {"visit": "October", "said": "October"}


def test_a_coordinated_verb_of_another_tense_is_left_out() -> None:
    analysis = parsed(
        "In/in/ADP/2:case May/May/PROPN/5:obl ,/,/PUNCT/5:punct Zapp/Zapp/PROPN/5:nsubj "
        f"left/leave/VERB/0:root/{PAST} and/and/CCONJ/8:cc has/have/AUX/8:aux "
        "returned/return/VERB/5:conj/Tense=Past|VerbForm=Part ././PUNCT/5:punct"
    )
    assert governed(analysis) == {"left": "May"}


def test_a_clause_of_the_same_moment() -> None:
    analysis = parsed(
        f"Ties/tie/NOUN/2:nsubj soured/sour/VERB/0:root/{PAST} in/in/ADP/4:case "
        "May/May/PROPN/2:obl when/when/ADV/7:advmod Zapp/Zapp/PROPN/7:nsubj "
        f"refused/refuse/VERB/2:advcl/{PAST} to/to/PART/9:mark "
        "sign/sign/VERB/7:xcomp/VerbForm=Inf ././PUNCT/2:punct"
    )
    assert governed(analysis) == {"soured": "May", "refused": "May", "sign": "May"}


def test_refusing_happens_when_the_event_does() -> None:
    analysis = parsed(
        f"Zapp/Zapp/PROPN/2:nsubj declined/decline/VERB/0:root/{PAST} to/to/PART/4:mark "
        "join/join/VERB/2:xcomp/VerbForm=Inf last/last/ADJ/6:amod week/week/NOUN/8:nmod:poss "
        "'s/'s/PART/6:case summit/summit/NOUN/4:obj ././PUNCT/2:punct"
    )
    assert set(governed(analysis)) == {"summit", "join", "declined"}


def test_the_narrower_date_governs() -> None:
    analysis = parsed(
        "This/this/DET/2:det year/year/NOUN/5:obl:unmarked ,/,/PUNCT/5:punct "
        f"Zapp/Zapp/PROPN/5:nsubj resigned/resign/VERB/0:root/{PAST} on/on/ADP/7:case "
        "May/May/PROPN/5:obl 8/8/NUM/7:nummod ././PUNCT/5:punct"
    )
    assert governed(analysis) == {"resigned": "May 8"}


def test_modal_may_and_the_month() -> None:
    analysis = parsed(
        "In/in/ADP/2:case May/May/PROPN/5:obl Zapp/Zapp/PROPN/5:nsubj "
        "may/may/AUX/5:aux resign/resign/VERB/0:root/VerbForm=Inf ././PUNCT/5:punct"
    )
    assert [analysis.tokens[e.first].text for e in layer(analysis).expressions] == ["May"]


def test_the_tense_of_the_governing_verb_not_of_the_nearest() -> None:
    analysis = parsed(
        f"Zapp/Zapp/PROPN/2:nsubj said/say/VERB/0:root/{PAST} that/that/SCONJ/6:mark "
        "they/they/PRON/6:nsubj will/will/AUX/6:aux meet/meet/VERB/2:ccomp/VerbForm=Inf "
        "on/on/ADP/8:case Friday/Friday/PROPN/6:obl ././PUNCT/2:punct"
    )
    assert layer(analysis).expressions[0].value == "2023-12-01"


SKIPPED = (
    "It/it/PRON/2:nsubj comes/come/VERB/0:root/Tense=Pres|VerbForm=Fin four/four/NUM/4:nummod "
    "days/day/NOUN/7:obl:unmarked after/after/SCONJ/7:mark Ruritania/Ruritania/PROPN/7:nsubj "
    f"declined/decline/VERB/2:advcl/{PAST} to/to/PART/9:mark join/join/VERB/7:xcomp/VerbForm=Inf "
    "a/a/DET/11:det summit/summit/NOUN/9:obj in/in/ADP/13:case Minsk/Minsk/PROPN/11:nmod "
    "././PUNCT/2:punct"
)
AFTER = (
    "A/a/DET/2:det day/day/NOUN/5:nmod:unmarked after/after/ADP/5:case the/the/DET/5:det "
    "summit/summit/NOUN/8:obl ,/,/PUNCT/8:punct Zapp/Zapp/PROPN/8:nsubj "
    f"spoke/speak/VERB/0:root/{PAST} ././PUNCT/8:punct"
)
LATER = (
    "The/the/DET/2:det summit/summit/NOUN/4:nsubj:pass was/be/AUX/4:aux:pass/Tense=Past "
    "held/hold/VERB/0:root/Tense=Past|VerbForm=Part on/on/ADP/6:case Nov./November/PROPN/4:obl "
    "10/10/NUM/6:nummod ././PUNCT/4:punct"
)


class TestDatesCountedFromEvents:
    def test_undated_events_stay_symbolic(self) -> None:
        analysis = parsed(AFTER)
        (found,) = layer(analysis).expressions
        assert found.date is not None
        assert (found.date.edtf, found.date.symbolic) == (None, "event+P1D")
        assert found.date.anchor is not None
        kind, _, where = found.date.anchor.partition(":")
        start, end = (int(n) for n in where.split("-"))
        assert kind == "event"
        assert analysis.text[start:end] == "the summit"

    @pytest.mark.parametrize("order", [(AFTER, LATER), (LATER, AFTER)])
    def test_an_event_dated_before_or_after(self, order: tuple[str, str]) -> None:
        analysis = parsed(*order)
        found = next(e for e in layer(analysis).expressions if e.rule.startswith("offset"))
        assert (found.type, found.value) == ("DURATION", "P1D")
        assert found.date is not None
        assert found.date.edtf == "2023-11-11"

    def test_the_report_itself_dates_the_event(self) -> None:
        analysis = parsed(SKIPPED, AFTER)
        comes, after = layer(analysis, "2023-11-27").expressions
        assert comes.date is not None
        assert after.date is not None
        assert (comes.date.edtf, after.date.edtf) == ("2023-11-27", "2023-11-24")

    def test_the_event_counted_back_is_dated_too(self) -> None:
        analysis = parsed(SKIPPED)
        read = layer(analysis, "2023-11-27")
        dates = {analysis.tokens[i].text: d.edtf for i, d in read.dates.items()}
        assert dates["declined"] == "2023-11-23"
        assert dates["join"] == "2023-11-23"
