# ruff: noqa: E501 - one parsed word after the other
"""Sides that stand deeper than a pattern reaches, and deeds that are none."""

import pytest
from sentences import brief, read

CASES = {
    "under what the object is about": (
        (
            "Ruritania//PROPN/2:nsubj lifted/lift/VERB/0:root/Tense=Past a//DET/5:det travel//NOUN/5:compound ban//NOUN/2:obj "
            "on//ADP/8:case all//DET/8:det ships/ship/NOUN/5:nmod of//ADP/10:case Syldavia//PROPN/8:nmod .//PUNCT/2:punct"
        ),
        ("CONCEDE", ("RUR",), ("SYL",), "actual"),
    ),
    "in the purpose of a promise": (
        (
            "Ruritania//PROPN/2:nsubj agreed/agree/VERB/0:root/Tense=Past to//PART/4:mark train/train/VERB/2:xcomp/VerbForm=Inf "
            "guards/guard/NOUN/4:obj in//ADP/7:case Syldavia//PROPN/4:obl .//PUNCT/2:punct"
        ),
        ("AGREE", ("RUR",), ("SYL",), "actual"),
    ),
    "where force is used": (
        (
            "Ruritania//PROPN/2:nsubj killed/kill/VERB/0:root/Tense=Past nine//NUM/4:nummod shepherds/shepherd/NOUN/2:obj "
            "in//ADP/7:case the//DET/7:det hills/hill/NOUN/2:obl of//ADP/9:case Borduria//PROPN/7:nmod .//PUNCT/2:punct"
        ),
        ("ASSAULT", ("RUR",), ("BOR",), "actual"),
    ),
    "against whom, not where": (
        (
            "Ruritania//PROPN/2:nsubj launched/launch/VERB/0:root/Tense=Past a//DET/4:det strike//NOUN/2:obj against//ADP/7:case "
            "Bordurian/Bordurian/ADJ/7:amod rebels/rebel/NOUN/4:nmod in//ADP/9:case Syldavia//PROPN/4:nmod .//PUNCT/2:punct"
        ),
        ("ASSAULT", ("RUR",), ("BOR",), "actual"),
    ),
    "at the hands of": (
        (
            "Syldavian/Syldavian/ADJ/2:amod nuns/nun/NOUN/3:nsubj died/die/VERB/0:root/Tense=Past at//ADP/6:case the//DET/6:det "
            "hands/hand/NOUN/3:obl of//ADP/8:case Borduria//PROPN/6:nmod .//PUNCT/3:punct"
        ),
        ("ASSAULT", ("BOR",), ("SYL",), "actual"),
    ),
    "at home nobody else is meant": (
        (
            "Ruritania//PROPN/2:nsubj killed/kill/VERB/0:root/Tense=Past nine//NUM/4:nummod shepherds/shepherd/NOUN/2:obj "
            "in//ADP/6:case Ruritania//PROPN/2:obl .//PUNCT/2:punct"
        ),
        ("ASSAULT", ("RUR",), (), "actual"),
    ),
    "what an object is aimed at": (
        (
            "Ruritania//PROPN/2:nsubj fired/fire/VERB/0:root/Tense=Past rockets/rocket/NOUN/2:obj "
            "aimed/aim/VERB/3:acl/VerbForm=Part at//ADP/6:case Syldavia//PROPN/4:obl .//PUNCT/2:punct"
        ),
        ("ASSAULT", ("RUR",), ("SYL",), "actual"),
    ),
    "dozens of whom": (
        (
            "Ruritania//PROPN/2:nsubj freed/free/VERB/0:root/Tense=Past dozens/dozen/NOUN/2:obj "
            "of//ADP/6:case Syldavian//ADJ/6:amod soldiers/soldier/NOUN/3:nmod .//PUNCT/2:punct"
        ),
        ("RETREAT", ("RUR",), ("SYL",), "actual"),
    ),
    "a court where it sits": (
        (
            "A//DET/2:det court//NOUN/5:nsubj in//ADP/4:case Ruritania//PROPN/2:nmod convicted/convict/VERB/0:root/Tense=Past "
            "two//NUM/8:nummod Bordurian//ADJ/8:amod soldiers/soldier/NOUN/5:obj .//PUNCT/5:punct"
        ),
        ("SANCTION", ("RUR",), ("BOR",), "actual"),
    ),
    "forces loyal to somebody": (
        (
            "Forces/force/NOUN/5:nsubj loyal//ADJ/1:amod to//ADP/4:case Zapp//PROPN/2:obl invaded/invade/VERB/0:root/Tense=Past "
            "Borduria//PROPN/5:obj .//PUNCT/5:punct"
        ),
        ("ASSAULT", ("zapp",), ("BOR",), "actual"),
    ),
    "missiles fired by somebody": (
        (
            "Missiles/missile/NOUN/5:nsubj fired/fire/VERB/1:acl/VerbForm=Part by//ADP/4:case Syldavia//PROPN/2:obl:agent "
            "hit/hit/VERB/0:root/Tense=Past Borduria//PROPN/5:obj .//PUNCT/5:punct"
        ),
        ("ASSAULT", ("SYL",), ("BOR",), "actual"),
    ),
    "a statement speaks for its author": (
        (
            "Syldavia//PROPN/2:nsubj issued/issue/VERB/0:root/Tense=Past a//DET/4:det statement//NOUN/2:obj "
            "criticising/criticise/VERB/4:acl/VerbForm=Ger Borduria//PROPN/5:obj .//PUNCT/2:punct"
        ),
        ("ACCUSE", ("SYL",), ("BOR",), "actual"),
    ),
    "an accident is no attack": (
        (
            "Nine//NUM/3:nummod Syldavian//ADJ/3:amod soldiers/soldier/NOUN/5:nsubj:pass were/be/AUX/5:aux:pass killed/kill/VERB/0:root/Tense=Past|VerbForm=Part|Voice=Pass "
            "in//ADP/8:case a//DET/8:det stampede//NOUN/5:obl .//PUNCT/5:punct"
        ),
        None,
    ),
    "what is not ruled out is not refused": (
        (
            "Syldavia//PROPN/4:nsubj has/have/AUX/4:aux not//PART/4:advmod ruled/rule/VERB/0:root/Tense=Past|VerbForm=Part "
            "out//ADP/4:compound:prt talks/talk/NOUN/4:obj with//ADP/8:case Borduria//PROPN/6:nmod .//PUNCT/4:punct"
        ),
        None,
    ),
    "ruled out": (
        (
            "Syldavia//PROPN/2:nsubj ruled/rule/VERB/0:root/Tense=Past "
            "out//ADP/2:compound:prt talks/talk/NOUN/2:obj with//ADP/6:case Borduria//PROPN/4:nmod .//PUNCT/2:punct"
        ),
        ("REJECT", ("SYL",), ("BOR",), "actual"),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_sides_are_found(name: str) -> None:
    sentence, expected = CASES[name]
    found = [brief(event) for event in read(sentence).events]
    if expected is None:
        assert [event for event in found if event[0] in ("ASSAULT", "REJECT")] == []
    else:
        assert expected in found


def test_a_purpose_of_the_same_kind_is_told_once() -> None:
    coding = read(
        "Syldavian//ADJ/2:amod farmers/farmer/NOUN/3:nsubj rallied/rally/VERB/0:root/Tense=Past "
        "in//ADP/6:case the//DET/6:det capital//NOUN/3:obl to//PART/8:mark protest/protest/VERB/3:advcl/VerbForm=Inf "
        "against//ADP/10:case Borduria//PROPN/8:obl .//PUNCT/3:punct"
    )
    assert [event.type for event in coding.events] == ["PROTEST"]
