# ruff: noqa: E501 - one parsed word after the other
"""One event whatever the syntax: voice, control, coordination, relatives, light verbs, nouns."""

import pytest
from sentences import brief, read

CASES = {
    "active": (
        (
            "Syldavia//PROPN/2:nsubj accused/accuse/VERB/0:root/Tense=Past Borduria//PROPN/2:obj "
            "of//SCONJ/5:mark arming/arm/VERB/2:advcl/VerbForm=Ger rebels/rebel/NOUN/5:obj .//PUNCT/2:punct"
        ),
        ("ACCUSE", ("SYL",), ("BOR",), "actual"),
    ),
    "passive with agent": (
        (
            "Borduria//PROPN/3:nsubj:pass was/be/AUX/3:aux:pass criticized/criticize/VERB/0:root/Tense=Past|VerbForm=Part|Voice=Pass "
            "by//ADP/5:case Syldavia//PROPN/3:obl:agent .//PUNCT/3:punct"
        ),
        ("ACCUSE", ("SYL",), ("BOR",), "actual"),
    ),
    "relative clause": (
        (
            "Syldavia//PROPN/6:nsubj ,//PUNCT/4:punct which//PRON/4:nsubj/PronType=Rel attacked/attack/VERB/1:acl:relcl/Tense=Past "
            "Borduria//PROPN/4:obj denies/deny/VERB/0:root/Tense=Pres it//PRON/6:obj .//PUNCT/6:punct"
        ),
        ("ASSAULT", ("SYL",), ("BOR",), "actual"),
    ),
    "relative clause on the object": (
        (
            "The//DET/2:det minister//NOUN/6:nsubj whom//PRON/5:obj/PronType=Rel Syldavia//PROPN/5:nsubj expelled/expel/VERB/2:acl:relcl/Tense=Past "
            "visited/visit/VERB/0:root/Tense=Past Borduria//PROPN/6:obj .//PUNCT/6:punct"
        ),
        None,
    ),
    "refusal": (
        (
            "Ruritania//PROPN/2:nsubj refused/refuse/VERB/0:root/Tense=Past to//PART/4:mark sign/sign/VERB/2:xcomp/VerbForm=Inf "
            "the//DET/7:det NATO//PROPN/7:compound declaration//NOUN/4:obj .//PUNCT/2:punct"
        ),
        ("REJECT", ("RUR",), ("NATO",), "actual"),
    ),
    "declined to take part": (
        (
            "Ruritania//PROPN/2:nsubj declined/decline/VERB/0:root/Tense=Past to//PART/4:mark take/take/VERB/2:xcomp/VerbForm=Inf "
            "part//NOUN/4:obj in//ADP/8:case NATO//PROPN/8:compound drills/drill/NOUN/4:obl .//PUNCT/2:punct"
        ),
        ("REJECT", ("RUR",), ("NATO",), "actual"),
    ),
    "coordination": (
        (
            "Syldavia//PROPN/2:nsubj left/leave/VERB/0:root/Tense=Past NATO//PROPN/2:obj and//CCONJ/5:cc invaded/invade/VERB/2:conj/Tense=Past "
            "Borduria//PROPN/5:obj .//PUNCT/2:punct"
        ),
        ("ASSAULT", ("SYL",), ("BOR",), "actual"),
    ),
    "both sides": (
        "Zapp//PROPN/4:nsubj and//CCONJ/3:cc Plekszy//PROPN/1:conj met/meet/VERB/0:root/Tense=Past .//PUNCT/4:punct",
        ("CONSULT", ("zapp",), ("plekszy",), "actual"),
    ),
    "talks between": (
        (
            "Talks/talk/NOUN/6:nsubj between//ADP/3:case Syldavia//PROPN/1:nmod and//CCONJ/5:cc Borduria//PROPN/3:conj "
            "ended/end/VERB/0:root/Tense=Past .//PUNCT/6:punct"
        ),
        ("CONSULT", ("SYL",), ("BOR",), "actual"),
    ),
    "light verb": (
        (
            "Syldavia//PROPN/2:nsubj carried/carry/VERB/0:root/Tense=Past out//ADP/2:compound:prt an//DET/5:det offensive//NOUN/2:obj "
            "against//ADP/7:case Borduria//PROPN/2:obl .//PUNCT/2:punct"
        ),
        ("ASSAULT", ("SYL",), ("BOR",), "actual"),
    ),
    "nominal event": (
        (
            "Syldavia//PROPN/3:nmod:poss ’s/'s/PART/1:case offensive//NOUN/6:nsubj against//ADP/5:case Borduria//PROPN/3:nmod "
            "failed/fail/VERB/0:root/Tense=Past .//PUNCT/6:punct"
        ),
        ("ASSAULT", ("SYL",), ("BOR",), "actual"),
    ),
    "withdrawal of a contingent": (
        (
            "The//DET/2:det withdrawal//NOUN/9:nsubj of//ADP/5:case its//PRON/5:nmod:poss contingent//NOUN/2:nmod from//ADP/7:case "
            "Borduria//PROPN/2:nmod has/have/AUX/9:aux begun/begin/VERB/0:root/VerbForm=Part .//PUNCT/9:punct"
        ),
        ("RETREAT", ("RUR",), ("BOR",), "actual"),
    ),
    "warrant": (
        (
            "The//DET/2:det League//PROPN/3:nsubj issued/issue/VERB/0:root/Tense=Past an//DET/6:det arrest//NOUN/6:compound "
            "warrant//NOUN/3:obj for//ADP/8:case Zapp//PROPN/6:nmod .//PUNCT/3:punct"
        ),
        ("COERCE", ("LEAGUE",), ("zapp",), "actual"),
    ),
    "agreed to supply": (
        (
            "Syldavia//PROPN/2:nsubj agreed/agree/VERB/0:root/Tense=Past to//PART/4:mark supply/supply/VERB/2:xcomp/VerbForm=Inf "
            "Ruritania//PROPN/4:obj with//ADP/7:case equipment//NOUN/4:obl .//PUNCT/2:punct"
        ),
        ("AGREE", ("SYL",), ("RUR",), "actual"),
    ),
    "complaint about another's deed": (
        (
            "Zapp//PROPN/2:nsubj complained/complain/VERB/0:root/Tense=Past that//SCONJ/6:mark Syldavia//PROPN/6:nsubj had/have/AUX/6:aux "
            "ignored/ignore/VERB/2:ccomp/VerbForm=Part a//DET/9:det Ruritanian//ADJ/9:amod proposal//NOUN/6:obj .//PUNCT/2:punct"
        ),
        ("REJECT", ("SYL",), ("RUR",), "actual"),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_event_is_found(name: str) -> None:
    line, expected = CASES[name]
    found = [brief(event) for event in read(line).events]
    if expected is None:
        assert all("SYL" not in event[2] for event in found)
    else:
        assert expected in found


def test_one_predicate_one_event() -> None:
    line, _ = CASES["refusal"]
    assert [e.type for e in read(line).events] == ["REJECT"]


def test_place_does_not_act() -> None:
    coding = read(
        "In//ADP/2:case Borduria//PROPN/3:obl met/meet/VERB/0:root/Tense=Past the//DET/5:det tourists/tourist/NOUN/3:nsubj .//PUNCT/3:punct"
    )
    assert coding.events == ()


def test_no_target_is_guessed() -> None:
    coding = read(
        "Syldavia//PROPN/2:nsubj sanctioned/sanction/VERB/0:root/Tense=Past the//DET/4:det banks/bank/NOUN/2:obj .//PUNCT/2:punct"
    )
    assert coding.events == ()


def test_evidence_is_the_clause() -> None:
    line, _ = CASES["complaint about another's deed"]
    reject = next(e for e in read(line).events if e.type == "REJECT")
    assert reject.evidence[0].exact == "that Syldavia had ignored a Ruritanian proposal"
