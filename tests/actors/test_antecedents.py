"""Whom pronouns mean: persons given in several ways, strangers in the way, collectives, bodies."""

import pytest
from tests.actors.golden import parse, read

from foedus.actors import ActorLayer
from foedus.language import Analysis

HE = "he/PRON/{head}/{relation}/Case=Nom|Gender=Masc|Number=Sing|Person=3|PronType=Prs"
THEY = "they/PRON/{head}/{relation}/Case=Nom|Number=Plur|Person=3|PronType=Prs"


def named(*sentences: str) -> tuple[Analysis, ActorLayer]:
    """Read sentences in which every word with the feature ``Name=...`` is part of a name."""
    rows = []
    for row in parse(*sentences).splitlines():
        for tag in ("B-PER", "I-PER"):
            row = row.replace("\t_\t_", f"\t_\tNER={tag}") if f"Name={tag}" in row else row
        rows.append(row)
    return read("\n".join(rows) + "\n")


def who(words: str, found: tuple[Analysis, ActorLayer]) -> set[str | None]:
    """The actors of every mention of these words."""
    analysis, layer = found
    return {m.actor for m in layer.mentions if analysis.text[m.start : m.end] == words}


def full(first: str, last: str, relation: str = "nsubj", head: int = 3) -> str:
    """A first and a last name as the first two words of a sentence."""
    return f"{first}/_/PROPN/{head}/{relation}/Name=B-PER {last}/_/PROPN/1/flat/Name=I-PER"


LEFT = "left/leave/VERB/0/root ./_/PUNCT/{n}/punct"
HE_SPOKE = f"He/{HE.format(head=2, relation='nsubj')} spoke/speak/VERB/0/root ./_/PUNCT/2/punct"


def test_a_name_with_one_more_in_the_middle_is_the_same_person() -> None:
    longer = (
        "Otto/_/PROPN/4/nsubj/Name=B-PER Emil/_/PROPN/1/flat/Name=I-PER "
        "Quartey/_/PROPN/1/flat/Name=I-PER left/leave/VERB/0/root ./_/PUNCT/4/punct"
    )
    found = named(f"{full('Otto', 'Quartey')} {LEFT.format(n=3)}", longer)
    assert who("Otto Emil Quartey", found) == {"otto-quartey"}


def test_letters_after_a_name_are_no_part_of_it() -> None:
    longer = (
        "Otto/_/PROPN/4/nsubj/Name=B-PER Quartey/_/PROPN/1/flat/Name=I-PER "
        "QC/_/PROPN/1/flat/Name=I-PER left/leave/VERB/0/root ./_/PUNCT/4/punct"
    )
    found = named(longer, f"{full('Otto', 'Quartey')} {LEFT.format(n=3)}")
    assert who("Otto Quartey", found) == {"otto-quartey"}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("Kristin", "Kristen", True), ("Daniela", "Daniele", False), ("Erik", "Erin", False)],
)
def test_one_letter_inside_a_long_given_name_is_a_slip(one: str, other: str, same: bool) -> None:
    found = named(
        f"{full(one, 'Quartey')} {LEFT.format(n=3)}", f"{full(other, 'Quartey')} {LEFT.format(n=3)}"
    )
    assert (who(f"{one} Quartey", found) == who(f"{other} Quartey", found)) is same


def test_a_surname_stays_with_whoever_was_called_by_it() -> None:
    short = "Quartey/_/PROPN/2/nsubj/Name=B-PER left/leave/VERB/0/root ./_/PUNCT/2/punct"
    found = named(
        f"{full('Otto', 'Quartey')} {LEFT.format(n=3)}",
        short,
        f"{full('Emil', 'Quartey')} {LEFT.format(n=3)}",
        short,
    )
    assert who("Quartey", found) == {"otto-quartey"}


def test_a_name_never_introduced_may_be_meant_by_a_pronoun() -> None:
    bare = "Quartey/_/PROPN/2/nsubj/Name=B-PER left/leave/VERB/0/root ./_/PUNCT/2/punct"
    assert who("He", named(bare, HE_SPOKE)) == {"quartey"}


def test_he_may_be_the_stranger_who_is_nearer() -> None:
    uncle = (
        "An/_/DET/2/det uncle/_/NOUN/3/nsubj/Number=Sing came/come/VERB/0/root ./_/PUNCT/3/punct"
    )
    found = named(f"{full('Otto', 'Quartey')} {LEFT.format(n=3)}", uncle, uncle, HE_SPOKE)
    assert who("He", found) == {None}


def test_whom_a_fronted_clause_has_beside_it_is_not_its_subject() -> None:
    fronted = (
        "Led/lead/VERB/7/advcl by/_/ADP/3/case Emil/_/PROPN/1/obl/Name=B-PER "
        "Adamu/_/PROPN/3/flat/Name=I-PER ,/_/PUNCT/1/punct "
        f"he/{HE.format(head=7, relation='nsubj')} won/win/VERB/0/root ./_/PUNCT/7/punct"
    )
    found = named(f"{full('Otto', 'Quartey')} {LEFT.format(n=3)}", fronted)
    assert who("he", found) == {"otto-quartey"}


def test_a_family_is_all_who_bear_the_name() -> None:
    family = (
        "The/the/DET/2/det Quarteys/_/PROPN/3/nsubj/Number=Plur|Name=B-PER "
        "left/leave/VERB/0/root ./_/PUNCT/3/punct"
    )
    they = f"They/{THEY.format(head=2, relation='nsubj')} won/win/VERB/0/root ./_/PUNCT/2/punct"
    both = {"otto-quartey", "emma-quartey"}
    found = named(
        f"{full('Otto', 'Quartey')} {LEFT.format(n=3)}",
        f"{full('Emma', 'Quartey')} {LEFT.format(n=3)}",
        family,
        they,
    )
    assert who("Quarteys", found) == both
    assert who("They", found) == both


def test_they_are_the_collective_the_sentence_is_about() -> None:
    text = (
        "Protesters/protester/NOUN/2/nsubj/Number=Plur said/say/VERB/0/root "
        f"they/{THEY.format(head=5, relation='nsubj')} will/_/AUX/5/aux stay/_/VERB/2/ccomp "
        "./_/PUNCT/2/punct"
    )
    assert who("they", read(parse(text))) == {"group:protesters"}


def test_they_are_the_people_of_the_only_body_spoken_of() -> None:
    first = "NATO/_/PROPN/2/nsubj/Number=Sing met/meet/VERB/0/root ./_/PUNCT/2/punct"
    agreed = f"They/{THEY.format(head=2, relation='nsubj')} agreed/agree/VERB/0/root"
    assert who("They", read(parse(first, agreed))) == {"NATO"}


def test_its_allies_are_not_sought_across_a_verb() -> None:
    text = (
        "His/his/PRON/2/nmod:poss/Gender=Masc|Number=Sing|Person=3|Poss=Yes|PronType=Prs "
        "law/_/NOUN/3/nsubj/Number=Sing calls/call/VERB/0/root "
        "senators/senator/NOUN/3/obj/Number=Plur home/_/ADV/3/advmod"
    )
    assert who("senators", read(parse(text))) == {"group:senators"}
