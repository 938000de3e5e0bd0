"""How far the terms of office reach."""

from pathlib import Path

from foedus.actors import load_knowledge
from foedus.actors.knowledge.coverage import Coverage, coverage

STATES = "id,name,status,from,to\nUTO,Utopia,un_member,2001-09-01,\n"


def covered(folder: Path, rows: str) -> dict[str, tuple[int, ...]]:
    """Years without a holder in Utopia, by office."""
    (folder / "states.csv").write_text(STATES, encoding="utf-8")
    head = "id,name,actor,office,from,to\n"
    (folder / "officials.csv").write_text(head + rows, encoding="utf-8")
    found = coverage(load_knowledge([folder]), 2000, 2005)
    return {c.office: dict(c.gaps).get("UTO", ()) for c in found}


def test_years_before_a_state_exists_are_not_asked_for(tmp_path: Path) -> None:
    gaps = covered(tmp_path, "")
    assert set(gaps.values()) == {(2002, 2003, 2004, 2005)}


def test_a_year_counts_by_its_first_of_july(tmp_path: Path) -> None:
    gaps = covered(tmp_path, "a,A B,UTO,foreign minister,2002-07-02,2004-07-01\n")
    assert gaps["foreign minister"] == (2002, 2005)


def test_a_president_without_prime_minister_heads_the_government(tmp_path: Path) -> None:
    president = "a,A B,UTO,president,2002,2005\n"
    assert covered(tmp_path, president)["head of government"] == ()


def test_a_president_beside_a_prime_minister_does_not(tmp_path: Path) -> None:
    rows = "a,A B,UTO,president,2002,2005\nb,B C,UTO,prime minister,2002,2003\n"
    gaps = covered(tmp_path, rows)
    assert (gaps["head of state"], gaps["head of government"]) == ((), (2004, 2005))


def test_nothing_to_cover() -> None:
    assert Coverage("head of state", 0, 0, ()).share == 0.0


def test_the_shipped_tables_keep_what_they_cover() -> None:
    """Floors under the published figures: shares may only grow."""
    floors = {
        "head of state": 0.98,
        "head of government": 0.95,
        "foreign minister": 0.96,
        "defence minister": 0.68,
    }
    for one in coverage(load_knowledge()):
        assert one.share >= floors[one.office], one.office
