"""Places and states that persons are called after."""

from __future__ import annotations

import pytest
from golden import parse, uses

from foedus.actors import load_knowledge

CARLOS = (
    "Carlos/_/PROPN/3/nsubj Mendoza/_/PROPN/1/flat arrived/arrive/VERB/0/root "
    "on/on/ADP/5/case Monday/_/PROPN/3/obl"
)


def read(
    *sentences: str, day: str | None = None, **labels: str
) -> dict[str, tuple[str | None, str]]:
    """The uses in a text of that day whose words the model marks as ``labels`` say."""
    lines = [f"# day = {day}"] if day else []
    for line in parse(*sentences).splitlines():
        word = line.split("\t")[1:2]
        label = labels.get(word[0]) if word else None
        lines.append(line.removesuffix("_") + f"NER={label}" if label else line)
    return uses("\n".join(lines) + "\n")


@pytest.mark.parametrize("label", [None, "B-PER"])
def test_a_city_is_the_person_of_that_surname(label: str | None) -> None:
    said = "Mendoza/_/PROPN/2/nsubj denied/deny/VERB/0/root it/it/PRON/2/obj"
    marked = {"Carlos": "B-PER", "Mendoza": "I-PER" if label is None else label}
    assert read(CARLOS, said, **marked)["Mendoza"][0] == "carlos-mendoza"


def test_a_city_stays_one_after_a_preposition_of_place() -> None:
    met = "They/they/PRON/2/nsubj met/meet/VERB/0/root in/in/ADP/4/case Mendoza/_/PROPN/2/obl"
    found = read(CARLOS.replace("Mendoza", "Rojas"), met, Carlos="B-PER", Rojas="I-PER")
    assert found["Mendoza"][0] == "place:mendoza-arg"
    assert read(CARLOS, met, Carlos="B-PER")["Mendoza"][0] == "place:mendoza-arg"


def test_a_city_without_a_namesake_stays_one() -> None:
    shook = "Mendoza/_/PROPN/2/nsubj shook/shake/VERB/0/root"
    assert read(shook)["Mendoza"][0] == "place:mendoza-arg"


@pytest.mark.parametrize("first", ["Charlotte", "Jordan"])
def test_a_first_name_names_no_place(first: str) -> None:
    left = f"{first}/_/PROPN/3/nsubj Moore/_/PROPN/1/flat left/leave/VERB/0/root"
    found = read(left, **{first: "B-PER", "Moore": "I-PER"})
    assert found[f"{first} Moore"][0] == f"{first.lower()}-moore"
    assert first not in found


def test_a_surname_alone_comes_last() -> None:
    knowledge = load_knowledge()
    first, *others = knowledge.lookup("Lagos")
    assert first.actor == "place:lagos-nga"
    assert all(alias.kind == "surname" for alias in others)


def test_a_name_of_one_person_is_not_shared_by_all_of_that_surname() -> None:
    assert len(load_knowledge().lookup("Salman")) > 1
    met = (
        "King/_/PROPN/3/nsubj Salman/_/PROPN/1/flat met/meet/VERB/0/root envoys/envoy/NOUN/3/obj "
        "of/of/ADP/7/case Saudi/_/PROPN/7/compound Arabia/_/PROPN/4/nmod"
    )
    assert read(met, day="2016-08-01")["King Salman"][0] == "salman-bin-abdulaziz"


def test_of_namesakes_in_office_it_is_the_one_whose_state_is_spoken_of() -> None:
    knowledge = load_knowledge()
    assert len(knowledge.lookup("Abbas")) > 1
    said = (
        "Palestinian/palestinian/ADJ/2/amod officials/official/NOUN/3/nsubj said/say/VERB/0/root "
        "Abbas/_/PROPN/5/nsubj agreed/agree/VERB/3/ccomp"
    )
    near = read(said, day="2024-03-01", Abbas="B-PER")
    assert near["Abbas"][0] == "mahmoud-abbas"
