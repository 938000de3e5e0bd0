# ruff: noqa: E501 - one parsed word after the other
"""Sides and deeds behind nouns: quantities, topics, goods by their origin, what others do."""

import pytest
from sentences import brief, read

CASES = {
    "most of the sanctions it had imposed": (
        (
            "Ruritania//PROPN/2:nsubj lifted/lift/VERB/0:root/Tense=Past most//ADJ/2:obj of//ADP/6:case the//DET/6:det "
            "sanctions/sanction/NOUN/3:nmod imposed/impose/VERB/6:acl/VerbForm=Part on//ADP/9:case Syldavia//PROPN/7:obl .//PUNCT/2:punct"
        ),
        ("RETREAT", ("RUR",), ("SYL",), "actual"),
    ),
    "goods by their origin": (
        (
            "Ruritania//PROPN/2:nsubj imposed/impose/VERB/0:root/Tense=Past a//DET/4:det tariff//NOUN/2:obj on//ADP/6:case steel//NOUN/4:nmod "
            "imported/import/VERB/6:acl/VerbForm=Part from//ADP/9:case Syldavia//PROPN/7:obl .//PUNCT/2:punct"
        ),
        ("COERCE", ("RUR",), ("SYL",), "actual"),
    ),
    "counterparts of several states": (
        (
            "Ruritania//PROPN/2:nsubj signed/sign/VERB/0:root/Tense=Past a//DET/4:det treaty//NOUN/2:obj with//ADP/10:case its//PRON/10:nmod:poss "
            "Syldavian//ADJ/10:amod and//CCONJ/9:cc Bordurian//ADJ/7:conj counterparts/counterpart/NOUN/4:nmod .//PUNCT/2:punct"
        ),
        ("SUPPORT", ("RUR",), ("SYL", "BOR"), "actual"),
    ),
    "at whom, behind the means": (
        (
            "Ruritania//PROPN/2:nsubj conducted/conduct/VERB/0:root/Tense=Past strikes/strike/NOUN/2:obj using/use/VERB/2:advcl/VerbForm=Ger "
            "jets/jet/NOUN/4:obj against//ADP/8:case Syldavian//ADJ/8:amod targets/target/NOUN/5:nmod .//PUNCT/2:punct"
        ),
        ("ASSAULT", ("RUR",), ("SYL",), "actual"),
    ),
    "an order taken for a purpose": (
        (
            "Ruritania//PROPN/2:nsubj ordered/order/VERB/0:root/Tense=Past Syldavian//ADJ/4:amod diplomats/diplomat/NOUN/2:obj "
            "to//PART/6:mark leave/leave/VERB/2:advcl/VerbForm=Inf the//DET/8:det country//NOUN/6:obj .//PUNCT/2:punct"
        ),
        ("SANCTION", ("RUR",), ("SYL",), "actual"),
    ),
    "whose commitment": (
        (
            "A//DET/2:det spokesman//NOUN/3:nsubj reiterated/reiterate/VERB/0:root/Tense=Past Ruritania//PROPN/6:nmod:poss ’s/'s/PART/4:case "
            "commitment//NOUN/3:obj to//ADP/9:case the//DET/9:det security//NOUN/6:nmod of//ADP/11:case Syldavia//PROPN/9:nmod .//PUNCT/3:punct"
        ),
        ("AGREE", ("RUR",), ("SYL",), "actual"),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_sides_are_found(name: str) -> None:
    sentence, expected = CASES[name]
    assert expected in [brief(event) for event in read(sentence).events]


def test_who_praises_a_campaign_does_not_wage_it() -> None:
    coding = read(
        "Ruritania//PROPN/2:nsubj praised/praise/VERB/0:root/Tense=Past the//DET/4:det campaign//NOUN/2:obj to//PART/6:mark "
        "invade/invade/VERB/4:acl/VerbForm=Inf Syldavia//PROPN/6:obj .//PUNCT/2:punct"
    )
    assert [event.source for event in coding.events if event.type == "ASSAULT"] in ([], [()])


def test_a_topic_is_no_side() -> None:
    coding = read(
        "Ruritania//PROPN/2:nsubj attended/attend/VERB/0:root/Tense=Past the//DET/4:det meeting//NOUN/2:obj "
        "on//ADP/6:case Syldavia//PROPN/4:nmod .//PUNCT/2:punct"
    )
    assert [brief(event)[:3] for event in coding.events] == [("CONSULT", ("RUR",), ())]
