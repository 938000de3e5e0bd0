"""Words that refer back: sides, lists, role nouns, possessives, quoted speakers."""

from tests.actors.golden import parse, read

from foedus.actors import ActorLayer
from foedus.language import Analysis

LEAVING = (
    "Mali/_/PROPN/6/nsubj/Number=Sing ,/_/PUNCT/3/punct Niger/_/PROPN/1/conj/Number=Sing "
    "and/_/CCONJ/5/cc Chad/_/PROPN/1/conj/Number=Sing left/leave/VERB/0/root/Tense=Past "
    "ECOWAS/_/PROPN/6/obj ./_/PUNCT/6/punct"
)


def who(words: str, analysis: Analysis, layer: ActorLayer) -> set[str | None]:
    """The actors of every mention of these words."""
    return {m.actor for m in layer.mentions if analysis.text[m.start : m.end] == words}


def test_three_states_are_those_named_together() -> None:
    later = (
        "The/the/DET/3/det three/_/NUM/3/nummod states/state/NOUN/4/nsubj/Number=Plur "
        "want/_/VERB/0/root a/_/DET/6/det bank/_/NOUN/4/obj ./_/PUNCT/4/punct"
    )
    assert who("The three states", *read(parse(LEAVING, later))) == {"MLI", "NER", "TCD"}


def test_a_number_alone_takes_up_those_named_together() -> None:
    three = (
        "The/the/DET/2/det three/_/NUM/3/nsubj/NumType=Card want/_/VERB/0/root a/_/DET/5/det "
        "bank/_/NOUN/3/obj ./_/PUNCT/3/punct"
    )
    trio = (
        "The/the/DET/2/det trio/_/NOUN/3/nsubj/Number=Sing want/_/VERB/0/root a/_/DET/5/det "
        "bank/_/NOUN/3/obj ./_/PUNCT/3/punct"
    )
    duo = trio.replace("trio", "duo")
    assert who("The three", *read(parse(LEAVING, three))) == {"MLI", "NER", "TCD"}
    assert who("The trio", *read(parse(LEAVING, trio))) == {"MLI", "NER", "TCD"}
    assert who("The duo", *read(parse(LEAVING, duo))) <= {None}


def test_a_number_that_nobody_fits_is_left_open() -> None:
    later = (
        "The/the/DET/3/det four/_/NUM/3/nummod states/state/NOUN/4/nsubj/Number=Plur "
        "want/_/VERB/0/root a/_/DET/6/det bank/_/NOUN/4/obj ./_/PUNCT/4/punct"
    )
    assert who("The four states", *read(parse(LEAVING, later))) == {None}


def test_they_are_those_named_together() -> None:
    later = (
        "They/they/PRON/2/nsubj/Case=Nom|Number=Plur|Person=3|PronType=Prs want/_/VERB/0/root "
        "a/_/DET/4/det bank/_/NOUN/2/obj ./_/PUNCT/2/punct"
    )
    assert who("They", *read(parse(LEAVING, later))) == {"MLI", "NER", "TCD"}


def test_governments_of_several_states_are_as_many() -> None:
    text = (
        "The/the/DET/2/det governments/government/NOUN/7/nsubj/Number=Plur of/_/ADP/4/case "
        "Kenya/_/PROPN/2/nmod/Number=Sing and/_/CCONJ/6/cc Ghana/_/PROPN/4/conj/Number=Sing "
        "agreed/agree/VERB/0/root ./_/PUNCT/7/punct"
    )
    analysis, layer = read(parse(text))
    assert who("governments of Kenya and Ghana", analysis, layer) == {
        "KEN/government",
        "GHA/government",
    }


def test_its_ties_with_a_state_are_not_that_states() -> None:
    text = (
        "Armenia/_/PROPN/2/nsubj/Number=Sing fears/fear/VERB/0/root that/_/SCONJ/6/mark "
        "a/_/DET/5/det turn/_/NOUN/6/nsubj/Number=Sing ends/end/VERB/2/ccomp "
        "its/_/PRON/8/nmod:poss/Number=Sing|Person=3|Poss=Yes|PronType=Prs "
        "ties/tie/NOUN/6/obj/Number=Plur with/_/ADP/10/case Russia/_/PROPN/8/nmod/Number=Sing "
        "./_/PUNCT/2/punct"
    )
    assert who("its", *read(parse(text))) == {"ARM"}


def test_the_minister_is_the_one_named_before() -> None:
    first = (
        "German/_/ADJ/3/amod Foreign/_/ADJ/3/amod Minister/minister/PROPN/6/nsubj/Number=Sing "
        "Heiko/_/PROPN/3/flat Maas/_/PROPN/3/flat met/meet/VERB/0/root "
        "Jens/_/PROPN/6/obj/Number=Sing Stoltenberg/_/PROPN/7/flat ./_/PUNCT/6/punct"
    )
    later = (
        "The/the/DET/3/det German/_/ADJ/3/amod minister/_/NOUN/4/nsubj/Number=Sing "
        "agreed/agree/VERB/0/root ./_/PUNCT/4/punct"
    )
    analysis, layer = read("# day = 2020-05-22\n" + parse(first, later))
    assert who("German minister", analysis, layer) == {"heiko-maas"}


def test_he_in_quoted_words_is_not_their_speaker() -> None:
    first = (
        "John/_/PROPN/3/nsubj/Number=Sing Miller/_/PROPN/1/flat met/meet/VERB/0/root "
        "Paul/_/PROPN/3/obj/Number=Sing Adams/_/PROPN/4/flat ./_/PUNCT/3/punct"
    )
    quoted = (
        "“/_/PUNCT/3/punct He/he/PRON/3/nsubj/Gender=Masc|Number=Sing|Person=3|PronType=Prs "
        "lies/lie/VERB/6/ccomp ,/_/PUNCT/3/punct ”/_/PUNCT/3/punct said/say/VERB/0/root "
        "Miller/_/PROPN/6/nsubj/Number=Sing ./_/PUNCT/6/punct"
    )
    ner = parse(first, quoted).replace(
        "John\tJohn\tPROPN\t_\tNumber=Sing\t3\tnsubj\t_\t_",
        "John\tJohn\tPROPN\t_\tNumber=Sing\t3\tnsubj\t_\tNER=B-PER",
    )
    ner = ner.replace(
        "Miller\tMiller\tPROPN\t_\t_\t1\tflat\t_\t_",
        "Miller\tMiller\tPROPN\t_\t_\t1\tflat\t_\tNER=I-PER",
    )
    ner = ner.replace(
        "Paul\tPaul\tPROPN\t_\tNumber=Sing\t3\tobj\t_\t_",
        "Paul\tPaul\tPROPN\t_\tNumber=Sing\t3\tobj\t_\tNER=B-PER",
    )
    ner = ner.replace(
        "Adams\tAdams\tPROPN\t_\t_\t4\tflat\t_\t_",
        "Adams\tAdams\tPROPN\t_\t_\t4\tflat\t_\tNER=I-PER",
    )
    assert who("He", *read(ner)) == {"paul-adams"}


def test_speakers_named_together_are_two_mentions() -> None:
    text = (
        "Vladimir/_/PROPN/6/nsubj/Number=Sing Putin/_/PROPN/1/flat and/_/CCONJ/4/cc "
        "Nikol/_/PROPN/1/conj/Number=Sing Pashinyan/_/PROPN/4/flat said/say/VERB/0/root "
        "they/_/PRON/8/nsubj/Case=Nom|Number=Plur|Person=3|PronType=Prs agreed/agree/VERB/6/ccomp "
        "./_/PUNCT/6/punct"
    )
    analysis, layer = read("# day = 2023-05-22\n" + parse(text))
    named = {m.actor for m in layer.mentions if m.kind == "name"}
    assert named == {"vladimir-putin", "nikol-pashinyan"}
    assert who("they", analysis, layer) == named


def test_groups_of_states_are_actors_that_act_for_nobody() -> None:
    text = (
        "Western/_/ADJ/2/amod countries/country/NOUN/6/nsubj/Number=Plur and/_/CCONJ/5/cc "
        "Gulf/_/PROPN/5/compound states/state/NOUN/2/conj/Number=Plur "
        "protested/protest/VERB/0/root ./_/PUNCT/6/punct"
    )
    _, layer = read(parse(text))
    west = next(a for a in layer.actors if a.id == "group:the-west")
    assert (west.kind, west.country) == ("group", None)
    assert all(m.principal is None for m in layer.mentions if m.actor == west.id)


def test_people_who_share_a_role_have_its_sector() -> None:
    words = {"officials": "GOV", "soldiers": "MIL", "lawmakers": "LEG", "judges": "JUD",
             "rebels": "REB", "journalists": "MED", "companies": "BUS", "activists": "NGO",
             "citizens": "CVL"}  # fmt: skip
    singular = {"companies": "company"}
    for word, sector in words.items():
        lemma = singular.get(word, word.removesuffix("s"))
        text = (
            f"Turkish/_/ADJ/2/amod {word}/{lemma}/NOUN/3/nsubj/Number=Plur "
            "protested/protest/VERB/0/root ./_/PUNCT/3/punct"
        )
        _, layer = read(parse(text))
        assert layer.by_id[f"group:TUR-{word}"].sector == sector


def test_a_former_holder_of_anothers_office_is_left_open() -> None:
    text = (
        "Kenya/_/PROPN/2/nsubj/Number=Sing praised/praise/VERB/0/root its/its/PRON/6/nmod:poss/"
        "Poss=Yes|Number=Sing former/_/ADJ/6/amod state/_/NOUN/6/compound "
        "minister/_/NOUN/2/obj/Number=Sing ./_/PUNCT/2/punct"
    )
    assert who("its former state minister", *read(parse(text))) <= {None}


def test_promises_come_from_a_government_wherever_from_hangs() -> None:
    text = (
        "Kenya/_/PROPN/2/nsubj/Number=Sing believed/believe/VERB/0/root the/_/DET/4/det "
        "promises/promise/NOUN/2/obj/Number=Plur from/_/ADP/6/case "
        "Tehran/_/PROPN/2/obl/Number=Sing ./_/PUNCT/2/punct"
    )
    _, layer = read(parse(text))
    assert ["'promises' comes from a government" in m.reason for m in layer.mentions] == [
        False,
        True,
    ]
