# ruff: noqa: E501 - one parsed word after the other
"""Deeds, plans, threats, demands, suppositions and denials are told apart."""

import pytest
from sentences import read, said

WITHDRAW = "from//ADP/{c}:case Borduria//PROPN/{w}:obl"
SUBJECT = "Syldavia//PROPN/2:nsubj"

CASES = {
    "deed": (
        "Syldavia//PROPN/2:nsubj left/leave/VERB/0:root/Tense=Past NATO//PROPN/2:obj .//PUNCT/2:punct",
        "actual",
    ),
    "negated": (
        "Syldavia//PROPN/4:nsubj did/do/AUX/4:aux/Tense=Past not//PART/4:advmod leave//VERB/0:root/VerbForm=Inf NATO//PROPN/4:obj .//PUNCT/4:punct",
        "negated",
    ),
    "planned": (
        "Syldavia//PROPN/2:nsubj plans/plan/VERB/0:root/Tense=Pres to//PART/4:mark leave//VERB/2:xcomp/VerbForm=Inf NATO//PROPN/4:obj .//PUNCT/2:punct",
        "planned",
    ),
    "future": (
        "Syldavia//PROPN/3:nsubj will//AUX/3:aux leave//VERB/0:root/VerbForm=Inf NATO//PROPN/3:obj .//PUNCT/3:punct",
        "planned",
    ),
    "no plan": (
        (
            "Syldavia//PROPN/2:nsubj has/have/VERB/0:root/Tense=Pres no//DET/4:det plans/plan/NOUN/2:obj to//PART/6:mark "
            "leave//VERB/4:acl/VerbForm=Inf NATO//PROPN/6:obj .//PUNCT/2:punct"
        ),
        "negated",
    ),
    "no intention expressed": (
        (
            "Syldavia//PROPN/4:nsubj has/have/AUX/4:aux not//PART/4:advmod expressed/express/VERB/0:root/Tense=Past|VerbForm=Part any//DET/6:det "
            "intention//NOUN/4:obj to//PART/8:mark leave//VERB/6:acl/VerbForm=Inf NATO//PROPN/8:obj .//PUNCT/4:punct"
        ),
        "negated",
    ),
    "called the beginning of it": (
        (
            "Zapp//PROPN/3:nsubj would//AUX/3:aux regard//VERB/0:root/VerbForm=Inf it//PRON/3:obj as//ADP/7:case the//DET/7:det beginning//NOUN/3:obl "
            "of//ADP/10:case Syldavia//PROPN/10:nmod:poss exit//NOUN/7:nmod from//ADP/12:case NATO//PROPN/10:nmod .//PUNCT/3:punct"
        ),
        "hypothetical",
    ),
    "possible": (
        "Syldavia//PROPN/3:nsubj might//AUX/3:aux leave//VERB/0:root/VerbForm=Inf NATO//PROPN/3:obj .//PUNCT/3:punct",
        "hypothetical",
    ),
    "condition": (
        (
            "Zapp//PROPN/2:nsubj resigns/resign/VERB/0:root/Tense=Pres if//SCONJ/5:mark Syldavia//PROPN/5:nsubj leaves/leave/VERB/2:advcl/Tense=Pres "
            "NATO//PROPN/5:obj .//PUNCT/2:punct"
        ),
        "hypothetical",
    ),
    "demanded": (
        (
            "Borduria//PROPN/2:nsubj urged/urge/VERB/0:root/Tense=Past Syldavia//PROPN/2:obj to//PART/5:mark leave//VERB/2:xcomp/VerbForm=Inf "
            "NATO//PROPN/5:obj .//PUNCT/2:punct"
        ),
        "demanded",
    ),
    "threatened": (
        (
            "Syldavia//PROPN/2:nsubj threatened/threaten/VERB/0:root/Tense=Past to//PART/4:mark attack//VERB/2:xcomp/VerbForm=Inf "
            "and//CCONJ/6:cc leave//VERB/4:conj/VerbForm=Inf NATO//PROPN/6:obj .//PUNCT/2:punct"
        ),
        "threatened",
    ),
    "denied": (
        (
            "Syldavia//PROPN/2:nsubj denied/deny/VERB/0:root/Tense=Past that//SCONJ/6:mark it//PRON/6:nsubj had/have/AUX/6:aux left/leave/VERB/2:ccomp "
            "NATO//PROPN/6:obj .//PUNCT/2:punct"
        ),
        None,
    ),
    "ongoing": (
        "Syldavia//PROPN/3:nsubj is/be/AUX/3:aux/Tense=Pres leaving/leave/VERB/0:root/Tense=Pres|VerbForm=Part NATO//PROPN/3:obj .//PUNCT/3:punct",
        "ongoing",
    ),
    "ongoing, told in the past": (
        (
            "Zapp//PROPN/2:nsubj said/say/VERB/0:root/Tense=Past that//SCONJ/6:mark Syldavia//PROPN/6:nsubj were/be/AUX/6:aux/Tense=Past "
            "leaving/leave/VERB/2:ccomp/Tense=Pres|VerbForm=Part NATO//PROPN/6:obj .//PUNCT/2:punct"
        ),
        "ongoing",
    ),
    "to come, in a headline": (
        "Syldavia//PROPN/3:nsubj to//PART/3:mark leave//VERB/0:root/VerbForm=Inf NATO//PROPN/3:obj",
        "planned",
    ),
    "to come, joined to a deed by the parser": (
        (
            "Syldavia//PROPN/2:nsubj wrote/write/VERB/0:root/Tense=Past and//CCONJ/5:cc is/be/AUX/5:cop due//ADJ/2:conj to//PART/7:mark "
            "leave//VERB/2:conj/VerbForm=Inf NATO//PROPN/7:obj .//PUNCT/2:punct"
        ),
        "planned",
    ),
    "future told in the past": (
        (
            "Zapp//PROPN/2:nsubj said/say/VERB/0:root/Tense=Past Syldavia//PROPN/5:nsubj would//AUX/5:aux leave//VERB/2:ccomp/VerbForm=Inf "
            "NATO//PROPN/5:obj .//PUNCT/2:punct"
        ),
        "planned",
    ),
    "supposition": (
        (
            "Zapp//PROPN/2:nsubj said/say/VERB/0:root/Tense=Past Syldavia//PROPN/5:nsubj would//AUX/5:aux leave//VERB/2:ccomp/VerbForm=Inf "
            "NATO//PROPN/5:obj if//SCONJ/9:mark Borduria//PROPN/9:nsubj agreed/agree/VERB/5:advcl .//PUNCT/2:punct"
        ),
        "hypothetical",
    ),
    "question": (
        "Did/do/AUX/3:aux/Tense=Past Syldavia//PROPN/3:nsubj leave//VERB/0:root/VerbForm=Inf NATO//PROPN/3:obj ?//PUNCT/3:punct",
        "hypothetical",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_modality_of_leaving(name: str) -> None:
    line, expected = CASES[name]
    found = [e.modality for e in read(line).events if e.pattern == "sanction-leave"]
    assert found == ([expected] if expected else [])


def test_decision_makes_a_boycott_actual() -> None:
    line = (
        "Syldavia//PROPN/3:nmod:poss 's/'s/PART/1:case decision//NOUN/8:nsubj to//PART/5:mark boycott//VERB/3:acl/VerbForm=Inf "
        "the//DET/7:det summit//NOUN/5:obj surprised/surprise/VERB/0:root/Tense=Past Borduria//PROPN/8:obj .//PUNCT/8:punct"
    )
    assert [(e.type, e.source, e.modality) for e in read(line).events] == [
        ("REJECT", ("SYL",), "actual")
    ]


def test_any_decision_is_a_supposition() -> None:
    line = (
        "Any//DET/2:det decision//NOUN/0:root to//PART/4:mark leave//VERB/2:acl/VerbForm=Inf NATO//PROPN/4:obj by//ADP/7:case "
        "Syldavia//PROPN/2:nmod .//PUNCT/2:punct"
    )
    assert {e.modality for e in read(line).events} == {"hypothetical"}


def test_event_inside_a_denial_is_denied() -> None:
    line = (
        "Zapp//PROPN/2:nsubj said/say/VERB/0:root/Tense=Past Syldavia//PROPN/4:nsubj attacked/attack/VERB/2:ccomp/Tense=Past "
        "Borduria//PROPN/4:obj .//PUNCT/2:punct"
    )
    content = "Syldavia attacked Borduria"
    plain, denial = said((line,), content, "zapp"), said((line,), content, "zapp", act="deny")
    assert [e.modality for e in read(line, statements=(plain,)).events] == ["actual"]
    assert [e.modality for e in read(line, statements=(denial,)).events] == ["denied"]
    assert [e.statement for e in read(line, statements=(plain,)).events] == [plain.id]


def test_the_speaker_is_not_the_subject_of_what_is_said() -> None:
    line = (
        "Steps/step/NOUN/3:dep may//AUX/3:aux harm//VERB/0:root/VerbForm=Inf ties/tie/NOUN/3:obj with//ADP/6:case Borduria//PROPN/4:nmod "
        ",//PUNCT/8:punct says/say/VERB/3:parataxis Zapp//PROPN/3:nsubj"
    )
    statement = said((line,), "Steps may harm ties with Borduria", "zapp")
    assert [e.source for e in read(line).events] == [("zapp",)]
    assert read(line, statements=(statement,)).events == ()
