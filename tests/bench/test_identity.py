"""The measure of identities: verdicts on gold mentions, and gold that stands in its texts."""

from bench.actors.gold import GOLD, Gold, own_texts, read_gold
from bench.actors.score import Outcome, judge, shares
from tests.actors.golden import parse, read

TEXT = (
    "Mali/_/PROPN/2/nsubj/Number=Sing left/leave/VERB/0/root ECOWAS/_/PROPN/2/obj "
    "because/_/SCONJ/6/mark it/_/PRON/6/nsubj/Number=Sing|Person=3|PronType=Prs "
    "refused/refuse/VERB/2/advcl ./_/PUNCT/2/punct"
)


def verdict(words: str, kind: str, actor: str) -> str:
    analysis, layer = read(parse(TEXT))
    start = analysis.text.index(words)
    return judge(Gold("x", words, start, start + len(words), kind, actor), analysis, layer).verdict


def test_a_link_is_right_if_a_pattern_fits_all_of_it() -> None:
    assert verdict("Mali", "name", "MLI") == "right"
    assert verdict("it", "pronoun", "NER|MLI") == "right"
    assert verdict("it", "pronoun", "@MLI") == "right"


def test_a_link_to_another_or_to_too_few_is_wrong() -> None:
    assert verdict("it", "pronoun", "NER") == "wrong"
    assert verdict("it", "pronoun", "MLI+NER") == "wrong"
    assert verdict("it", "pronoun", "-") == "wrong"


def test_no_link_is_open_or_quiet() -> None:
    assert verdict("because", "noun", "MLI") == "open"
    assert verdict("because", "noun", "-") == "quiet"


def test_shares_count_wrong_links_of_all_and_right_ones_of_those_that_refer() -> None:
    kinds = [("right", "MLI"), ("wrong", "-"), ("open", "MLI"), ("quiet", "-")]
    outcomes = [Outcome(Gold("x", "it", 0, 2, "pronoun", a), (), v) for v, a in kinds]
    figures = shares(outcomes)
    assert (figures["references right"], figures["references wrong"]) == (50, 25)


def test_every_gold_mention_of_our_own_texts_stands_in_its_text_once() -> None:
    reports = read_gold(GOLD / "own.jsonl", own_texts(GOLD / "texts"))
    assert sum(len(report.gold) for report in reports) > 100
