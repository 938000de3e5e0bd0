"""Officials out of dumps: what is taken, what is left out and why, and that nothing hurts."""

from __future__ import annotations

import bz2
import csv
import gzip
import json
import lzma
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.actors import load_knowledge
from foedus.actors.knowledge.dumps import ImportOptions, ImportReport, import_officials
from foedus.actors.knowledge.dumps.posts import Seat, seat
from foedus.actors.knowledge.dumps.terms import Post, clean_name, day
from foedus.errors import KnowledgeError

BASE = load_knowledge()

Row = dict[str, Any]


def ftm(identity: str, schema: str, **properties: Any) -> Row:
    listed = {k: v if isinstance(v, list) else [v] for k, v in properties.items()}
    return {"id": identity, "schema": schema, "properties": listed}


def occupancy(person: str, post: str, start: str = "", end: str = "", **more: Any) -> Row:
    dates = {"startDate": start or [], "endDate": end or []}
    return ftm(f"o-{person}-{post}-{start}", "Occupancy", holder=person, post=post, **dates, **more)


def time(value: str, precision: int = 11) -> Row:
    return {"snaktype": "value", "datavalue": {"value": {"time": value, "precision": precision}}}


def item(identity: str, label: str, **more: Any) -> Row:
    labels = {"en": {"language": "en", "value": label}}
    return {"type": "item", "id": identity, "labels": labels, "claims": {}, **more}


def position(identity: str, label: str, jurisdiction: str | None = None) -> Row:
    claims = {"P279": [snak("Q4164871")]}
    if jurisdiction:
        claims["P1001"] = [snak(jurisdiction)]
    return item(identity, label, claims=claims)


def snak(target: str, rank: str = "normal", **qualifiers: Any) -> Row:
    value = {"entity-type": "item", "id": target}
    main = {"snaktype": "value", "datavalue": {"value": value, "type": "wikibase-entityid"}}
    return {"mainsnak": main, "rank": rank, "qualifiers": qualifiers}


def official(identity: str, label: str, *held: Row, **more: Any) -> Row:
    return item(identity, label, claims={"P39": list(held)}, **more)


@pytest.fixture
def take(tmp_path: Path) -> Any:
    """Import entities, and read back the rows that were written."""

    def run(entities: list[Row], **options: Any) -> tuple[ImportReport, list[Row]]:
        dump = tmp_path / "dump.jsonl"
        dump.write_text("".join(json.dumps(e) + "\n" for e in entities), "utf-8")
        report = import_officials(dump, tmp_path / "kb", BASE, ImportOptions(**options))
        return report, written(tmp_path / "kb")

    return run


def written(folder: Path) -> list[Row]:
    file = folder / "officials.csv"
    if not file.exists():
        return []
    with file.open(encoding="utf-8", newline="") as rows:
        return list(csv.DictReader(rows))


def reasons(report: ImportReport) -> dict[str, int]:
    return {item.reason: item.number for item in report.left_out}


NAURU_POST = ftm("pos", "Position", name="Minister of Justice of Nauru", country="nr")


class TestFollowTheMoney:
    def test_an_occupancy_becomes_a_term(self, take: Any) -> None:
        report, rows = take(
            [
                occupancy("p", "pos", "2031-05-08", "2033-01"),
                NAURU_POST,
                ftm("p", "Person", name=["Jane Agnes Doe", "Джейн Доу"], alias=["Jane A. Doe"]),
            ]
        )
        assert rows == [
            {
                "id": "jane-agnes-doe",
                "name": "Jane Agnes Doe",
                "surname": "",
                "aliases": "Jane A. Doe",
                "actor": "NRU",
                "office": "justice minister",
                "from": "2031-05-08",
                "to": "2033-01",
                "source": "dump.jsonl, p",
            }
        ]
        assert (report.terms, report.persons, report.holdings, report.lines) == (1, 1, 1, 3)
        assert report.left_out == ()

    def test_the_overlay_has_the_form_of_a_data_file(self, take: Any, tmp_path: Path) -> None:
        person = ftm("p", "Person", name="Jane Agnes Doe")
        take([NAURU_POST, person, occupancy("p", "pos", "2031-05-08")])
        kb = load_knowledge([tmp_path / "kb"])
        assert kb.lint() == []
        (holder,) = kb.holders("NRU", "justice minister", "2032")
        assert holder.id == "jane-agnes-doe"
        assert BASE.holders("NRU", "justice minister", "2032") == ()

    def test_entities_nested_in_a_person(self, take: Any) -> None:
        nested = ftm("o", "Occupancy", post=[NAURU_POST], startDate="2031-05-08")
        _, rows = take([ftm("p", "Person", name="Jane Agnes Doe", positionOccupancies=[nested])])
        assert [(r["id"], r["office"]) for r in rows] == [("jane-agnes-doe", "justice minister")]

    def test_a_membership_with_a_role(self, take: Any) -> None:
        role = ftm("m", "Membership", member="p", organization="o", role="secretary-general",
                   startDate="2031")  # fmt: skip
        body = ftm("o", "Organization", name="Mekong River Commission")
        _, rows = take([role, body, ftm("p", "Person", name="Jane Agnes Doe")])
        assert [(r["actor"], r["office"]) for r in rows] == [("MRC", "secretary-general")]

    def test_a_bare_title_needs_one_country_and_no_part_of_it(self, take: Any) -> None:
        person = ftm("p", "Person", name="Jane Agnes Doe")
        whole = ftm("a", "Position", name="Minister of Justice", country="nr")
        part = ftm("b", "Position", name="Minister of Justice", country="nr", subnationalArea="x")
        report, rows = take(
            [person, whole, part, occupancy("p", "a", "2031"), occupancy("p", "b", "2035")]
        )
        assert [r["from"] for r in rows] == ["2031"]
        assert reasons(report) == {"local": 1}


class TestWikidata:
    def test_a_position_held_with_its_times(self, take: Any) -> None:
        post = position("Q900", "Minister of Justice of Nauru")
        person = official(
            "Q901",
            "Jane Agnes Doe",
            snak("Q900", P580=[time("+2031-05-08T00:00:00Z")],
                 P582=[time("+2033-01-00T00:00:00Z", 10)]),
            aliases={"en": [{"language": "en", "value": "Jane A. Doe"}]},
        )  # fmt: skip
        _, rows = take([person, post])
        assert [(r["id"], r["aliases"], r["from"], r["to"], r["source"]) for r in rows] == [
            ("jane-agnes-doe", "Jane A. Doe", "2031-05-08", "2033-01", "dump.jsonl, Q901")
        ]

    def test_the_jurisdiction_of_a_bare_title(self, take: Any) -> None:
        code = {"snaktype": "value", "datavalue": {"value": "NRU"}}
        state = item("Q902", "Nauru", claims={"P298": [{"mainsnak": code, "rank": "normal"}]})
        post = position("Q900", "Minister of Justice", "Q902")
        person = official("Q901", "Jane Agnes Doe", snak("Q900", P580=[time("+2031-00-00T", 9)]))
        _, rows = take([person, post, state])
        assert [(r["actor"], r["from"]) for r in rows] == [("NRU", "2031")]

    @pytest.mark.parametrize(
        ("statement", "reason"),
        [
            (snak("Q900"), "no-start"),
            (snak("Q900", P580=[time("+2030-00-00T00:00:00Z", 7)]), "no-start"),
            (snak("Q900", P580=[time("+2031-02-30T00:00:00Z")]), "no-start"),
            (snak("Q900", P580=[time("-0044-03-15T00:00:00Z")]), "no-start"),
            (snak("Q900", P580=[time("+2031-01-01T")], P582=[{"snaktype": "somevalue"}]), "no-end"),
            (snak("Q900", P580=[time("+2031-01-01T")], P582=[time("+2030-01-01T")]), "backwards"),
            (snak("Q900", P580=[time("+1931-01-01T")], P582=[time("+1940-01-01T")]), "too-old"),
            (snak("Q999", P580=[time("+2031-01-01T")]), "no-post"),
        ],
    )
    def test_what_is_not_whole_is_left_out(self, take: Any, statement: Row, reason: str) -> None:
        post = position("Q900", "Minister of Justice of Nauru")
        report, rows = take([official("Q901", "Jane Agnes Doe", statement), post])
        assert rows == []
        assert reasons(report) == {reason: 1}

    def test_no_value_means_still_in_office_and_deprecated_means_nothing(self, take: Any) -> None:
        post = position("Q900", "Minister of Justice of Nauru")
        start = {"P580": [time("+2031-01-01T")]}
        person = official(
            "Q901",
            "Jane Agnes Doe",
            snak("Q900", P582=[{"snaktype": "novalue"}], **start),
            snak("Q900", rank="deprecated", P580=[time("+1999-01-01T")]),
        )
        report, rows = take([person, post])
        assert [(r["from"], r["to"]) for r in rows] == [("2031-01-01", "")]
        assert report.holdings == 1

    def test_names_come_in_latin_letters_or_not_at_all(self, take: Any) -> None:
        post = position("Q900", "Minister of Justice of Nauru")
        held = snak("Q900", P580=[time("+2031-01-01T")])
        person = official("Q901", "ジェーン", held)
        report, rows = take([person, post])
        assert rows == []
        assert reasons(report) == {"no-name": 1}


class TestAgainstTheBase:
    """What a dump says of people and offices that the knowledge base knows."""

    def dump(self, name: str, post: str, start: str, end: str = "") -> list[Row]:
        return [
            ftm("p", "Person", name=name),
            ftm("pos", "Position", name=post),
            occupancy("p", "pos", start, end),
        ]

    def test_a_term_it_has_is_left_out(self, take: Any) -> None:
        report, rows = take(self.dump("Nikol Pashinyan", "Prime Minister of Armenia", "2018"))
        assert rows == []
        assert reasons(report) == {"known": 1}

    def test_an_end_it_lacks_is_taken_with_its_own_beginning(
        self, take: Any, tmp_path: Path
    ) -> None:
        post = "Prime Minister of Armenia"
        _, rows = take(self.dump("Nikol Pashinyan", post, "2018-05", "2039-06-30"))
        assert [(r["id"], r["from"], r["to"]) for r in rows] == [
            ("nikol-pashinyan", "2018-05-08", "2039-06-30")
        ]
        assert load_knowledge([tmp_path / "kb"]).holders("ARM", "prime minister", "2040") == ()

    def test_somebody_else_in_office_at_that_time_is_left_out(self, take: Any) -> None:
        report, rows = take(self.dump("Jane Agnes Doe", "Prime Minister of Armenia", "2019-01-01"))
        assert rows == []
        assert reasons(report) == {"contradicts": 1}

    def test_a_new_office_of_a_known_person_joins_that_person(self, take: Any) -> None:
        _, rows = take(self.dump("Nikol Pashinyan", "Minister of Culture of Armenia", "1996"))
        assert [r["id"] for r in rows] == ["nikol-pashinyan"]

    def test_a_namesake_elsewhere_is_another_person(self, take: Any) -> None:
        _, rows = take(self.dump("Nikol Pashinyan", "Minister of Justice of Nauru", "2031"))
        assert [r["id"] for r in rows] == ["nikol-pashinyan-p"]

    @pytest.mark.parametrize("name", ["United Nations", "Kremlin", "South Ossetia"])
    def test_nobody_takes_the_name_of_a_body_or_place(self, take: Any, name: str) -> None:
        report, rows = take(self.dump(name, "Minister of Justice of Nauru", "2031"))
        assert rows == []
        assert reasons(report) == {"name-of-another": 1}

    def test_an_alias_that_names_another_is_dropped(self, take: Any) -> None:
        entities = self.dump("Jane Agnes Doe", "Minister of Justice of Nauru", "2031")
        entities[0]["properties"]["alias"] = ["United Nations", "Vladimir Putin", "Jane A. Doe"]
        _, rows = take(entities)
        assert [r["aliases"] for r in rows] == ["Jane A. Doe"]


class TestAgainstItself:
    def two(self, first: tuple[str, str], second: tuple[str, str]) -> list[Row]:
        people = [ftm("a", "Person", name="Jane Agnes Doe"), ftm("b", "Person", name="John B. Doe")]
        return [*people, NAURU_POST, occupancy("a", "pos", *first), occupancy("b", "pos", *second)]

    def test_two_at_a_time_in_one_office_are_both_left_out(self, take: Any) -> None:
        report, rows = take(self.two(("2031", "2035"), ("2033", "2037")))
        assert rows == []
        assert reasons(report) == {"contested": 2}

    def test_an_open_end_before_a_successor_is_left_out(self, take: Any) -> None:
        report, rows = take(self.two(("2031", ""), ("2033-02-01", "2037")))
        assert [r["id"] for r in rows] == ["john-b-doe"]
        assert reasons(report) == {"no-end": 1}

    def test_handing_over_on_one_day_is_no_contest(self, take: Any) -> None:
        _, rows = take(self.two(("2031", "2033-02-01"), ("2033-02-01", "2037")))
        assert len(rows) == 2


class TestWhatIsAskedFor:
    def test_offices_that_many_hold_only_by_name(self, take: Any) -> None:
        entities = [
            ftm("p", "Person", name="Jane Agnes Doe"),
            ftm("pos", "Position", name="Member of Parliament of Nauru"),
            occupancy("p", "pos", "2031"),
        ]
        report, rows = take(entities)
        assert rows == []
        assert reasons(report) == {"not-asked": 1}

    def test_only_the_offices_named(self, take: Any) -> None:
        entities = [ftm("p", "Person", name="Jane Agnes Doe"), NAURU_POST]
        report, rows = take(
            [*entities, occupancy("p", "pos", "2031")], offices=frozenset({"foreign minister"})
        )
        assert (rows, reasons(report)) == ([], {"not-asked": 1})

    def test_an_unknown_office_is_named(self, take: Any) -> None:
        with pytest.raises(KnowledgeError, match="no office called 'jester'"):
            take([NAURU_POST], offices=frozenset({"jester"}))


@pytest.mark.parametrize(
    ("name", "owners", "found"),
    [
        ("Prime Minister of Armenia", (), ("ARM", "prime minister")),
        ("Minister of Foreign Affairs of the Republic of Armenia", (), ("ARM", "foreign minister")),
        ("President of the Council of Ministers of Italy", (), ("ITA", "prime minister")),
        ("Secretary General of the United Nations", (), ("UN", "secretary-general")),
        ("French Minister of Defence", (), ("FRA", "defence minister")),
        ("United States Secretary of State", (), ("USA", "foreign minister")),
        ("Foreign Minister (Japan)", (), ("JPN", "foreign minister")),
        ("Federal Chancellor of Germany", (), ("DEU", "prime minister")),
        ("Secretary of State for Defence", ("GBR",), ("GBR", "defence minister")),
        ("President of Texas", (), "not-an-office"),
        ("President of Congo", (), "not-an-office"),  # which of the two
        ("President of the Republic of the Congo", (), ("COG", "president")),
        ("Prime Minister of Bavaria", ("DEU",), "not-an-office"),
        ("President of the Senate of France", (), ("FRA", "upper house speaker")),
        ("Mayor of Washington", (), "not-an-office"),
        ("Governor", ("USA",), "not-an-office"),
        ("Prime Minister of Armenia", ("AZE",), "disagrees"),
        ("court jester of Armenia", (), "not-an-office"),
    ],
)
def test_names_of_positions(name: str, owners: tuple[str, ...], found: object) -> None:
    result = seat(Post((name,), owners), {}, BASE)
    assert ((result.actor, result.office.name) if isinstance(result, Seat) else result) == found


LINES = [
    ftm("p", "Person", name="Jane Agnes Doe"),
    NAURU_POST,
    occupancy("p", "pos", "2031-05-08"),
]
PLAIN = "".join(json.dumps(line) + "\n" for line in LINES).encode()


class TestTheFile:
    @pytest.mark.parametrize(
        ("name", "content"),
        [
            ("dump.jsonl", PLAIN),
            ("dump.jsonl.gz", gzip.compress(PLAIN)),
            ("dump.jsonl.bz2", bz2.compress(PLAIN)),
            ("dump.jsonl.xz", lzma.compress(PLAIN)),
            ("array.json", b"[\n" + PLAIN.replace(b"}\n", b"},\n").removesuffix(b",\n") + b"\n]\n"),
            ("windows.jsonl", b"\xef\xbb\xbf" + PLAIN.replace(b"\n", b"\r\n")),
        ],
    )
    def test_every_packing_gives_the_same(self, tmp_path: Path, name: str, content: bytes) -> None:
        (tmp_path / name).write_bytes(content)
        options = ImportOptions(source="test")
        report = import_officials(tmp_path / name, tmp_path / "kb", BASE, options)
        assert report.terms == 1
        assert report.unreadable == ()
        assert [r["source"] for r in written(tmp_path / "kb")] == ["test, p"]

    def test_the_order_of_lines_does_not_matter(self, tmp_path: Path) -> None:
        for number, lines in enumerate((LINES, LINES[::-1])):
            dump = tmp_path / "dump.jsonl"
            dump.write_text("\n".join(map(json.dumps, lines)))
            import_officials(dump, tmp_path / str(number), BASE)
        assert written(tmp_path / "0") == written(tmp_path / "1")

    def test_bad_lines_are_named_and_the_rest_is_read(self, tmp_path: Path) -> None:
        bad = [b'{"id": \n', b"[1, 2]\n", b'{"a":' * 5_000 + b"\n", b'"text"\n', b"\xff\xfe{}\n"]
        (tmp_path / "dump.jsonl").write_bytes(b"".join(bad) + PLAIN)
        report = import_officials(tmp_path / "dump.jsonl", tmp_path / "kb", BASE)
        assert report.terms == 1
        assert report.unreadable_lines == 5
        assert [(u.line, u.code) for u in report.unreadable] == [
            (1, "bad-json"), (2, "bad-row"), (3, "bad-json"), (4, "bad-row"), (5, "bad-json"),
        ]  # fmt: skip

    def test_a_line_longer_than_any_entity(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("foedus.actors.knowledge.dumps.lines.MAX_LINE_BYTES", 1_000)
        (tmp_path / "dump.jsonl").write_bytes(b'{"id": "' + b"x" * 5_000 + b'"}\n' + PLAIN)
        report = import_officials(tmp_path / "dump.jsonl", tmp_path / "kb", BASE)
        assert report.terms == 1
        assert [(u.line, u.code) for u in report.unreadable] == [(1, "too-large")]

    def test_a_bomb_is_refused(self, tmp_path: Path) -> None:
        (tmp_path / "bomb.json.gz").write_bytes(gzip.compress(b"x" * 60_000_000))
        with pytest.raises(KnowledgeError, match="decompression bomb"):
            import_officials(tmp_path / "bomb.json.gz", tmp_path / "kb", BASE)
        assert not (tmp_path / "kb").exists()

    @pytest.mark.parametrize(
        ("content", "complaint"),
        [
            (b"", "no line holds a JSON object"),
            (b"just text\n", "no line holds a JSON object"),
            (b"\n" * 20_000, "10,000 empty lines in a row"),
            (gzip.compress(PLAIN)[:-9], "damaged or incomplete"),
        ],
    )
    def test_what_is_no_dump_is_named(self, tmp_path: Path, content: bytes, complaint: str) -> None:
        (tmp_path / "x").write_bytes(content)
        with pytest.raises(KnowledgeError, match=complaint):
            import_officials(tmp_path / "x", tmp_path / "kb", BASE)

    def test_a_file_that_is_not_there(self, tmp_path: Path) -> None:
        with pytest.raises(KnowledgeError, match=r"none\.json: No such file"):
            import_officials(tmp_path / "none.json", tmp_path / "kb", BASE)

    def test_an_overlay_is_never_overwritten(self, tmp_path: Path) -> None:
        (tmp_path / "dump.jsonl").write_bytes(PLAIN)
        import_officials(tmp_path / "dump.jsonl", tmp_path / "kb", BASE)
        with pytest.raises(KnowledgeError, match="is there already"):
            import_officials(tmp_path / "dump.jsonl", tmp_path / "kb", BASE)

    def test_a_dump_that_would_fill_the_memory(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("foedus.actors.knowledge.dumps.gathering.MAX_RECORDS", 2)
        (tmp_path / "dump.jsonl").write_bytes(PLAIN)
        with pytest.raises(KnowledgeError, match="more than 2 records"):
            import_officials(tmp_path / "dump.jsonl", tmp_path / "kb", BASE)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "rank", "value", "time", "name", "schema"]), inner)
    ),
    max_leaves=8,
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.fixed_dictionaries(
            {"id": JSON, "schema": st.sampled_from(["Person", "Occupancy", "Position"]),
             "properties": st.dictionaries(
                 st.sampled_from(["name", "holder", "post", "startDate", "country"]), JSON)}
        )
        | st.fixed_dictionaries(
            {"id": st.just("Q1"), "labels": JSON, "aliases": JSON,
             "claims": st.dictionaries(st.sampled_from(["P39", "P298", "P279", "P1001"]), JSON)}
        ),
        min_size=1, max_size=5,
    )
)  # fmt: skip
def test_no_entity_of_any_shape_stops_an_import(
    tmp_path_factory: pytest.TempPathFactory, entities: list[Row]
) -> None:
    folder = tmp_path_factory.mktemp("dumps")
    (folder / "dump.jsonl").write_text("\n".join(map(json.dumps, entities)), "utf-8")
    report = import_officials(folder / "dump.jsonl", folder / "kb", BASE)
    assert report.unreadable_lines == 0


@given(st.text())
def test_a_cleaned_name_is_one_safe_cell(text: str) -> None:
    name = clean_name(text)
    assert not set(name) & set("|\n\r\x1b\u202e")
    assert name[:1] not in tuple("=+-@")
    assert clean_name(name) == name


@given(st.dates(min_value=date(1000, 1, 1), max_value=date(2999, 12, 31)))
def test_days_and_time_stamps_are_read(value: date) -> None:
    assert day(f"{value.isoformat()}T12:00:00") == value.isoformat()
    assert day(value.isoformat()[:7]) == value.isoformat()[:7]


@pytest.mark.parametrize(
    "text", ["2031-02-30", "2031-13", "soon", "", None, 2031, "0031", "x" * 99]
)
def test_what_is_no_day(text: object) -> None:
    assert day(text) is None
