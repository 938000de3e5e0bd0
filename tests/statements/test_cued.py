"""Statements with a cue: who, by which words, said what."""

from dataclasses import replace

import pytest
from parsed_reports import attributed, cast, parse, read, said

from foedus.records import Statement


def only(statements: tuple[Statement, ...]) -> Statement:
    assert len(statements) == 1, [(s.cue, said(s)) for s in statements]
    return statements[0]


INDIRECT = """
Norwegian   norwegian   ADJ    4  amod
Foreign     foreign     ADJ    3  amod
Minister    minister    NOUN   4  nmod:desc
Berg        Berg        PROPN  6  nsubj
repeatedly  repeatedly  ADV    6  advmod
said        say         VERB   0  root     Mood=Ind|Tense=Past|VerbForm=Fin
that        that        SCONJ  10 mark
Oslo        Oslo        PROPN  10 nsubj
would       would       AUX    10 aux
stay        stay        VERB   6  ccomp
in          in          ADP    13 case
the         the         DET    13 det
alliance    alliance    NOUN   10 obl
.           .           PUNCT  6  punct
"""


def test_a_clause_after_its_cue() -> None:
    analysis = parse(INDIRECT)
    found = only(read(analysis, cast(analysis, Berg="berg>NOR", Oslo="NOR")))
    assert (found.speaker, found.speaker_principal) == ("berg", "NOR")
    assert found.speaker_text == "Norwegian Foreign Minister Berg"
    assert found.cue == "repeatedly said"
    assert said(found) == "that Oslo would stay in the alliance"
    assert (found.form, found.act, found.within) == ("indirect", "assert", None)
    assert found.about == ()  # the state spoken for is not spoken about
    assert [e.exact for e in found.evidence] == [analysis.text]
    assert [(link.role, link.actor, link.name) for link in found.chain] == [
        ("outlet", None, "Harbour Herald"),
        ("speaker", "berg", "Norwegian Foreign Minister Berg"),
    ]


INTERRUPTED = """
“           “           PUNCT  3  punct
The         the         DET    3  det
pact        pact        NOUN   9  nsubj
,           ,           PUNCT  6  punct
”           ”           PUNCT  3  punct
argued      argue       VERB   9  parataxis Tense=Past|VerbForm=Fin
Tanaka      Tanaka      PROPN  6  nsubj
,           ,           PUNCT  6  punct
protects    protect     VERB   0  root
everyone    everyone    PRON   9  obj
.           .           PUNCT  9  punct
"""


def test_a_cue_dropped_into_its_content_leaves_two_pieces() -> None:
    analysis = parse(INTERRUPTED)
    found = only(read(analysis, cast(analysis, Tanaka="tanaka>JPN")))
    assert found.speaker == "tanaka"
    assert said(found) == "“The pact,” ... protects everyone"
    assert found.form == "mixed"


ACCORDING = """
According   accord      VERB   3  case
to          to          ADP    1  fixed
Izmir       Izmir       PROPN  9  obl
,           ,           PUNCT  9  punct
the         the         DET    6  det
summit      summit      NOUN   9  nsubj:pass
has         have        AUX    9  aux
been        be          AUX    9  aux:pass
postponed   postpone    VERB   0  root     Tense=Past|VerbForm=Part|Voice=Pass
.           .           PUNCT  9  punct
"""


def test_according_to() -> None:
    analysis = parse(ACCORDING)
    found = only(read(analysis, cast(analysis, Izmir="izmir")))
    assert (found.speaker, found.cue) == ("izmir", "According to")
    assert said(found) == "the summit has been postponed"


RELAYED = """
“           “           PUNCT  3  punct
Lagos       Lagos       PROPN  3  nsubj
pays        pay         VERB   9  ccomp
,           ,           PUNCT  3  punct
”           ”           PUNCT  3  punct
Ms          Ms          PROPN  9  nsubj:pass
Diallo      Diallo      PROPN  6  flat
was         be          AUX    9  aux:pass
quoted      quote       VERB   0  root     Tense=Past|VerbForm=Part|Voice=Pass
as          as          SCONJ  11 mark
saying      say         VERB   9  advcl    VerbForm=Part
by          by          ADP    15 case
the         the         DET    15 det
PANA        PANA        PROPN  15 compound
agency      agency      NOUN   9  obl:agent
.           .           PUNCT  9  punct
"""


def test_words_handed_on_by_an_agency() -> None:
    analysis = parse(RELAYED)
    actors = cast(analysis, Ms="diallo>ECOWAS", agency="outlet:pana")
    found = only(read(analysis, actors))
    assert found.cue == "was quoted as saying by"
    assert said(found) == "“Lagos pays,”"
    assert found.form == "direct"
    assert [(link.role, link.actor) for link in found.chain] == [
        ("outlet", None), ("agency", "pana"), ("speaker", "diallo"),
    ]  # fmt: skip


NEGATED = """
Hanoi       Hanoi       PROPN  4  nsubj
did         do          AUX    4  aux
not         not         PART   4  advmod   Polarity=Neg
confirm     confirm     VERB   0  root
that        that        SCONJ  7  mark
talks       talk        NOUN   7  nsubj
failed      fail        VERB   4  ccomp
.           .           PUNCT  4  punct
"""


def test_a_negated_cue() -> None:
    analysis = parse(NEGATED)
    found = only(read(analysis, cast(analysis, Hanoi="VNM")))
    assert found.negated
    assert (found.cue, found.act) == ("did not confirm", "confirm")


COORDINATED = """
Prague      Prague      PROPN  2  nsubj
warned      warn        VERB   0  root
that        that        SCONJ  5  mark
funds       fund        NOUN   5  nsubj
run         run         VERB   2  ccomp
out         out         ADP    5  compound:prt
and         and         CCONJ  8  cc
added       add         VERB   2  conj
that        that        SCONJ  13 mark
allies      ally        NOUN   13 nsubj
might       might       AUX    13 aux
not         not         PART   13 advmod
help        help        VERB   8  ccomp
,           ,           PUNCT  15 punct
citing      cite        VERB   8  advcl    VerbForm=Part
the         the         DET    17 det
war         war         NOUN   15 obj
.           .           PUNCT  2  punct
"""


def test_one_subject_for_several_cues() -> None:
    analysis = parse(COORDINATED)
    found = read(analysis, cast(analysis, Prague="CZE"))
    assert [(s.speaker, s.cue, said(s), s.act) for s in found] == [
        ("CZE", "warned", "that funds run out", "warn"),
        ("CZE", "added", "that allies might not help", "assert"),
        ("CZE", "citing", "the war", "assert"),
    ]
    assert [s.hedged for s in found] == [False, True, False]


RELATIVE = """
The         the         DET    2  det
bloc        bloc        NOUN   9  nsubj
,           ,           PUNCT  5  punct
which       which       PRON   5  nsubj    PronType=Rel
says        say         VERB   2  acl:relcl
it          it          PRON   7  nsubj
grows       grow        VERB   5  ccomp
,           ,           PUNCT  5  punct
meets       meet        VERB   0  root
.           .           PUNCT  9  punct
"""


def test_a_relative_clause_speaks_for_its_antecedent() -> None:
    analysis = parse(RELATIVE)
    found = only(read(analysis, cast(analysis, bloc="ASEAN")))
    assert (found.speaker, found.speaker_text, said(found)) == ("ASEAN", "The bloc", "it grows")


NESTED = """
Berg        Berg        PROPN  2  nsubj
said        say         VERB   0  root
that        that        SCONJ  6  mark
Tanaka      Tanaka      PROPN  6  nsubj
had         have        AUX    6  aux
promised    promise     VERB   2  ccomp
to          to          PART   8  mark
sign        sign        VERB   6  xcomp
.           .           PUNCT  2  punct
"""


def test_a_statement_inside_a_statement() -> None:
    analysis = parse(NESTED)
    outer, inner = read(analysis, cast(analysis, Berg="berg>NOR", Tanaka="tanaka>JPN"))
    assert (outer.speaker, outer.within) == ("berg", None)
    assert (inner.speaker, inner.within, inner.act) == ("tanaka", outer.id, "promise")
    assert said(inner) == "to sign"
    assert [(link.role, link.actor) for link in inner.chain] == [
        ("outlet", None), ("speaker", "berg"), ("relayed", "tanaka"),
    ]  # fmt: skip


NOMINAL = """
Quito       Quito       PROPN  2  nsubj
repeated    repeat      VERB   0  root
claims      claim       NOUN   2  obj
that        that        SCONJ  6  mark
rebels      rebel       NOUN   6  nsubj
cheat       cheat       VERB   3  acl
.           .           PUNCT  2  punct
"""


def test_a_noun_with_a_light_verb() -> None:
    analysis = parse(NOMINAL)
    found = only(read(analysis, cast(analysis, Quito="ECU")))
    assert (found.speaker, found.cue, found.hedged) == ("ECU", "repeated claims", True)
    assert said(found) == "that rebels cheat"


POSSESSIVE = """
Vienna      Vienna      PROPN  3  nmod:poss
’s          ’s          PART   1  case
warning     warning     NOUN   8  nsubj
that        that        SCONJ  6  mark
gas         gas         NOUN   6  nsubj
runs        run         VERB   3  acl
low         low         ADV    6  advmod
stands      stand       VERB   0  root
.           .           PUNCT  8  punct
"""


def test_a_noun_and_whose_it_is() -> None:
    analysis = parse(POSSESSIVE)
    found = only(read(analysis, cast(analysis, Vienna="AUT")))
    assert (found.speaker, found.speaker_text, found.cue) == ("AUT", "Vienna", "warning")
    assert (found.act, said(found)) == ("warn", "that gas runs low")


ANAPHORIC = """
Ties        tie         NOUN   3  nsubj
are         be          AUX    3  cop
cold        cold        ADJ    0  root
.           .           PUNCT  3  punct

This        this        PRON   3  nsubj:pass PronType=Dem
was         be          AUX    3  aux:pass
reported    report      VERB   0  root     Tense=Past|VerbForm=Part|Voice=Pass
by          by          ADP    6  case
the         the         DET    6  det
ministry    ministry    NOUN   3  obl:agent
.           .           PUNCT  3  punct
"""


def test_this_was_reported_by() -> None:
    analysis = parse(ANAPHORIC)
    found = only(read(analysis, cast(analysis, ministry="NOR/mfa>NOR")))
    assert (found.speaker, found.cue) == ("NOR/mfa", "was reported by")
    assert said(found) == "Ties are cold"
    assert len(found.evidence) == 2


CAUSE = """
He          he          PRON   2  nsubj
attributed  attribute   VERB   0  root
this        this        PRON   2  obj
to          to          ADP    6  case
foreign     foreign     ADJ    6  amod
pressure    pressure    NOUN   2  obl
.           .           PUNCT  2  punct
"""


def test_a_cause_is_content_and_no_source() -> None:
    analysis = parse(CAUSE)
    found = only(read(analysis, cast(analysis, He="berg>NOR", pressure="group:pressure")))
    assert found.speaker == "berg"
    assert said(found) == "this to foreign pressure"


UNREAL = """
If          if          SCONJ  3  mark
Paris       Paris       PROPN  3  nsubj
says        say         VERB   8  advcl
it          it          PRON   5  nsubj
leaves      leave       VERB   3  ccomp
,           ,           PUNCT  3  punct
markets     market      NOUN   8  nsubj
fall        fall        VERB   0  root
.           .           PUNCT  8  punct
"""


def test_what_somebody_might_say_was_not_said() -> None:
    analysis = parse(UNREAL)
    assert read(analysis, cast(analysis, Paris="FRA")) == ()


AMBIGUOUS = """
Rebels      rebel       NOUN   2  nsubj
attacked    attack      VERB   0  root
the         the         DET    4  det
plan        plan        NOUN   2  obj
.           .           PUNCT  2  punct
"""


def test_an_ambiguous_word_needs_the_model() -> None:
    analysis = parse(AMBIGUOUS)
    assert read(analysis) == ()
    agreed = attributed(analysis, "Rebels", "attacked", "the plan", 0.9)
    assert [(s.cue, said(s)) for s in read(agreed)] == [("attacked", "the plan")]


SHOWING = """
The         the         DET    2  det
{subject}   {subject}   NOUN   3  nsubj
shows       show        VERB   0  root
that        that        SCONJ  6  mark
ties        tie         NOUN   6  nsubj
cool        cool        VERB   3  ccomp
.           .           PUNCT  3  punct
"""


@pytest.mark.parametrize(("subject", "statements"), [("decision", 0), ("survey", 1)])
def test_deeds_do_not_speak_but_documents_do(subject: str, statements: int) -> None:
    assert len(read(parse(SHOWING.format(subject=subject)))) == statements


def test_agreement_of_model_and_parse_is_trusted_more() -> None:
    analysis = parse(INDIRECT)
    agreed = attributed(
        analysis, "Norwegian Foreign Minister Berg", "said",
        "that Oslo would stay in the alliance", 0.6,
    )  # fmt: skip
    alone, together = only(read(analysis)), only(read(agreed))
    assert together.confidence > alone.confidence
    assert said(together) == said(alone)


VIEW = """
In          in          ADP    4  case
Berg        Berg        PROPN  4  nmod:poss
’s          ’s          PART   2  case
view        view        NOUN   7  obl
,           ,           PUNCT  4  punct
ties        tie         NOUN   7  nsubj
cool        cool        VERB   0  root
.           .           PUNCT  7  punct
"""


def test_in_somebodys_view() -> None:
    analysis = parse(VIEW)
    found = only(read(analysis, cast(analysis, Berg="berg>NOR")))
    assert (found.speaker, found.speaker_text, said(found)) == ("berg", "Berg", "ties cool")


CARRIED = """
“           “           PUNCT  3  punct
Ties        tie         NOUN   3  nsubj
cool        cool        VERB   8  ccomp
,           ,           PUNCT  3  punct
”           ”           PUNCT  3  punct
the         the         DET    7  det
ministry    ministry    NOUN   8  nsubj
stated      state       VERB   0  root
,           ,           PUNCT  12 punct
according   accord      VERB   12 case
to          to          ADP    10 fixed
Nordlys     Nordlys     PROPN  8  obl
.           .           PUNCT  8  punct
"""


def test_an_outlet_that_hands_on_is_a_link_and_no_speaker() -> None:
    analysis = parse(CARRIED)
    actors = cast(analysis, ministry="NOR/mfa>NOR", Nordlys="outlet:nordlys")
    found = only(read(analysis, actors))
    assert (found.speaker, said(found)) == ("NOR/mfa", "“Ties cool,”")
    assert [(link.role, link.actor) for link in found.chain] == [
        ("outlet", None), ("medium", "nordlys"), ("speaker", "NOR/mfa"),
    ]  # fmt: skip


TRAILING = """
Berg        Berg        PROPN  2  nsubj
said        say         VERB   0  root
that        that        SCONJ  5  mark
ties        tie         NOUN   5  nsubj
cool        cool        VERB   2  ccomp
,           ,           PUNCT  7  punct
adding      add         VERB   5  advcl    VerbForm=Part
that        that        SCONJ  10 mark
fees        fee         NOUN   10 nsubj
rise        rise        VERB   7  ccomp
.           .           PUNCT  2  punct
"""


def test_a_trailing_participle_goes_on_with_the_speaker() -> None:
    analysis = parse(TRAILING)
    first, second = read(analysis, cast(analysis, Berg="berg>NOR"))
    assert (first.cue, said(first), first.within) == ("said", "that ties cool", None)
    assert (second.speaker, said(second), second.within) == ("berg", "that fees rise", None)


CLIPPED = """
Berg        Berg        PROPN  2  nsubj
thundered   thunder     VERB   0  root
that        that        SCONJ  6  mark
the         the         DET    5  det
northern    northern    ADJ    5  amod
fund        fund        NOUN   7  nsubj
shrinks     shrink      VERB   2  ccomp
.           .           PUNCT  2  punct
"""


def test_a_span_the_model_clipped_runs_on_to_the_end_of_its_phrase() -> None:
    analysis = attributed(parse(CLIPPED), "Berg", "thundered", "that the", 0.9)
    assert said(only(read(analysis))) == "that the northern fund"


DEED = """
Berg        Berg        PROPN  2  nsubj
refused     refuse      VERB   0  root
to          to          PART   4  mark
sign        sign        VERB   2  xcomp
.           .           PUNCT  2  punct
"""


def test_a_deed_is_no_statement_even_if_the_model_says_so() -> None:
    analysis = attributed(parse(DEED), "Berg", "refused", "to sign", 0.95)
    assert read(analysis) == ()


TEXT = """
In          in          ADP    4  case
a           a           DET    4  det
joint       joint       ADJ    4  amod
declaration declaration NOUN   6  obl
members     member      NOUN   6  nsubj
said        say         VERB   0  root
ties        tie         NOUN   8  nsubj
cool        cool        VERB   6  ccomp
.           .           PUNCT  6  punct

The         the         DET    2  det
declaration declaration NOUN   3  nsubj
called      call        VERB   0  root
for         for         ADP    5  case
patience    patience    NOUN   3  obl
.           .           PUNCT  3  punct
"""


def test_a_text_speaks_for_its_authors() -> None:
    analysis = parse(TEXT)
    first, second = read(analysis, cast(analysis, members="group:members"))
    assert (first.speaker, first.medium) == ("group:members", "joint declaration")
    assert (second.speaker, second.speaker_text) == ("group:members", "The declaration")
    assert (second.act, said(second)) == ("demand", "patience")


OF_AS_MARKER = """
Oslo     Oslo     PROPN  3  nmod:poss
's       's       PART   1  case
warning  warning  NOUN   6  nsubj
of       of       ADP    5  mark
war      war      NOUN   3  nmod
alarmed  alarm    VERB   0  root     Mood=Ind|Tense=Past|VerbForm=Fin
Riga     Riga     PROPN  6  obj
.        .        PUNCT  6  punct
"""


def test_a_preposition_that_the_parse_calls_a_marker() -> None:
    analysis = parse(OF_AS_MARKER)
    for statement in read(analysis, cast(analysis, Oslo="NOR", Riga="LVA")):
        assert (statement.speaker, said(statement)) == ("NOR", "war")


DECLINED = """
Berg        Berg        PROPN  2  nsubj
declined    decline     VERB   0  root
to          to          PART   4  mark
comment     comment     VERB   2  xcomp
.           .           PUNCT  2  punct
"""
NO_REPLY = """
Oslo        Oslo        PROPN  4  nsubj
did         do          AUX    4  aux
not         not         PART   4  advmod  Polarity=Neg
respond     respond     VERB   0  root
to          to          ADP    7  case
several     several     ADJ    7  amod
questions   question    NOUN   4  obl
.           .           PUNCT  4  punct
"""


@pytest.mark.parametrize(
    ("parsed", "cue", "content"),
    [
        (DECLINED, "declined", "to comment"),
        (NO_REPLY, "did not respond to", "several questions"),
    ],
)
def test_a_refusal_to_speak(parsed: str, cue: str, content: str) -> None:
    analysis = parse(parsed)
    found = only(read(analysis, cast(analysis, Berg="berg>NOR", Oslo="NOR")))
    assert (found.act, found.cue, said(found)) == ("refuse-comment", cue, content)
    assert not found.negated


PLEDGED = """
Oslo        Oslo        PROPN  4  nsubj
and         and         CCONJ  3  cc
Riga        Riga        PROPN  1  conj
vowed       vow         VERB   0  root
that        that        SCONJ  8  mark
aid         aid         NOUN   8  nsubj
would       would       AUX    8  aux
come        come        VERB   4  ccomp
.           .           PUNCT  4  punct
"""


def test_speakers_side_by_side_have_a_statement_each() -> None:
    analysis = parse(PLEDGED)
    first, second = read(analysis, cast(analysis, Oslo="NOR", Riga="LVA"))
    assert [(s.speaker, s.speaker_text) for s in (first, second)] == [
        ("NOR", "Oslo"), ("LVA", "Riga"),
    ]  # fmt: skip
    assert said(first) == said(second) == "that aid would come"
    assert [s.chain[-1].actor for s in (first, second)] == ["NOR", "LVA"]
    assert first.id != second.id


def test_speakers_meant_by_one_word_have_a_statement_each() -> None:
    analysis = parse(PLEDGED)
    layer = cast(analysis, Oslo="NOR")
    other = replace(layer.mentions[0], actor="SWE", principal="SWE")
    layer = replace(layer, mentions=(*layer.mentions, other))
    first, second = read(analysis, layer)
    assert [(s.speaker, s.chain[-1].actor) for s in (first, second)] == [
        ("NOR", "NOR"), ("SWE", "SWE"),
    ]  # fmt: skip
    assert first.speaker_text == second.speaker_text
    assert first.id != second.id


def test_speakers_of_whom_one_is_unknown_stay_together() -> None:
    analysis = parse(PLEDGED)
    found = only(read(analysis, cast(analysis, Oslo="NOR")))
    assert (found.speaker, found.speaker_text) == ("NOR", "Oslo and Riga")


REMARKS = """
Berg        Berg        PROPN  2  nsubj
accused     accuse      VERB   0  root
Riga        Riga        PROPN  2  obj
of          of          SCONJ  5  mark
stalling    stall       VERB   2  advcl    VerbForm=Ger
in          in          ADP    7  case
remarks     remark      NOUN   5  obl
to          to          ADP    9  case
Nordlys     Nordlys     PROPN  7  nmod
.           .           PUNCT  2  punct
"""


def test_where_it_was_said_is_not_what_was_said() -> None:
    analysis = parse(REMARKS)
    found = only(read(analysis, cast(analysis, Berg="berg>NOR", Nordlys="outlet:nordlys")))
    assert said(found) == "Riga of stalling"
    assert found.medium == "remarks"
    assert [link.role for link in found.chain] == ["outlet", "medium", "speaker"]


ASKED = """
Asked       ask         VERB   8  advcl
whether     whether     SCONJ  5  mark
Riga        Riga        PROPN  5  nsubj
would       would       AUX    5  aux
pay         pay         VERB   1  ccomp
,           ,           PUNCT  8  punct
Berg        Berg        PROPN  8  nsubj
said        say         VERB   0  root
that        that        SCONJ  11 mark
it          it          PRON   11 nsubj
had         have        VERB   8  ccomp
.           .           PUNCT  8  punct
"""


def test_who_is_asked_does_not_ask() -> None:
    analysis = parse(ASKED)
    found = only(read(analysis, cast(analysis, Berg="berg>NOR", Riga="LVA")))
    assert (found.cue, found.speaker) == ("said", "berg")


PASSED_OVER = """
Berg        Berg        PROPN  2  nsubj
said        say         VERB   0  root
that        that        SCONJ  6  mark
Riga        Riga        PROPN  6  nsubj
had         have        AUX    6  aux
promised    promise     VERB   2  ccomp
to          to          PART   8  mark
pay         pay         VERB   6  xcomp
.           .           PUNCT  2  punct
"""


def test_what_the_model_passes_over_inside_a_statement_is_one() -> None:
    analysis = parse(PASSED_OVER)
    analysis = attributed(analysis, "Berg", "said", "that Riga had promised to pay", 0.9)
    outer, inner = read(analysis, cast(analysis, Berg="berg>NOR", Riga="LVA"))
    assert inner.within == outer.id
    assert (inner.speaker, inner.act, said(inner)) == ("LVA", "promise", "to pay")
    assert [link.role for link in inner.chain] == ["outlet", "speaker", "relayed"]


SILENT = """
The         the         DET    2  det
ministers   minister    NOUN   5  nsubj
have        have        AUX    5  aux
not         not         PART   5  advmod
commented   comment     VERB   0  root
on          on          ADP    8  case
the         the         DET    8  det
reports     report      NOUN   5  obl
.           .           PUNCT  5  punct
"""


def test_silence_is_a_refusal_to_comment() -> None:
    found = only(read(parse(SILENT)))
    assert (found.act, found.cue, said(found)) == (
        "refuse-comment", "have not commented on", "the reports",
    )  # fmt: skip
    assert not found.negated


COVER = """
Berg        Berg        PROPN  10 nsubj
,           ,           PUNCT  1  punct
who         who         PRON   4  nsubj    PronType=Rel
asked       ask         VERB   1  acl:relcl
not         not         PART   8  advmod
to          to          PART   8  mark
be          be          AUX    8  aux:pass
named       name        VERB   4  xcomp
,           ,           PUNCT  1  punct
left        leave       VERB   0  root
.           .           PUNCT  10 punct
"""


def test_to_ask_for_cover_is_no_statement() -> None:
    stay = COVER.replace("named       name ", "heard       hear ")
    assert [s.cue for s in read(parse(stay))] == ["asked"]
    assert read(parse(COVER)) == ()


TITLED = """
Its         its         PRON   2  nmod:poss
spokesman   spokesman   NOUN   6  nsubj
,           ,           PUNCT  4  punct
Lund        Lund        PROPN  2  appos
,           ,           PUNCT  4  punct
said        say         VERB   0  root
that        that        SCONJ  9  mark
talks       talk        NOUN   9  nsubj
failed      fail        VERB   6  ccomp
.           .           PUNCT  6  punct
"""


def test_a_name_beside_a_title_is_who_speaks() -> None:
    analysis = parse(TITLED)
    layer = cast(analysis, spokesman="group:NOR-spokesman>NOR", Lund="lund")
    mentions = tuple(replace(m, kind="title") if m.actor != "lund" else m for m in layer.mentions)
    found = only(read(analysis, replace(layer, mentions=mentions)))
    assert (found.speaker, found.speaker_principal) == ("lund", "NOR")


UNNAMED_MEDIUM = """
Berg        Berg        PROPN  2  nsubj
said        say         VERB   0  root
in          in          ADP    5  case
an          a           DET    5  det
interview   interview   NOUN   2  obl
with        with        ADP    8  case
state       state       NOUN   8  compound
television  television  NOUN   5  nmod
that        that        SCONJ  11 mark
talks       talk        NOUN   11 nsubj
failed      fail        VERB   2  ccomp
.           .           PUNCT  2  punct
"""


def test_a_medium_without_a_name_is_a_link() -> None:
    analysis = parse(UNNAMED_MEDIUM)
    found = only(read(analysis, cast(analysis, Berg="berg")))
    assert [(k.role, k.name) for k in found.chain[1:-1]] == [("medium", "state television")]


STRAY_RELATIVE = """
It      it      PRON   2  nsubj
met     meet    VERB   0  root     Mood=Ind|Tense=Past|VerbForm=Fin
under   under   ADP    5  case
the     the     DET    5  det
envoy   envoy   NOUN   2  obl
,       ,       PUNCT  7  punct
Berg    Berg    PROPN  5  appos
,       ,       PUNCT  10 punct
who     who     PRON   10 nsubj
said    say     VERB   2  advcl:relcl  Mood=Ind|Tense=Past|VerbForm=Fin
that    that    SCONJ  14 mark
Oslo    Oslo    PROPN  14 nsubj
would   would   AUX    14 aux
stay    stay    VERB   10 ccomp
.       .       PUNCT  2  punct
"""


def test_who_is_the_one_named_right_before() -> None:
    analysis = parse(STRAY_RELATIVE)
    found = only(read(analysis, cast(analysis, Berg="berg>NOR", Oslo="NOR")))
    assert (found.speaker, found.speaker_text) == ("berg", "Berg")
