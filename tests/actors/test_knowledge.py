"""The knowledge base: looking names up, the user's own files, and what is wrong with a file."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.actors import load_knowledge
from foedus.actors.knowledge.spans import earliest, latest, overlaps
from foedus.errors import KnowledgeError


def actors(surface: str) -> list[str]:
    return [alias.actor for alias in load_knowledge().lookup(surface)]


@pytest.mark.parametrize(
    ("surface", "actor", "kind"),
    [
        ("Georgia", "GEO", "name"),
        ("Republic of Armenia", "ARM", "official"),
        ("US", "USA", "abbreviation"),
        ("the U.S.", "USA", "abbreviation"),
        ("UN", "UN", "abbreviation"),
        ("Nato", "NATO", "alias"),
        ("TURKEY", "TUR", "name"),
        ("Türkiye", "TUR", "alias"),
        ("Polish", "POL", "adjective"),
        ("Russians", "RUS", "demonym"),
        ("Moscow", "RUS", "capital"),
        ("Kiev", "UKR", "capital"),
        ("the Kremlin", "RUS", "metonym"),
        ("White House", "USA", "metonym"),
        ("the Hague", "NLD", "metonym"),
        ("Cote d’Ivoire", "CIV", "alias"),
        ("Nagorno‑Karabakh", "region:nagorno-karabakh", "name"),
        ("Recep Tayyip Erdogan", "recep-tayyip-erdogan", "name"),
        ("von der Leyen", "ursula-von-der-leyen", "surname"),
    ],
)
def test_names_are_found(surface: str, actor: str, kind: str) -> None:
    first = load_knowledge().lookup(surface)[0]
    assert (first.actor, first.kind) == (actor, kind)


@pytest.mark.parametrize(
    "word",
    [
        "us",
        "Us",
        "turkey",
        "chad",
        "polish",
        "who",
        "is",
        "car",
        "may",
        "nato",
        "Plan",
        "Cites",
        "",
    ],
)
def test_common_words_are_no_names(word: str) -> None:
    assert actors(word) == []


def test_a_seat_of_organizations_does_not_stand_for_its_state() -> None:
    brussels = actors("Brussels")
    assert "BEL" not in brussels
    assert {"EU", "NATO"} <= set(brussels)


def test_a_name_of_two_states_gives_both_likelier_first() -> None:
    assert actors("Congo") == ["COD", "COG"]


def test_every_alias_leads_to_its_actor_or_to_the_parent_of_the_same_name() -> None:
    knowledge = load_knowledge()
    lost = [
        alias
        for code, actor in knowledge.actors.items()
        for alias in knowledge.aliases(code)
        if not {code, actor.parent} & {found.actor for found in knowledge.lookup(alias.surface)}
    ]
    assert lost == []


def test_no_alias_is_longer_than_said() -> None:
    knowledge = load_knowledge()
    words = [
        len(alias.surface.replace("-", " ").split())
        for code in knowledge.actors
        for alias in knowledge.aliases(code)
    ]
    assert max(words) <= knowledge.max_alias_words + 1  # an article is not counted


def test_the_shipped_files_are_clean() -> None:
    assert load_knowledge().lint() == []


@pytest.mark.parametrize(
    ("state", "numbers"),
    [
        ("ARM", {"cow": 371, "gw": 371}),
        ("DEU", {"cow": 255, "gw": 260}),
        ("XWG", {"cow": 260, "gw": 260}),
        ("SUN", {"cow": 365, "gw": 365}),
        ("XAB", {"gw": 396}),
        ("XNC", {}),
        ("NATO", {}),
        ("nobody-at-all", {}),
    ],
)
def test_numbers_in_data_sets_on_conflict(state: str, numbers: dict[str, int]) -> None:
    assert load_knowledge().numbers(state) == numbers


def test_every_member_of_the_united_nations_has_its_numbers() -> None:
    knowledge = load_knowledge()
    for row in knowledge.tables["states"]:
        if row["status"] == "un_member":
            assert set(knowledge.numbers(row["id"])) == {"cow", "gw"}, row["id"]


def test_a_state_of_the_past_may_share_the_number_of_its_successor(tmp_path: Path) -> None:
    row = "id,name,status,cow\nUTO,Utopia,historical,371\n"
    (tmp_path / "states.csv").write_text(row, encoding="utf-8")
    assert load_knowledge([tmp_path]).lint() == []


@pytest.mark.parametrize(
    ("actor", "day", "principal"),
    [
        ("ARM", None, "ARM"),
        ("CSTO/secretariat", None, "CSTO"),
        ("RUS/foreign-ministry", None, "RUS"),
        ("kaja-kallas", "2023-05-01", "EST"),
        ("kaja-kallas", "2025-05-01", "EU"),
        ("kaja-kallas", "1999", None),
        ("bola-tinubu", "2024-01-28", "NGA"),  # chair of ECOWAS at the time
        ("matteo-salvini", "2024-05-01", "ITA"),  # a minister, and leader of a party
        ("marine-le-pen", "2015-05-01", None),  # leader of a party only
        ("ed-miliband", "2012", None),  # leader of the opposition
        ("region:nagorno-karabakh", None, None),
        ("nobody-at-all", None, None),
    ],
)
def test_whom_an_actor_acts_for(actor: str, day: str | None, principal: str | None) -> None:
    assert load_knowledge().principal(actor, day) == principal


@pytest.mark.parametrize(
    ("title", "actor", "office"),
    [
        ("Foreign Minister", "ARM", "foreign minister"),
        ("Minister for Foreign Affairs", None, "foreign minister"),
        ("Secretary of State", "USA", "foreign minister"),
        ("Foreign Secretary", "GBR", "foreign minister"),
        ("Foreign Secretary", "IND", "foreign secretary"),
        ("Pope", "VAT", "pope"),
        ("Chancellor", "DEU", "prime minister"),
        ("acting premier", "ARM", "prime minister"),
        ("Deputy Foreign Minister", "RUS", "deputy foreign minister"),
        ("defense minister", None, "defence minister"),
        ("spokeswomen", None, "spokesperson"),
        ("Secretary-General", "CSTO", "secretary-general"),
        ("Managing Director", "IMF", "managing director"),
    ],
)
def test_offices_by_their_titles(title: str, actor: str | None, office: str) -> None:
    found = load_knowledge().office(title, actor)
    assert found is not None
    assert found.name == office


def test_words_that_are_no_title() -> None:
    assert load_knowledge().office("grand panjandrum") is None


@pytest.mark.parametrize("name", ["Reuters", "reuters.com", "www.reuters.com"])
def test_outlets_by_name_and_domain(name: str) -> None:
    outlet = load_knowledge().outlet(name)
    assert outlet is not None
    assert (outlet.name, outlet.kind) == ("Reuters", "outlet")


def test_own_files_add_and_override(tmp_path: Path) -> None:
    (tmp_path / "officials.csv").write_text(
        "id,name,actor,office,from,to,source\n"
        "jane-doe,Jane Doe,NIU,foreign minister,2024-02-01,,our desk\n"
        "nikol-pashinyan,Nikol Pashinyan,ARM,prime minister,2018-05-08,2018-05-09,our desk\n",
        encoding="utf-8",
    )
    shipped, own = load_knowledge(), load_knowledge([tmp_path])
    assert [a.id for a in own.holders("NIU", "foreign minister", "2025")] == ["jane-doe"]
    assert own.lookup("Jane Doe")[0].actor == "jane-doe"
    assert "nikol-pashinyan" in [a.id for a in shipped.holders("ARM", "prime minister", "2020")]
    assert own.holders("ARM", "prime minister", "2020") == ()
    assert own.version != shipped.version
    assert "jane-doe" not in load_knowledge().actors


def test_loading_is_the_same_each_time(tmp_path: Path) -> None:
    text = "id,name,actor,office\njane-doe,Jane Doe,NRU,foreign minister\n"
    copies = []
    for name in ("one", "two"):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "officials.csv").write_text(text, encoding="utf-8")
        copies.append(load_knowledge([folder]))
    assert copies[0].version == copies[1].version
    assert list(copies[0].actors.items()) == list(copies[1].actors.items())


@pytest.mark.parametrize(
    ("file", "content", "complaint"),
    [
        ("officials.csv", b"name,actor\nA,ARM\n", r"officials\.csv: column id, office missing"),
        (
            "officials.csv",
            b"id,actor,office,from\na,ARM,president,2018-05-08\nb,ARM,president,8 May 2018\n",
            r"officials\.csv, line 3, column from: '8 May 2018' is not an ISO date",
        ),
        (
            "officials.csv",
            b"id,actor,office,to\na,ARM,president,2023-02-29\n",
            r"officials\.csv, line 2, column to: '2023-02-29' does not exist",
        ),
        ("states.csv", b"id,name\n,Utopia\n", r"states\.csv, line 2: column id is empty"),
        ("states.csv", b"id,name\nUTO,Utopia,x\n", r"states\.csv, line 2: more cells"),
        ("states.csv", b"id,name\nUTO,Utop\xffa\n", r"states\.csv: not UTF-8 \(byte 16\)"),
        ("states.csv", b'id,name\nUTO,"Utopia\n', r"states\.csv: not CSV"),
        ("notes.csv", b"id\n1\n", r"no data file here; expected one of states\.csv"),
    ],
)
def test_malformed_files_are_named(
    tmp_path: Path, file: str, content: bytes, complaint: str
) -> None:
    (tmp_path / file).write_bytes(content)
    with pytest.raises(KnowledgeError, match=complaint):
        load_knowledge([tmp_path])


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="nowhere"):
        load_knowledge([tmp_path / "nowhere"])


@pytest.mark.parametrize(
    ("file", "rows", "finding"),
    [
        ("officials.csv", "id,name,actor,office\nx,X Y,QQQ,president\n", "unknown code QQQ"),
        ("officials.csv", "id,name,actor,office\nx,X Y,NIU,jester\n", "'jester' is not in offices"),
        (
            "officials.csv",
            "id,name,actor,office,from,to\nx,X Y,NIU,president,2020,2019\n",
            "from 2020 is after to 2019",
        ),
        (
            "officials.csv",
            "id,actor,office,from,to\nx,NIU,president,2019,2020-06\nz,NIU,president,2020-05,2021\n",
            "z from 2020-05 overlaps x to 2020-06",
        ),
        (
            "memberships.csv",
            "organization,state,status\nCSTO,NRU,friend\n",
            "unknown status 'friend'",
        ),
        (
            "memberships.csv",
            (
                "organization,state,status,from,to\nCSTO,NRU,observer,2001,2009\n"
                "CSTO,NRU,member,2005,\n"
            ),
            "NRU in CSTO, member from 2005, overlaps observer to 2009",
        ),
        ("states.csv", "id,name\nUTO,Armenia\n", "'Armenia' names ARM, UTO"),
        ("states.csv", "id,name,cow\nUTO,Utopia,12a\n", "cow '12a' is not a number"),
        ("states.csv", "id,name,cow\nUTO,Utopia,²\n", "cow '²' is not a number"),
        ("states.csv", "id,name,gw\nUTO,Utopia,371\n", "UTO has the gw number 371 of ARM"),
        ("groups.csv", "id,name\nARM,Armada\n", "ARM stands already at states.csv"),
        ("states.csv", "id,name,colour\nUTO,Utopia,red\n", "unknown column colour"),
    ],
)
def test_lint_tells_what_is_doubtful(tmp_path: Path, file: str, rows: str, finding: str) -> None:
    (tmp_path / file).write_text(rows, encoding="utf-8")
    assert [line for line in load_knowledge([tmp_path]).lint() if finding in line]


@given(st.dates(), st.sampled_from([4, 7, 10]))
def test_partial_dates_hold_every_day_they_leave_possible(day: object, length: int) -> None:
    text = str(day)
    partial = text[:length]
    assert earliest(partial) <= text <= latest(partial)
    assert overlaps(partial, partial, text)
    assert earliest(partial)[:length] == latest(partial)[:length] == partial
