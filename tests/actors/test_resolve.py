"""What holds of every layer, whatever the parse; identities of persons and dates of office."""

from __future__ import annotations

from dataclasses import replace

import pytest
from golden import case, document, parse, read, uses
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.actors import ActorLayer, load_knowledge, resolve
from foedus.language import Analysis, from_conllu

WORDS = st.sampled_from([
    "Armenia", "Armenian", "Moscow", "Kremlin", "NATO", "Brussels", "Georgia", "Mr.",
    "President", "Prime", "Minister", "foreign", "ministry", "officials", "Nikol", "Pashinyan",
    "Putin", "he", "its", "they", "who", "both", "countries", "the", "alliance", "and", "of",
    "said", "in", "to", "from", "'", "s", "-", "(", ")", "“", "”", "MFA", "government",
    "allies", ",", ".",
])  # fmt: skip
UPOS = st.sampled_from([
    "NOUN", "PROPN", "VERB", "ADJ", "PRON", "DET", "ADP", "PUNCT", "NUM", "CCONJ", "PART", "AUX",
])  # fmt: skip
RELATIONS = st.sampled_from([
    "nsubj", "obj", "obl", "nmod", "nmod:poss", "case", "det", "amod", "compound", "conj",
    "acl:relcl", "acl", "ccomp", "advcl", "appos", "flat", "punct", "nmod:desc", "nsubj:pass",
    "xcomp",
])  # fmt: skip
FEATS = st.sampled_from(
    ["Number=Sing", "Number=Plur", "Poss=Yes", "PronType=Rel", "Person=3|Number=Sing"]
)


@st.composite
def parses(draw: st.DrawFn) -> str:
    """Any words under any parse, trees and cycles alike."""
    sentences = []
    for _ in range(draw(st.integers(1, 3))):
        length = draw(st.integers(1, 12))
        rows = [
            f"{number}\t{draw(WORDS)}\t{draw(WORDS)}\t{draw(UPOS)}\t_\t{draw(FEATS)}\t"
            f"{draw(st.integers(0, length))}\t{draw(RELATIONS)}\t_\t"
            f"{draw(st.sampled_from(['_', 'NER=B-PER', 'NER=B-ORG', 'NER=I-PER', 'NER=B-LOC']))}"
            for number in range(1, length + 1)
        ]
        sentences.append("\n".join(rows))
    return "\n\n".join(sentences)


def check(analysis: Analysis, layer: ActorLayer) -> None:
    ids = layer.by_id
    assert [(m.start, -m.end) for m in layer.mentions] == sorted(
        (m.start, -m.end) for m in layer.mentions
    )
    for m in layer.mentions:
        assert 0 <= m.start < m.end <= len(analysis.text)
        assert m.start <= analysis.tokens[m.head].start < m.end
        assert 0.0 <= m.confidence <= 1.0
        assert m.reason
        assert m.actor is None or m.actor in ids
        assert m.principal is None or m.principal in ids
        assert not (m.actor and m.candidates)
    for actor in layer.actors:
        for evidence in actor.evidence:
            assert analysis.text[evidence.start : evidence.end] == evidence.exact


@settings(max_examples=60, deadline=None)
@given(parses(), st.sampled_from([None, "2024-06-10"]))
def test_any_parse_gives_a_sound_layer(conllu: str, day: str | None) -> None:
    analysis = from_conllu(conllu)
    check(analysis, resolve(document(analysis.text, day), analysis, load_knowledge()))


@settings(max_examples=20, deadline=None)
@given(parses())
def test_the_same_input_gives_the_same_layer(conllu: str) -> None:
    assert read(conllu)[1] == read(conllu)[1]


def test_heads_that_go_round_in_a_circle_end() -> None:
    circle = "who/who/PRON/2/nsubj said/say/VERB/3/conj it/it/PRON/2/obj"
    layer = read(parse(circle))[1]
    assert [m.actor for m in layer.mentions if m.start == 0] in ([], [None])


def test_mentions_that_refer_to_two_share_their_span() -> None:
    analysis, layer = case("sides")
    both = [m for m in layer.mentions if analysis.text[m.start : m.end] == "Both countries"]
    assert [m.actor for m in both] == ["FIN", "SWE"]
    assert len({(m.start, m.end) for m in both}) == 1


TITLED = (
    "{nation}/_/ADJ/3/amod Foreign/_/ADJ/3/amod Minister/minister/PROPN/4/nmod:desc "
    "{first}/_/PROPN/6/nsubj {last}/_/PROPN/4/flat spoke/speak/VERB/0/root"
)
SPAN = "{nation} Foreign Minister {first} {last}"


def test_a_person_known_to_the_knowledge_base_keeps_that_identity() -> None:
    words = {"nation": "Russian", "first": "Sergey", "last": "Lavrov"}
    assert uses(parse(TITLED.format(**words)))[SPAN.format(**words)][0] == "sergei-lavrov"


def test_a_namesake_in_another_state_is_another_person() -> None:
    words = {"nation": "Chilean", "first": "Sergey", "last": "Lavrov"}
    _, layer = read(parse(TITLED.format(**words)))
    person = next(a for a in layer.actors if a.kind == "person")
    assert person.id != "sergei-lavrov"
    assert person.country == "CHL"
    assert [(a.actor, a.office, a.basis) for a in person.affiliations] == [
        ("CHL", "foreign minister", "text")
    ]
    assert person.evidence[0].exact == SPAN.format(**words)


def test_an_unknown_person_is_made_from_the_title_and_known_by_surname() -> None:
    words = {"nation": "Kenyan", "first": "Otieno", "last": "Quartey"}
    found = uses(
        parse(
            TITLED.format(**words),
            "Mr./_/PROPN/2/nmod:desc Quartey/_/PROPN/3/nsubj left/leave/VERB/0/root",
        )
    )
    assert found[SPAN.format(**words)] == ("otieno-quartey", "actor")
    assert found["Mr. Quartey"] == ("otieno-quartey", "actor")


PRESIDENT = (
    "The/the/DET/3/det French/_/ADJ/3/amod president/_/NOUN/4/nsubj/Number=Sing "
    "spoke/speak/VERB/0/root"
)


def holder(day: str | None) -> tuple[str | None, tuple[str, ...]]:
    analysis = from_conllu(parse(PRESIDENT))
    layer = resolve(document(analysis.text, day), analysis, load_knowledge())
    mention = next(m for m in layer.mentions if m.kind == "title")
    return mention.actor, mention.candidates


def test_an_office_goes_to_its_holder_at_the_documents_date() -> None:
    assert holder("2016-03-01")[0] == "francois-hollande"
    assert holder("2023-03-01")[0] == "emmanuel-macron"


def test_without_a_date_the_holder_is_left_open() -> None:
    actor, candidates = holder(None)
    assert actor is None
    assert "emmanuel-macron" in candidates


def test_an_interval_over_a_change_of_office_is_left_open() -> None:
    analysis = from_conllu(parse(PRESIDENT))
    undated = document(analysis.text, "2017-01-01")
    assert undated.published is not None
    wide = replace(undated, published=replace(undated.published, latest="2018-01-01"))
    layer = resolve(wide, analysis, load_knowledge())
    mention = next(m for m in layer.mentions if m.kind == "title")
    assert (mention.actor, mention.principal) == (None, "FRA")


BARE = "{first}/_/PROPN/3/nsubj {last}/_/PROPN/1/flat spoke/speak/VERB/0/root ./_/PUNCT/3/punct"
ABOUT = (
    "He/he/PRON/2/nsubj praised/praise/VERB/0/root {state}/_/PROPN/2/obj/Number=Sing "
    "./_/PUNCT/2/punct"
)


@pytest.mark.parametrize(
    ("about", "year", "same"),
    [
        ("Kenya", "2025", True),  # had left office six years before
        ("Kenya", "2049", False),  # long ago, and nothing speaks for him
        ("Bolivia", "2049", True),  # long ago, but his state is spoken of
        ("Bolivia", "2090", False),  # nobody acts at that age
        ("Kenya", "1980", False),  # long before
    ],
)
def test_a_bare_name_is_a_known_official_only_within_a_sensible_time(
    about: str, year: str, same: bool
) -> None:
    text = parse(BARE.format(first="Evo", last="Morales"), ABOUT.format(state=about))
    _, layer = read(f"# day = {year}-05-01\n{text}")
    mention = next(m for m in layer.mentions if m.start == 0)
    assert (mention.actor == "evo-morales") is same
    assert ("evo-morales" in mention.reason) is not same


def test_what_and_joins_is_never_one_name() -> None:
    joined = (
        "1\tOtieno\tOtieno\tPROPN\t_\t_\t6\tnsubj\t_\tNER=B-PER\n"
        "2\tQuartey\tQuartey\tPROPN\t_\t_\t1\tflat\t_\tNER=I-PER\n"
        "3\tand\tand\tCCONJ\t_\t_\t4\tcc\t_\tNER=I-PER\n"
        "4\tAda\tAda\tPROPN\t_\t_\t1\tconj\t_\tNER=I-PER\n"
        "5\tMensah\tMensah\tPROPN\t_\t_\t4\tflat\t_\tNER=I-PER\n"
        "6\tleft\tleave\tVERB\t_\t_\t0\troot\t_\t_\n"
    )
    found = uses(joined)
    assert found["Otieno Quartey"][0] == "otieno-quartey"
    assert found["Ada Mensah"][0] == "ada-mensah"


def test_an_article_ends_a_list_of_owners() -> None:
    sentence = (
        "Peru/_/PROPN/2/nsubj backed/back/VERB/0/root Fiji/_/PROPN/2/obj and/_/CCONJ/7/cc "
        "the/_/DET/7/det Malian/_/ADJ/7/amod people/_/NOUN/3/conj/Number=Plur"
    )
    found = uses(parse(sentence))
    assert found["Malian people"] == ("group:MLI-people", "actor")
    assert found["Fiji"] == ("FJI", "actor")


def test_an_office_that_the_model_takes_for_a_body_is_an_office() -> None:
    office = (
        "1\tThe\tthe\tDET\t_\t_\t2\tdet\t_\t_\n"
        "2\tMinister\tminister\tPROPN\t_\t_\t7\tnsubj\t_\tNER=B-ORG\n"
        "3\tof\tof\tADP\t_\t_\t4\tcase\t_\tNER=I-ORG\n"
        "4\tDefence\tdefence\tPROPN\t_\t_\t2\tnmod\t_\tNER=I-ORG\n"
        "5\tof\tof\tADP\t_\t_\t6\tcase\t_\tNER=I-ORG\n"
        "6\tFiji\tFiji\tPROPN\t_\t_\t4\tnmod\t_\tNER=I-ORG\n"
        "7\tleft\tleave\tVERB\t_\t_\t0\troot\t_\t_\n"
    )
    _, layer = read(office)
    (mention,) = (m for m in layer.mentions if m.kind == "title")
    assert mention.principal == "FJI"
    assert not any(actor.kind == "organization" for actor in layer.actors)
