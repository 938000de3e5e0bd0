# ruff: noqa: E501 - one parsed word after the other
"""Organizations left out: filled in where the report says of whom the talk is, and only there."""

from sentences import brief_act, read

LEFT = (
    "Ruritania//PROPN/2:nsubj left/leave/VERB/0:root/Tense=Past NATO//PROPN/2:obj .//PUNCT/2:punct"
)
JOINED = (
    "Ruritania//PROPN/2:nsubj joined/join/VERB/0:root/Tense=Past NATO//PROPN/2:obj .//PUNCT/2:punct"
)
QUIT = "Syldavia//PROPN/2:nsubj threatened/threaten/VERB/0:root/Tense=Past to//PART/4:mark quit//VERB/2:xcomp/VerbForm=Inf .//PUNCT/2:punct"
WITHDRAWAL = "Syldavia//PROPN/2:nsubj announced/announce/VERB/0:root/Tense=Past its//PRON/4:nmod:poss withdrawal//NOUN/2:obj .//PUNCT/2:punct"
FROM_WAR = "Syldavia//PROPN/2:nsubj threatened/threaten/VERB/0:root/Tense=Past to//PART/4:mark withdraw//VERB/2:xcomp/VerbForm=Inf from//ADP/7:case the//DET/7:det front//NOUN/4:obl .//PUNCT/2:punct"
QUIT_TALKS = "Syldavia//PROPN/2:nsubj threatened/threaten/VERB/0:root/Tense=Past to//PART/4:mark quit//VERB/2:xcomp/VerbForm=Inf talks//NOUN/4:obj .//PUNCT/2:punct"


def signs(*lines: str) -> set[tuple[str, str, str]]:
    return {brief_act(act)[:3] for act in read(*lines).acts}


def test_the_way_out_of_one_is_that_of_the_next() -> None:
    assert ("threatens_exit", "SYL", "NATO") in signs(LEFT, QUIT)


def test_nothing_is_implied_by_another_story() -> None:
    assert signs(JOINED, WITHDRAWAL) == {("joins", "RUR", "NATO")}
    assert signs(QUIT) == set()


def test_an_organization_named_only_later_is_not_left_out() -> None:
    assert signs(QUIT, LEFT) == {("withdraws", "RUR", "NATO")}


def test_what_is_left_may_be_something_else() -> None:
    assert signs(LEFT, FROM_WAR) == {("withdraws", "RUR", "NATO")}
    assert signs(LEFT, QUIT_TALKS) == {("withdraws", "RUR", "NATO")}


def test_what_is_implied_is_trusted_less() -> None:
    named, implied = read(LEFT, QUIT).acts
    assert implied.confidence < named.confidence


BORDURIA_LEFT = (
    "Borduria//PROPN/2:nsubj left/leave/VERB/0:root/Tense=Past NATO//PROPN/2:obj .//PUNCT/2:punct"
)
RETURNED = "Syldavia//PROPN/2:nsubj rejoined/rejoin/VERB/0:root/Tense=Past .//PUNCT/2:punct"


def test_a_verb_is_about_what_the_report_is_about() -> None:
    assert ("joins", "SYL", "NATO") in signs(LEFT, BORDURIA_LEFT, RETURNED)
    assert signs(LEFT, RETURNED) == {("withdraws", "RUR", "NATO")}
