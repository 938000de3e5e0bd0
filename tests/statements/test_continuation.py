"""Quotations without a cue of their own."""

from parsed_reports import cast, parse, read, said

OPENING = """
“           “           PUNCT  3  punct
We          we          PRON   3  nsubj
stay        stay        VERB   7  ccomp
,           ,           PUNCT  3  punct
”           ”           PUNCT  3  punct
Berg        Berg        PROPN  7  nsubj
said        say         VERB   0  root
.           .           PUNCT  7  punct
"""
QUOTED = """
“           “           PUNCT  3  punct
Others      other       NOUN   3  nsubj
waver       waver       VERB   0  root
.           .           PUNCT  3  punct
”           ”           PUNCT  3  punct
"""
NARRATED = """
Markets     market      NOUN   2  nsubj
fell        fall        VERB   0  root
.           .           PUNCT  2  punct
"""
UNCLOSED = """
“           “           PUNCT  3  punct
Budgets     budget      NOUN   3  nsubj
shrink      shrink      VERB   0  root
.           .           PUNCT  3  punct
"""
INTRODUCED = """
Tanaka      Tanaka      PROPN  3  nsubj
was         be          AUX    3  cop
blunt       blunt       ADJ    0  root
:           :           PUNCT  3  punct
"""
INDIRECT = """
Berg        Berg        PROPN  2  nsubj
said        say         VERB   0  root
Oslo        Oslo        PROPN  4  nsubj
pays        pay         VERB   2  ccomp
.           .           PUNCT  2  punct
"""


def statements(*paragraphs: str) -> list[tuple[str | None, str, str, str]]:
    analysis = parse("\n---\n".join(paragraphs))
    found = read(analysis, cast(analysis, Berg="berg>NOR", Tanaka="tanaka>JPN"))
    return [(s.speaker, s.speaker_text, s.cue, said(s)) for s in found]


def test_the_rest_of_a_quotation_belongs_to_its_statement() -> None:
    assert statements(OPENING + QUOTED) == [
        ("berg", "Berg", "said", "“We stay,” ... “Others waver.”")
    ]


def test_the_next_paragraph_is_a_statement_of_the_same_speaker() -> None:
    assert statements(OPENING, QUOTED) == [
        ("berg", "Berg", "said", "“We stay,”"),
        ("berg", "", "", "“Others waver.”"),
    ]


def test_a_quotation_after_indirect_speech_stands_for_itself() -> None:
    assert statements(INDIRECT + QUOTED) == [
        ("berg", "Berg", "said", "Oslo pays"),
        ("berg", "", "", "“Others waver.”"),
    ]


def test_narration_in_between_leaves_the_speaker_open() -> None:
    assert statements(OPENING, NARRATED, QUOTED) == [("berg", "Berg", "said", "“We stay,”")]


def test_narration_is_nobodys_statement() -> None:
    assert statements(OPENING + NARRATED) == [("berg", "Berg", "said", "“We stay,”")]


def test_a_colon_introduces_the_speaker() -> None:
    found = statements(OPENING, INTRODUCED + QUOTED)
    assert found[1] == ("tanaka", "Tanaka", "blunt", "“Others waver.”")


def test_a_quotation_over_several_paragraphs_is_one() -> None:
    found = statements(INTRODUCED + UNCLOSED, UNCLOSED, QUOTED)
    assert [f[3] for f in found] == ["“Budgets shrink. ... “Budgets shrink. ... “Others waver.”"]


def test_a_quotation_nobody_opened_is_left_alone() -> None:
    assert statements(QUOTED) == []
