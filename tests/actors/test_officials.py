"""Officials: who held an office on a day, and how persons are named."""

import pytest

from foedus.actors import load_knowledge
from foedus.actors.knowledge.people import surnames
from foedus.actors.knowledge.spans import Day


@pytest.mark.parametrize(
    ("actor", "office", "day", "persons"),
    [
        ("ARM", "prime minister", "2024-06-01", ["nikol-pashinyan"]),
        ("ARM", "foreign minister", "2020-10-10", ["zohrab-mnatsakanyan"]),
        ("ARM", "defence minister", "2023-11-23", ["suren-papikyan"]),
        ("RUS", "foreign minister", "2015-07-01", ["sergei-lavrov"]),
        ("RUS", "defence minister", "2024-05-13", []),
        ("FRA", "foreign minister", ("2023-10-01", "2023-10-31"), ["catherine-colonna"]),
        ("GBR", "prime minister", "2022-09-20", ["liz-truss"]),
        ("USA", "president", "2019", ["donald-trump"]),
        ("POL", "prime minister", "2013-01-01", ["donald-tusk"]),
        ("CSTO", "secretary-general", "2023-11-27", ["imangali-tasmagambetov"]),
        ("NATO", "secretary-general", "2024-10-02", ["mark-rutte"]),
        ("EU", "high representative", "2021-01", ["josep-borrell"]),
        ("ECOWAS", "chairperson-in-office", "2024-01-28", ["bola-tinubu"]),
        ("OSCE", "chairperson-in-office", "2022-05-05", ["zbigniew-rau"]),
        ("ICC", "chief prosecutor of the court", "2023-03-17", ["karim-khan"]),
        ("ARM", "prime minister", "1701", []),
        ("ARM", "jester", None, []),
    ],
)
def test_holders_on_a_day(actor: str, office: str, day: Day, persons: list[str]) -> None:
    assert [a.id for a in load_knowledge().holders(actor, office, day)] == persons


def test_a_day_of_change_has_both_the_later_first() -> None:
    held = load_knowledge().holders("AZE", "foreign minister", "2020-07-16")
    assert [a.id for a in held] == ["jeyhun-bayramov", "elmar-mammadyarov"]


def test_an_interval_gives_all_who_served_in_it() -> None:
    held = load_knowledge().holders("GBR", "prime minister", ("2022-09-01", "2022-10-31"))
    assert [a.id for a in held] == ["rishi-sunak", "liz-truss", "boris-johnson"]


def test_any_time_gives_each_person_once() -> None:
    held = load_knowledge().holders("ISR", "prime minister")
    assert [a.id for a in held].count("benjamin-netanyahu") == 1


def test_a_person_has_one_identity_over_states_and_organizations() -> None:
    person = load_knowledge().actors["josep-borrell"]
    assert {(a.actor, a.office) for a in person.affiliations} == {
        ("ESP", "foreign minister"),
        ("EU", "president of the parliament"),
        ("EU", "high representative"),
    }
    assert [a.from_ for a in person.affiliations] == ["2004-07-20", "2018-06-07", "2019-12-01"]


def test_country_and_sector_follow_the_last_office() -> None:
    actors = load_knowledge().actors
    assert (actors["sergei-lavrov"].country, actors["sergei-lavrov"].sector) == ("RUS", "GOV")
    assert (actors["valery-gerasimov"].country, actors["valery-gerasimov"].sector) == ("RUS", "MIL")
    assert (actors["mark-rutte"].country, actors["mark-rutte"].sector) == (None, "IGO")


def test_a_rotating_chair_stays_an_official_of_his_state() -> None:
    actor = load_knowledge().actors["julius-maada-bio"]
    assert (actor.country, actor.parent, actor.sector) == ("SLE", "SLE", "GOV")


def test_unverified_facts_make_less_sure_actors() -> None:
    knowledge = load_knowledge()
    checked = {r["id"] for r in knowledge.tables["officials"] if r["source"] != "unverified"}
    persons = [a for a in knowledge.actors.values() if a.kind == "person"]
    assert {a.id for a in persons if a.confidence == 1.0} == checked


def test_identifiers_are_slugs_of_names() -> None:
    for row in load_knowledge().tables["officials"]:
        assert row["id"].replace("-", "").isalnum()
        assert row["id"] == row["id"].lower()


def test_heads_of_government_cover_the_years_since_2015() -> None:
    """No gap of a year in the leading office of a state whose leaders are listed."""
    knowledge = load_knowledge()
    for state in ("ARM", "AZE", "RUS", "USA", "GEO", "BLR", "KAZ", "FRA", "DEU", "GBR", "TUR"):
        for year in range(2015, 2026):
            leaders = [
                *knowledge.holders(state, "prime minister", str(year)),
                *knowledge.holders(state, "president", str(year)),
            ]
            assert leaders, (state, year)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ursula von der Leyen", ("von der Leyen",)),
        ("Abdel Fattah el-Sisi", ("el-Sisi", "Sisi")),
        ("Ferdinand Marcos Jr.", ("Marcos",)),
        ("Cyril Ramaphosa", ("Ramaphosa",)),
        ("Akihito", ()),
        ("", ()),
    ],
)
def test_surnames(name: str, expected: tuple[str, ...]) -> None:
    assert surnames(name) == expected


def test_family_names_first_are_given_by_the_file() -> None:
    aliases = load_knowledge().aliases("xi-jinping")
    assert [a.surface for a in aliases if a.kind == "surname"] == ["Xi"]
