"""What nobody said, what somebody refused to say, and whose words are that others take up."""

from __future__ import annotations

from dataclasses import replace

from parsed_reports import attributed, cast, parse, read, said


def test_a_clause_of_circumstance_is_no_cue_for_the_quotation_after_it() -> None:
    analysis = parse("""
As as SCONJ 5 mark
the the DET 3 det
toll toll NOUN 5 nsubj
has have AUX 5 aux
mounted mount VERB 12 advcl
, , PUNCT 5 punct
“ “ PUNCT 12 punct
the the DET 9 det
town town NOUN 12 nsubj
will will AUX 12 aux
not not PART 12 advmod
forget forget VERB 0 root
this this PRON 12 obj
” ” PUNCT 12 punct
. . PUNCT 12 punct
""")
    assert read(analysis) == ()


CONDITION = """
If if SCONJ 3 mark
Oslo Oslo PROPN 3 nsubj
says say VERB 10 advcl
it it PRON 6 nsubj
will will AUX 6 aux
pay pay VERB 3 ccomp
, , PUNCT 3 punct
Bergen Bergen PROPN 10 nsubj
will will AUX 10 aux
stay stay VERB 0 root
. . PUNCT 10 punct
"""


def test_a_condition_was_not_said_however_sure_the_model_is() -> None:
    sure = attributed(parse(CONDITION), "Oslo", "says", "it will pay", 0.95)
    assert read(sure, cast(sure, Oslo="NOR")) == ()


def test_what_somebody_refuses_to_do_is_negated() -> None:
    analysis = parse("""
Oslo Oslo PROPN 2 nsubj
refused refuse VERB 0 root
to to PART 4 mark
rule rule VERB 2 xcomp
out out ADP 4 compound:prt
a a DET 7 det
strike strike NOUN 4 obj
. . PUNCT 2 punct
""")
    (found,) = read(analysis, cast(analysis, Oslo="NOR"))
    assert (found.act, found.negated, said(found)) == ("deny", True, "a strike")


def test_stopping_short_of_something_is_not_doing_it() -> None:
    notation = """
Oslo Oslo PROPN 2 nsubj
stopped stop VERB 0 root
short short ADV 2 advmod
of of SCONJ 5 mark
condemning condemn VERB 2 advcl VerbForm=Ger
the the DET 7 det
raid raid NOUN 5 obj
. . PUNCT 2 punct
"""
    analysis = parse(notation)
    assert [(s.act, s.negated) for s in read(analysis, cast(analysis, Oslo="NOR"))] == [
        ("criticize", True)
    ]


def test_declining_to_say_is_a_refusal_and_its_clause_what_was_asked() -> None:
    analysis = parse("""
Oslo Oslo PROPN 2 nsubj
declined decline VERB 0 root
to to PART 4 mark
say say VERB 2 xcomp
whether whether SCONJ 8 mark
ships ship NOUN 8 nsubj
would would AUX 8 aux
sail sail VERB 4 ccomp
. . PUNCT 2 punct
""")
    (found,) = read(analysis, cast(analysis, Oslo="NOR"))
    assert (found.act, found.negated, found.cue) == ("refuse-comment", False, "declined")
    assert said(found) == "to say whether ships would sail"


RELATIVE = """
Lund Lund PROPN 2 nsubj
read read VERB 0 root
the the DET 4 det
report report NOUN 2 obj
, , PUNCT 8 punct
which which PRON 8 obj
Oslo Oslo PROPN 8 nsubj
denies deny VERB 4 acl:relcl
. . PUNCT 2 punct
"""


def test_a_relative_pronoun_stands_for_what_is_denied() -> None:
    plain = parse(RELATIVE)
    which = attributed(plain, "Oslo", "denies", "which", 0.8)
    for analysis in (plain, which):
        (found,) = read(analysis, cast(analysis, Oslo="NOR", Lund="lund"))
        assert (found.speaker, found.act, said(found)) == ("NOR", "deny", "the report")


def test_names_of_two_words_are_joined_whichever_word_the_parser_hangs_the_others_on() -> None:
    analysis = parse("""
Burkina Burkina PROPN 7 nsubj
Faso Faso PROPN 7 nsubj
, , PUNCT 4 punct
Mali Mali PROPN 2 conj
and and CCONJ 6 cc
Niger Niger PROPN 4 conj
said say VERB 0 root
they they PRON 10 nsubj
would would AUX 10 aux
leave leave VERB 7 ccomp
. . PUNCT 7 punct
""")
    actors = cast(analysis, Burkina="BFA", Mali="MLI", Niger="NER")
    whole = (replace(m, end=12) if m.actor == "BFA" else m for m in actors.mentions)
    found = read(analysis, replace(actors, mentions=tuple(whole)))
    assert [(s.speaker, s.speaker_text) for s in found] == [
        ("BFA", "Burkina Faso"), ("MLI", "Mali"), ("NER", "Niger"),
    ]  # fmt: skip


def test_a_text_speaks_for_whoever_issued_it() -> None:
    analysis = parse("""
Nordic Nordic ADJ 2 amod
ministers minister NOUN 3 nsubj
issued issue VERB 0 root
a a DET 5 det
statement statement NOUN 3 obj
. . PUNCT 3 punct

The the DET 2 det
statement statement NOUN 3 nsubj
said say VERB 0 root
the the DET 5 det
pact pact NOUN 6 nsubj
holds hold VERB 3 ccomp
. . PUNCT 3 punct
""")
    found = read(analysis, cast(analysis, ministers="group:nordic-ministers"))
    assert [(s.speaker, said(s)) for s in found if s.act == "assert"] == [
        ("group:nordic-ministers", "the pact holds")
    ]
