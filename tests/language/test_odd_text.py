"""The shipped models on text that is not tidy prose: nothing is dropped, offsets map back."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foedus.language import Analysis, Pipeline, load

HEADLINE = "ALBANIA SUSPENDS TALKS WITH SERBIA OVER BORDER POST"
TABLE = "Country\tJoined\tStatus\nLatvia\t2004\tmember\nFinland\t2023\tmember\n"
LIST = "What was agreed:\n- more patrols\n- a hotline between Ankara and Athens\n* talks in May"
NO_STOP = "Norway joined the pact in 1949\nSweden followed seventy-five years later"
RUN_ON_QUOTE = (
    "“We came in peace,” the envoy said.\n\n“We leave in peace.\n\n“And we shall be back.”\n"
)
SYMBOLS = "©2026 • 3½ mln €… «Да» — 北京 🙂 http://a.b/c?d=e&f=g a\u00adb e\u0301\x07"


@pytest.fixture(scope="module", params=["foedus", "fast"])
def pipeline(request: pytest.FixtureRequest) -> Pipeline:
    return load(request.param)


def assert_whole(analysis: Analysis, text: str) -> None:
    """Every visible character stands in exactly one token; every offset gives its text."""
    assert analysis.text == text
    covered = [i for t in analysis.tokens for i in range(t.start, t.end)]
    assert covered == sorted(set(covered))
    dropped = {text[i] for i in range(len(text))} - {text[i] for i in covered}
    assert all(c.isspace() for c in dropped)
    assert all(t.text == text[t.start : t.end] for t in analysis.tokens)
    for sentence in analysis.sentences:
        own = analysis.tokens[sentence.first : sentence.last]
        assert (sentence.start, sentence.end) == (own[0].start, own[-1].end)
        assert sum(t.head == t.i for t in own) == 1
        assert all(sentence.first <= t.head < sentence.last for t in own)
    assert [t.i for t in analysis.tokens] == list(range(len(analysis.tokens)))


def spans(analysis: Analysis, role: str) -> set[str]:
    """The words of all sources, cues or contents."""
    pieces = (piece for a in analysis.attributions for piece in getattr(a, role))
    return {analysis.text[piece.start : piece.end] for piece in pieces}


@pytest.mark.parametrize("text", [HEADLINE, TABLE, LIST, NO_STOP, RUN_ON_QUOTE, SYMBOLS, "", " \n"])
def test_nothing_is_dropped(pipeline: Pipeline, text: str) -> None:
    assert_whole(pipeline.read([text])[0], text)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=200))
def test_any_text_comes_back_whole(text: str) -> None:
    assert_whole(load().read([text])[0], text)


def test_a_long_article_is_read_to_its_end(pipeline: Pipeline) -> None:
    sentence = "The minister told reporters in Vilnius that the treaty would hold. "
    text = "\n\n".join([sentence * 5] * 160)
    analysis = pipeline.read([text])[0]
    assert_whole(analysis, text)
    assert len(analysis.tokens) > 9_000
    assert len(analysis.sentences) == 800
    assert analysis.attributions[-1].cue[0].start > len(text) - len(sentence)
    assert spans(analysis, "source") == {"The minister"}


def test_an_endless_sentence_says_who_said_what_all_along(pipeline: Pipeline) -> None:
    text = ", and ".join(["the president said that the troops would leave"] * 40) + "."
    analysis = pipeline.read([text])[0]
    assert_whole(analysis, text)
    assert spans(analysis, "cue") == {"said"}
    assert spans(analysis, "source") == {"the president"}
    assert analysis.attributions[-1].cue[0].start > len(text) - 100


def test_attributions_less_sure_than_even_are_left_out(pipeline: Pipeline) -> None:
    folder = Path(__file__).parents[2] / "samples"
    texts = [path.read_text("utf-8") for path in sorted(folder.rglob("*.txt"))]
    scores = [a.score for analysis in pipeline.read(texts) for a in analysis.attributions]
    assert len(scores) > 10
    assert min(scores) >= 0.5


def test_one_line_without_a_stop_is_one_sentence(pipeline: Pipeline) -> None:
    analysis = pipeline.read([NO_STOP])[0]
    assert [analysis.text[s.start : s.end] for s in analysis.sentences] == NO_STOP.split("\n")


def test_a_text_reads_the_same_beside_others(pipeline: Pipeline) -> None:
    alone = pipeline.read([LIST])[0]
    assert pipeline.read([HEADLINE, LIST, RUN_ON_QUOTE])[1] == alone


def test_a_report_shows_in_displacy() -> None:
    displacy = pytest.importorskip("spacy").displacy
    from foedus.language.spacy import to_spacy

    analysis = load().read(["Poland <b>told</b> NATO that Belarus had closed the border."])[0]
    doc = to_spacy(analysis)
    arcs = displacy.parse_deps(doc)["arcs"]
    assert "nsubj" in {arc["label"] for arc in arcs}
    assert len(arcs) >= 8
    page = displacy.render(doc, style="ent", jupyter=False)
    assert "Poland" in page
    assert "ORG" in page


def test_the_name_of_a_file_is_a_noun(pipeline: Pipeline) -> None:
    [analysis] = pipeline.read(["The text is in annex_II_final.pdf. Attachment: minutes_2024.docx"])
    files = [t.upos for t in analysis.tokens if t.text.endswith(("pdf", "docx"))]
    assert files == ["NOUN", "NOUN"]
