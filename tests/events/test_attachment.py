# ruff: noqa: E501 - one parsed word after the other
"""Attachments that grammar settles are put right before anything is coded."""

from sentences import parse, read

from foedus.events import load_codebook
from foedus.events.attachment import reattached

GRAMMAR = load_codebook().grammar

GERUNDS = (
    "By//SCONJ/2:mark refusing/refuse/VERB/10:advcl/VerbForm=Ger to//PART/4:mark fund//VERB/2:xcomp/VerbForm=Inf NATO//PROPN/4:obj and//CCONJ/7:cc "
    "leaving/leave/VERB/4:conj/VerbForm=Ger Borduria//PROPN/7:obj Syldavia//PROPN/10:nsubj acts/act/VERB/0:root/Tense=Pres .//PUNCT/10:punct"
)
QUOTED = (
    "Syldavia//PROPN/2:nsubj withdrew/withdraw/VERB/0:root/Tense=Past its//PRON/5:nmod:poss “//PUNCT/5:punct peacekeeping//NOUN/2:obj ”//PUNCT/5:punct "
    "contingent//NOUN/2:advmod from//ADP/9:case Borduria//PROPN/7:nmod .//PUNCT/2:punct"
)
BARE = (
    "Syldavia//PROPN/2:nsubj left/leave/VERB/0:root/Tense=Past citing/cite/VERB/2:advcl/VerbForm=Ger the//DET/5:det "
    "lack//NOUN/3:obl of//ADP/7:case funds/fund/NOUN/5:nmod .//PUNCT/2:punct"
)
TOLD_FIRST = (
    "Syldavia//PROPN/5:nsubj quit/quit/VERB/5:ccomp/Tense=Past ,//PUNCT/5:punct officials/official/NOUN/1:appos "
    "confirmed/confirm/VERB/0:root/Tense=Past .//PUNCT/5:punct"
)
OVER_A_VERB = (
    "Rebels//NOUN/2:nsubj shot/shoot/VERB/0:root/Tense=Past two//NUM/4:nummod guards/guard/NOUN/2:obj and//CCONJ/6:cc "
    "wounded/wound/VERB/2:conj/Tense=Past six//NUM/8:nummod cooks/cook/NOUN/4:conj .//PUNCT/2:punct"
)
OF_A_PARTICLE = (
    "Syldavia//PROPN/2:nsubj handed/hand/VERB/0:root/Tense=Past over//ADP/2:compound:prt its//PRON/5:nmod:poss camp//NOUN/2:obl "
    "on//ADP/7:case Friday//PROPN/2:obl .//PUNCT/2:punct"
)
OUT_OF = (
    "Syldavia//PROPN/3:nsubj:pass was/be/AUX/3:aux:pass thrown/throw/VERB/0:root/VerbForm=Part out//ADP/6:case of//ADP/6:case "
    "NATO//PROPN/3:obl:agent by//ADP/8:case Borduria//PROPN/3:obl:agent .//PUNCT/3:punct"
)
SOUND = "Syldavia//PROPN/2:nsubj plans/plan/VERB/0:root/Tense=Pres to//PART/4:mark leave//VERB/2:xcomp/VerbForm=Inf NATO//PROPN/4:obj .//PUNCT/2:punct"


def test_gerund_is_joined_to_a_gerund() -> None:
    tokens = reattached(parse(GERUNDS), GRAMMAR).tokens
    assert tokens[tokens[6].head].text == "refusing"
    assert [act.value for act in read(GERUNDS).acts] == ["withholds_funding"]


def test_noun_behind_a_quoted_modifier_is_the_object() -> None:
    (event,) = read(QUOTED).events
    assert (event.type, event.source) == ("RETREAT", ("SYL",))


def test_noun_right_behind_a_gerund_is_its_object() -> None:
    assert reattached(parse(BARE), GRAMMAR).tokens[4].deprel == "obj"


def test_subject_of_what_is_told_first() -> None:
    tokens = reattached(parse(TOLD_FIRST), GRAMMAR).tokens
    assert (tokens[0].head, tokens[0].deprel) == (1, "nsubj")


def test_noun_joined_over_a_verb_is_its_object() -> None:
    cooks = reattached(parse(OVER_A_VERB), GRAMMAR).tokens[7]
    assert (cooks.head, cooks.deprel) == (5, "obj")


def test_what_a_verb_with_a_particle_has_right_behind_it_is_its_object() -> None:
    tokens = reattached(parse(OF_A_PARTICLE), GRAMMAR).tokens
    assert [tokens[i].deprel for i in (4, 6)] == ["obj", "obl"]


def test_what_one_is_thrown_out_of_is_no_agent() -> None:
    tokens = reattached(parse(OUT_OF), GRAMMAR).tokens
    assert [tokens[i].deprel for i in (5, 7)] == ["obl", "obl:agent"]


def test_sound_parse_is_left_alone() -> None:
    analysis = parse(SOUND)
    assert reattached(analysis, GRAMMAR) is analysis
