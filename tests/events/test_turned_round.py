# ruff: noqa: E501 - one parsed word after the other
"""Who did it to whom, however the sentence is turned: clefts, nouns for deeds, agents far off."""

import pytest
from sentences import brief, brief_act, read

CASES = {
    "cleft on the subject": (
        "It//PRON/3:expl was/be/AUX/3:cop Syldavia//PROPN/0:root that//PRON/5:nsubj accused/accuse/VERB/3:advcl:relcl/Tense=Past Ruritania//PROPN/5:obj of//ADP/8:case theft//NOUN/5:obl .//PUNCT/3:punct",
        ("ACCUSE", ("SYL",), ("RUR",), "actual"),
    ),
    "cleft on the object": (
        "It//PRON/3:expl was/be/AUX/3:cop Syldavia//PROPN/0:root that//SCONJ/6:mark Ruritania//PROPN/6:nsubj invaded/invade/VERB/3:csubj/Tense=Past .//PUNCT/3:punct",
        ("ASSAULT", ("RUR",), ("SYL",), "actual"),
    ),
    "noun with possessor and of": (
        "Ruritania//PROPN/3:nmod:poss ’s/'s/PART/1:case invasion//NOUN/6:nsubj of//ADP/5:case Syldavia//PROPN/3:nmod failed/fail/VERB/0:root/Tense=Past .//PUNCT/6:punct",
        ("ASSAULT", ("RUR",), ("SYL",), "actual"),
    ),
    "noun with of and by": (
        "The//DET/2:det invasion//NOUN/7:nsubj of//ADP/4:case Syldavia//PROPN/2:nmod by//ADP/6:case Ruritania//PROPN/2:nmod failed/fail/VERB/0:root/Tense=Past .//PUNCT/7:punct",
        ("ASSAULT", ("RUR",), ("SYL",), "actual"),
    ),
    "agent hung on what the deed was done to": (
        "The//DET/2:det expulsion//NOUN/8:nsubj of//ADP/5:case Syldavian//ADJ/5:amod diplomats/diplomat/NOUN/2:nmod by//ADP/7:case Ruritania//PROPN/5:nmod surprised/surprise/VERB/0:root/Tense=Past nobody//PRON/8:obj .//PUNCT/8:punct",
        ("SANCTION", ("RUR",), ("SYL",), "actual"),
    ),
    "agent of a passive hung on a noun": (
        "Syldavia//PROPN/3:nsubj:pass was/be/AUX/3:aux:pass supplied/supply/VERB/0:root/VerbForm=Part with//ADP/5:case drones/drone/NOUN/3:obl by//ADP/7:case Ruritania//PROPN/5:nmod .//PUNCT/3:punct",
        ("AID", ("RUR",), ("SYL",), "actual"),
    ),
    "agent behind an infinitive": (
        "Syldavia//PROPN/3:nsubj:pass was/be/AUX/3:aux:pass asked/ask/VERB/0:root/VerbForm=Part to//PART/5:mark raise//VERB/3:xcomp/VerbForm=Inf taxes/tax/NOUN/5:obj by//ADP/8:case Ruritania//PROPN/6:nmod .//PUNCT/3:punct",
        ("REQUEST", ("RUR",), ("SYL",), "actual"),
    ),
    "object that is subject of the complement": (
        "Ruritania//PROPN/2:nsubj accused/accuse/VERB/0:root/Tense=Past Syldavia//PROPN/5:nsubj of//SCONJ/5:mark stealing/steal/VERB/2:xcomp/VerbForm=Ger secrets/secret/NOUN/5:obj .//PUNCT/2:punct",
        ("ACCUSE", ("RUR",), ("SYL",), "actual"),
    ),
    "what belongs to the target": (
        "Ruritania//PROPN/2:nsubj shelled/shell/VERB/0:root/Tense=Past Syldavian//ADJ/4:amod villages/village/NOUN/2:obj .//PUNCT/2:punct",
        ("ASSAULT", ("RUR",), ("SYL",), "actual"),
    ),
    "subject by of": (
        "The//DET/2:det march//NOUN/7:nsubj of//ADP/4:case Ruritania//PROPN/2:nmod against//ADP/6:case Syldavia//PROPN/2:nmod ended/end/VERB/0:root/Tense=Past .//PUNCT/7:punct",
        ("PROTEST", ("RUR",), ("SYL",), "actual"),
    ),
    "what another must do": (
        "Ruritania//PROPN/2:nsubj said/say/VERB/0:root/Tense=Past Syldavia//PROPN/5:nsubj must//AUX/5:aux leave//VERB/2:ccomp/VerbForm=Inf .//PUNCT/2:punct",
        ("REQUEST", ("RUR",), ("SYL",), "actual"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_direction_survives_the_turn(name: str) -> None:
    line, expected = CASES[name]
    assert expected in [brief(event) for event in read(line).events]


def test_a_noun_that_the_pattern_names_is_no_event_of_its_own() -> None:
    line = (
        "Ruritania//PROPN/2:nsubj suspended/suspend/VERB/0:root/Tense=Past talks/talk/NOUN/2:obj "
        "with//ADP/5:case Syldavia//PROPN/3:nmod .//PUNCT/2:punct"
    )
    assert [event.type for event in read(line).events] == ["SANCTION"]


def test_no_before_the_object_negates() -> None:
    line = (
        "Ruritania//PROPN/3:nsubj has/have/AUX/3:aux paid/pay/VERB/0:root/VerbForm=Part no//DET/5:det "
        "dues/due/NOUN/3:obj to//ADP/8:case the//DET/8:det League//PROPN/5:nmod .//PUNCT/3:punct"
    )
    assert ("withholds_funding", "RUR", "LEAGUE") in [brief_act(a)[:3] for a in read(line).acts]


STANDING = {
    "accession_step": "The//DET/2:det League//PROPN/3:nsubj granted/grant/VERB/0:root/Tense=Past Ruritania//PROPN/3:iobj candidate//NOUN/6:compound status//NOUN/3:obj .//PUNCT/3:punct",
    "observer_status": "Ruritania//PROPN/4:nsubj is/be/AUX/4:cop an//DET/4:det observer//NOUN/0:root in//ADP/7:case the//DET/7:det League//PROPN/4:nmod .//PUNCT/4:punct",
    "readmitted": "The//DET/2:det League//PROPN/3:nsubj readmitted/readmit/VERB/0:root/Tense=Past Ruritania//PROPN/3:obj .//PUNCT/3:punct",
    "in_arrears": "Ruritania//PROPN/2:nsubj owes/owe/VERB/0:root/Tense=Pres the//DET/4:det League//PROPN/2:iobj two//NUM/6:nummod contributions/contribution/NOUN/2:obj .//PUNCT/2:punct",
    "credentials_rejected": "The//DET/2:det League//PROPN/3:nsubj rejected/reject/VERB/0:root/Tense=Past Ruritania//PROPN/6:nmod:poss ’s/'s/PART/4:case credentials//NOUN/3:obj .//PUNCT/3:punct",
    "refuses_to_join": "Ruritania//PROPN/2:nsubj refused/refuse/VERB/0:root/Tense=Past to//PART/4:mark join//VERB/2:xcomp/VerbForm=Inf the//DET/6:det League//PROPN/4:obj .//PUNCT/2:punct",
}  # fmt: skip


@pytest.mark.parametrize("value", STANDING)
def test_signs_of_standing(value: str) -> None:
    found = [brief_act(act)[:3] for act in read(STANDING[value]).acts]
    assert (value, "RUR", "LEAGUE") in found
