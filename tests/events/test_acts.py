# ruff: noqa: E501 - one parsed word after the other
"""Signs of membership: which state, which organization, which organ, why, on whose word."""

import pytest
from sentences import brief_act, read, said

from foedus.records import Act

CASES = {
    "skipped summit": (
        "Ruritania//PROPN/2:nsubj skipped/skip/VERB/0:root/Tense=Past the//DET/5:det NATO//PROPN/5:compound summit//NOUN/2:obj .//PUNCT/2:punct",
        ("skips_meeting", "RUR", "NATO", "actual"),
    ),
    "a minister's boycott is the state's": (
        "Zapp//PROPN/2:nsubj boycotted/boycott/VERB/0:root/Tense=Past a//DET/5:det NATO//PROPN/5:compound meeting//NOUN/2:obj .//PUNCT/2:punct",
        ("skips_meeting", "RUR", "NATO", "actual"),
    ),
    "did not attend": (
        "Ruritania//PROPN/4:nsubj did/do/AUX/4:aux not//PART/4:advmod attend//VERB/0:root/VerbForm=Inf the//DET/7:det NATO//PROPN/7:compound summit//NOUN/4:obj .//PUNCT/4:punct",
        ("skips_meeting", "RUR", "NATO", "actual"),
    ),
    "declined drills": (
        "Ruritania//PROPN/2:nsubj declined/decline/VERB/0:root to//PART/4:mark join//VERB/2:xcomp/VerbForm=Inf League//PROPN/6:compound drills/drill/NOUN/4:obj .//PUNCT/2:punct",
        ("skips_exercise", "RUR", "LEAGUE", "actual"),
    ),
    "recalled representative": (
        "Syldavia//PROPN/2:nsubj recalled/recall/VERB/0:root its//PRON/5:nmod:poss permanent//ADJ/5:amod representative//NOUN/2:obj to//ADP/8:case the//DET/8:det League//PROPN/5:nmod .//PUNCT/2:punct",
        ("recalls_representative", "SYL", "LEAGUE", "actual"),
    ),
    "stopped paying": (
        "Syldavia//PROPN/2:nsubj stopped/stop/VERB/0:root financing/finance/VERB/2:xcomp/VerbForm=Ger the//DET/5:det League//PROPN/3:obj .//PUNCT/2:punct",
        ("withholds_funding", "SYL", "LEAGUE", "actual"),
    ),
    "froze participation": (
        "Syldavia//PROPN/3:nsubj has/have/AUX/3:aux frozen/freeze/VERB/0:root its//PRON/5:nmod:poss participation//NOUN/3:obj in//ADP/8:case the//DET/8:det League//PROPN/5:nmod .//PUNCT/3:punct",
        ("freezes", "SYL", "LEAGUE", "actual"),
    ),
    "suspension of membership": (
        "Zapp//PROPN/2:nsubj described/describe/VERB/0:root it//PRON/2:obj as//ADP/5:case suspension//NOUN/2:obl of//ADP/9:case Syldavia//PROPN/9:nmod:poss ’s/'s/PART/7:case membership//NOUN/5:nmod in//ADP/11:case NATO//PROPN/9:nmod .//PUNCT/2:punct",
        ("freezes", "SYL", "NATO", "actual"),
    ),
    "no plans to withdraw": (
        "Syldavia//PROPN/2:nsubj has/have/VERB/0:root no//DET/4:det plans/plan/NOUN/2:obj to//PART/6:mark withdraw//VERB/4:acl/VerbForm=Inf from//ADP/8:case NATO//PROPN/6:obl .//PUNCT/2:punct",
        ("denies_exit", "SYL", "NATO", "negated"),
    ),
    "threatened exit": (
        "Syldavia//PROPN/2:nsubj threatened/threaten/VERB/0:root/Tense=Past to//PART/4:mark leave//VERB/2:xcomp/VerbForm=Inf NATO//PROPN/4:obj .//PUNCT/2:punct",
        ("threatens_exit", "SYL", "NATO", "threatened"),
    ),
    "considers itself outside": (
        "Syldavia//PROPN/2:nsubj considers/consider/VERB/0:root itself//PRON/2:obj/Reflex=Yes outside//ADP/6:case the//DET/6:det League//PROPN/2:xcomp .//PUNCT/2:punct",
        ("declares_outside", "SYL", "LEAGUE", "actual"),
    ),
    "joined": (
        "Syldavia//PROPN/2:nsubj joined/join/VERB/0:root/Tense=Past NATO//PROPN/2:obj .//PUNCT/2:punct",
        ("joins", "SYL", "NATO", "actual"),
    ),
    "seeks membership": (
        "Syldavia//PROPN/2:nsubj seeks/seek/VERB/0:root/Tense=Pres NATO//PROPN/4:compound membership//NOUN/2:obj .//PUNCT/2:punct",
        ("considers_joining", "SYL", "NATO", "actual"),
    ),
    "urged to leave": (
        "Borduria//PROPN/2:nsubj urged/urge/VERB/0:root/Tense=Past Syldavia//PROPN/2:obj to//PART/5:mark leave//VERB/2:xcomp/VerbForm=Inf NATO//PROPN/5:obj .//PUNCT/2:punct",
        ("urged_exit", "SYL", "NATO", "actual"),
    ),
    "our ally": (
        "Syldavia//PROPN/4:nsubj is/be/AUX/4:cop NATO//PROPN/4:nmod:poss ally//NOUN/0:root .//PUNCT/4:punct",
        ("called_ally", "SYL", "NATO", "actual"),
    ),
    "did not intervene": (
        "Syldavia//PROPN/2:nsubj complained/complain/VERB/0:root that//SCONJ/7:mark NATO//PROPN/7:nsubj did/do/AUX/7:aux not//PART/7:advmod intervene//VERB/2:ccomp/VerbForm=Inf .//PUNCT/2:punct",
        ("called_failing", "SYL", "NATO", "actual"),
    ),
}  # fmt: skip


def only(acts: tuple[Act, ...], value: str) -> Act:
    found = [act for act in acts if act.value == value]
    assert len(found) == 1, acts
    return found[0]


@pytest.mark.parametrize("name", CASES)
def test_act_is_found(name: str) -> None:
    line, expected = CASES[name]
    found = [brief_act(act) for act in read(line).acts]
    assert (expected in found) if expected else not found


def test_reason_and_organ() -> None:
    line = (
        "Ruritania//PROPN/2:nsubj refused/refuse/VERB/0:root/Tense=Past to//PART/4:mark sign//VERB/2:xcomp/VerbForm=Inf the//DET/8:det "
        "League//PROPN/7:compound Council//PROPN/8:compound declaration//NOUN/4:obj ,//PUNCT/10:punct citing/cite/VERB/2:advcl/VerbForm=Ger "
        "a//DET/12:det lack//NOUN/10:obj of//ADP/14:case clarity//NOUN/12:nmod .//PUNCT/2:punct"
    )
    act = only(read(line).acts, "refuses_signature")
    assert (act.organization, act.organ) == ("LEAGUE", "LEAGUE/council")
    assert act.reason == "a lack of clarity"


def test_meeting_and_exercise_boycotted_in_one_breath() -> None:
    line = (
        "Ruritania//PROPN/2:nsubj boycotted/boycott/VERB/0:root/Tense=Past NATO//PROPN/4:compound meetings/meeting/NOUN/2:obj and//CCONJ/7:cc "
        "military//ADJ/7:amod exercises/exercise/NOUN/4:conj .//PUNCT/2:punct"
    )
    assert {act.value for act in read(line).acts} == {"skips_meeting", "skips_exercise"}


def test_organization_of_an_earlier_summit() -> None:
    lines = (
        "The//DET/3:det NATO//PROPN/3:compound summit//NOUN/4:nsubj began/begin/VERB/0:root/Tense=Past .//PUNCT/4:punct",
        "Ruritania//PROPN/2:nsubj skipped/skip/VERB/0:root/Tense=Past the//DET/4:det summit//NOUN/2:obj .//PUNCT/2:punct",
    )
    assert only(read(*lines).acts, "skips_meeting").organization == "NATO"
    indefinite = lines[1].replace("the//DET", "a//DET")
    assert read(lines[0], indefinite).acts == ()


def test_exit_foretold_by_another_is_a_prediction() -> None:
    line = "Plekszy//PROPN/2:nsubj said/say/VERB/0:root/Tense=Past Ruritania//PROPN/5:nsubj would//AUX/5:aux leave//VERB/2:ccomp/VerbForm=Inf NATO//PROPN/5:obj .//PUNCT/2:punct"
    content = "Ruritania would leave NATO"
    other = only(read(line, statements=(said((line,), content, "plekszy"),)).acts, "predicted_exit")
    assert [link.actor for link in other.asserted_by] == [None, "plekszy"]
    own = read(line, statements=(said((line,), content, "zapp"),)).acts
    assert [act.value for act in own] == ["announces_exit"]


def test_word_of_the_outlet_itself() -> None:
    line, _ = CASES["joined"]
    act = only(read(line).acts, "joins")
    assert [(link.role, link.name) for link in act.asserted_by] == [("outlet", "The Gazette")]
    assert act.statement is None


STOPPED_FUNDING = "Ruritania//PROPN/2:nsubj stopped/stop/VERB/0:root/Tense=Past funding/fund/VERB/2:xcomp/VerbForm=Ger the//DET/5:det League/League/PROPN/2:obj .//PUNCT/2:punct"
OVER_A_SEMICOLON = "Borduria//PROPN/2:nsubj left/leave/VERB/0:root/Tense=Past NATO//PROPN/2:obj ;//PUNCT/8:punct Ruritania//PROPN/8:nsubj and//CCONJ/7:cc Syldavia//PROPN/1:conj joined/join/VERB/2:conj/Tense=Past the//DET/10:det League/League/PROPN/8:obj .//PUNCT/2:punct"
IN_APPOSITION = "Ruritania//PROPN/8:nsubj ,//PUNCT/4:punct an//DET/4:det observer//NOUN/1:appos in//ADP/6:case NATO//PROPN/4:nmod ,//PUNCT/1:punct voted/vote/VERB/0:root/Tense=Past .//PUNCT/8:punct"


def test_the_object_behind_an_ing_form_is_its_own() -> None:
    found = [brief_act(act) for act in read(STOPPED_FUNDING).acts]
    assert ("withholds_funding", "RUR", "LEAGUE", "actual") in found


def test_names_are_not_joined_over_a_semicolon() -> None:
    assert {brief_act(act)[:3] for act in read(OVER_A_SEMICOLON).acts} == {
        ("withdraws", "BOR", "NATO"),
        ("joins", "RUR", "LEAGUE"),
        ("joins", "SYL", "LEAGUE"),
    }


def test_what_a_state_is_in_apposition() -> None:
    found = [brief_act(act) for act in read(IN_APPOSITION).acts]
    assert found == [("observer_status", "RUR", "NATO", "actual")]
