"""Chain, date, place and medium of a statement, and what kind of act it is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from parsed_reports import cast, dated, document, parse, read, said

from foedus.records import Credit, Part, quote
from foedus.statements import find_statements
from foedus.time.layer import TimeLayer

INTERVIEW = """
Berg        Berg        PROPN  2  nsubj
told        tell        VERB   0  root
Nordlys     Nordlys     PROPN  2  iobj
in          in          ADP    6  case
an          a           DET    6  det
interview   interview   NOUN   2  obl
in          in          ADP    8  case
Vilnius     Vilnius     PROPN  6  nmod
on          on          ADP    10 case
Monday      Monday      PROPN  2  obl
that        that        SCONJ  13 mark
Oslo        Oslo        PROPN  13 nsubj
pays        pay         VERB   2  ccomp
.           .           PUNCT  2  punct
"""
LATER = """
He          he          PRON   2  nsubj
added       add         VERB   0  root
that        that        SCONJ  5  mark
others      other       NOUN   5  nsubj
waver       waver       VERB   2  ccomp
.           .           PUNCT  2  punct
"""
ELSEWHERE = """
In          in          ADP    3  case
televised   televise    VERB   3  amod     VerbForm=Part
remarks     remark      NOUN   6  obl
,           ,           PUNCT  3  punct
he          he          PRON   6  nsubj
said        say         VERB   0  root
that        that        SCONJ  9  mark
fees        fee         NOUN   9  nsubj
rise        rise        VERB   6  ccomp
.           .           PUNCT  6  punct
"""
NAMES = {
    "Berg": "berg>NOR", "He": "berg>NOR", "he": "berg>NOR", "Nordlys": "outlet:nordlys",
    "Vilnius": "@LTU", "Oslo": "NOR",
}  # fmt: skip


def test_a_medium_holds_for_the_rest_of_the_interview() -> None:
    analysis = parse("\n---\n".join([INTERVIEW, LATER, ELSEWHERE, LATER]))
    times = dated(analysis, "Monday", "told", "2024-05-13")
    told, added, televised, last = read(analysis, cast(analysis, **NAMES), times)
    assert (told.medium, told.place) == ("interview", "Vilnius")
    assert told.said_on is not None
    assert told.said_on.edtf == "2024-05-13"
    chain = [("outlet", None), ("medium", "nordlys"), ("speaker", "berg")]
    for statement in (told, added):
        assert [(link.role, link.actor) for link in statement.chain] == chain
    assert added.medium == "interview"
    for statement in (televised, last):
        assert [link.role for link in statement.chain] == ["outlet", "speaker"]
    assert televised.medium == "televised remarks"


def test_listener_date_and_place_are_not_content() -> None:
    analysis = parse(INTERVIEW)
    (found,) = read(analysis, cast(analysis, **NAMES))
    assert said(found) == "that Oslo pays"
    assert found.cue == "told"


def test_an_undated_statement_was_made_by_the_time_of_the_report() -> None:
    analysis = parse(LATER)
    (found,) = read(analysis)
    assert found.said_on is not None
    assert (found.said_on.edtf, found.said_on.basis) == ("../2024-05-20", "document")


ACT = """
Berg        Berg        PROPN  2  nsubj
{form}      {lemma}     VERB   0  root
Moldova     Moldova     PROPN  2  obj
of          of          SCONJ  5  mark
lying       lie         VERB   2  advcl
.           .           PUNCT  2  punct
"""


@pytest.mark.parametrize(
    ("form", "lemma", "act", "polarity"),
    [("accused", "accuse", "accuse", -1), ("praised", "praise", "praise", 1)],
)
def test_act_and_polarity_come_from_the_cue(form: str, lemma: str, act: str, polarity: int) -> None:
    analysis = parse(ACT.format(form=form, lemma=lemma))
    (found,) = read(analysis, cast(analysis, Berg="berg>NOR", Moldova="MDA"))
    assert (found.act, found.polarity, found.about) == (act, polarity, ("MDA",))


JUDGED = """
Berg        Berg        PROPN  2  nsubj
said        say         VERB   0  root
Moldova     Moldova     PROPN  {head}  nsubj
{words}
.           .           PUNCT  2  punct
"""


@pytest.mark.parametrize(
    ("words", "polarity"),
    [
        ("is be AUX 6 cop\na a DET 6 det\nfriend friend NOUN 2 ccomp", 1),
        ("is be AUX 6 cop\nnot not PART 6 advmod\nreliable reliable ADJ 2 ccomp", -1),
        ("is be AUX 6 cop\na a DET 6 det\nmember member NOUN 2 ccomp", 0),
    ],
)
def test_polarity_of_plain_speech_comes_from_its_words(words: str, polarity: int) -> None:
    analysis = parse(JUDGED.format(words=words, head=6))
    (found,) = read(analysis, cast(analysis, Berg="berg>NOR", Moldova="MDA"))
    assert found.polarity == polarity


DEMANDED = """
Berg        Berg        PROPN  2  nsubj
said        say         VERB   0  root
Moldova     Moldova     PROPN  5  nsubj
must        must        AUX    5  aux
pay         pay         VERB   2  ccomp
.           .           PUNCT  2  punct
"""


def test_an_obligation_laid_on_another_is_a_demand() -> None:
    analysis = parse(DEMANDED)
    (found,) = read(analysis, cast(analysis, Berg="berg>NOR", Moldova="MDA"))
    assert found.act == "demand"


HEADLINE = """
Moldova     Moldova     PROPN  2  nsubj
pays        pay         VERB   5  ccomp
,           ,           PUNCT  2  punct
Berg        Berg        PROPN  5  nsubj
says        say         VERB   0  root
"""


def test_a_headline_is_trusted_less() -> None:
    analysis = parse(HEADLINE)
    (body,) = read(analysis)
    (title,) = read(analysis, title_end=len(analysis.text))
    assert title.confidence < body.confidence
    assert title.content == body.content


def test_the_same_report_gives_the_same_records() -> None:
    analysis = parse(INTERVIEW)
    assert read(analysis) == read(parse(INTERVIEW))
    assert len({s.id for s in read(analysis)}) == 1


SOURCE_LAST = """
Ties        Ties        PROPN  2  compound
Cool        Cool        PROPN  0  root
,           ,           PUNCT  2  punct
Warns       Warns       PROPN  2  appos
Nordic      Nordic      PROPN  6  compound
Envoy       Envoy       PROPN  4  flat
"""


def test_a_headline_with_its_source_at_the_end() -> None:
    analysis = parse(SOURCE_LAST)
    (found,) = read(analysis, cast(analysis, Envoy="envoy"), title_end=len(analysis.text))
    assert (found.speaker, found.speaker_text) == ("envoy", "Nordic Envoy")
    assert (found.cue, found.act, said(found)) == ("Warns", "warn", "Ties Cool")
    assert read(analysis, cast(analysis, Envoy="envoy")) == ()


def test_the_agency_of_a_dateline_is_a_hop_and_a_contributor_is_not() -> None:
    analysis = parse(
        """
Nordwire    Nordwire    PROPN  3  nsubj
:           :           PUNCT  1  punct
Berg        Berg        PROPN  4  nsubj
said        say         VERB   0  root
that        that        SCONJ  7  mark
fees        fee         NOUN   7  nsubj
rise        rise        VERB   4  ccomp
.           .           PUNCT  4  punct
"""
    )
    text = analysis.text
    actors = cast(analysis, Berg="berg>NOR", Nordwire="outlet:nordwire")
    named = Credit("Nordwire", quote("d-test", text, 0, len("Nordwire")))
    for kind, roles in (("body", ["outlet", "agency", "speaker"]), ("credit", None)):
        part = Part(kind, 0, len(text))  # type: ignore[arg-type]
        report = replace(document(analysis), parts=(part,), credits=(named,))
        found = find_statements(report, analysis, TimeLayer(report, (), {}), actors)
        assert [[link.role for link in s.chain] for s in found] == ([roles] if roles else [])
