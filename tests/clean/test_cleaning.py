"""From a raw report to a document: what is kept, what is taken out, and who published it when."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.clean import clean
from foedus.errors import InputError
from foedus.records import Document
from foedus.sources import RawDocument

SCRAPE = """top of page

Freedonia Skips Meeting of the Harbour Pact

Sylvania regrets the decision but expects talks next month.
Freedonia Skips Meeting of the Harbour Pact
Ministers of the pact stand outside the customs house in Port Sylvan on May 2, 2023. (Ann Lee/AFP)
Ministers of the pact stand outside the customs house in Port Sylvan on May 2, 2023. (Ann Lee/AFP)
Rufus Firefly
5/14/2023
Updated:
5/15/2023
0:00

Freedonia did not send a minister to the meeting of the Harbour Pact in Port Sylvan on Friday.

Its foreign minister said that the pact had “failed to keep its word.”Share

A Long Quarrel

The two states have argued about harbour dues since 2019. Talks ended without result in March.

Reuters contributed to this report.
Related Articles
Dues Rise Again in Port Sylvan
Subscribe to The Harbour Gazette
12 comments
Exit mobile version"""


def parts(document: Document, kind: str) -> list[str]:
    return [document.text[p.start : p.end] for p in document.parts if p.kind == kind]


def read(text: str, uri: str = "a.txt", **fields: str) -> Document:
    return clean(RawDocument(uri, "text", text, fields))


def test_a_scrape_becomes_parts_in_order() -> None:
    document = read(SCRAPE)
    assert [part.kind for part in document.parts] == [
        "title", "subtitle", "caption", "body", "body", "heading", "body", "credit",
    ]  # fmt: skip
    assert document.title == "Freedonia Skips Meeting of the Harbour Pact"
    assert parts(document, "subtitle")[0].startswith("Sylvania regrets")
    assert parts(document, "heading") == ["A Long Quarrel"]
    assert parts(document, "body")[1].endswith("“failed to keep its word.”")
    assert document.text == "\n\n".join(document.text[p.start : p.end] for p in document.parts)


def test_what_is_taken_out_keeps_its_line_and_reason() -> None:
    removed = {(r.line, r.reason) for r in read(SCRAPE).removed}
    assert removed == {
        (1, "navigation"), (6, "duplicate-title"), (8, "duplicate-caption"), (9, "byline"),
        (10, "date-line"), (11, "date-line"), (12, "date-line"), (13, "media-time"), (17, "share"),
        (24, "teaser"), (25, "teaser"), (26, "subscription"), (27, "comments"), (28, "navigation"),
    }  # fmt: skip


def test_metadata_of_a_scrape() -> None:
    document = read(SCRAPE)
    assert document.authors == ("Rufus Firefly",)
    assert document.published is not None
    assert document.published.edtf == "2023-05-14"
    assert document.published_basis == "stated"
    assert "5/14/2023" in document.published_reasoning
    assert [credit.name for credit in document.credits] == ["Reuters"]
    credit = document.credits[0].evidence
    assert document.text[credit.start : credit.end] == "Reuters"
    assert document.language == "en"
    assert document.id == read(SCRAPE).id


def test_a_report_without_title_has_none() -> None:
    first = "Freedonia has announced that it will pay nothing into the budget of the Harbour Pact."
    document = read(f"{first} It said so on Monday.\n\nSylvania has not answered yet.\n\nShare.")
    assert document.title is None
    assert parts(document, "body")[0].startswith(first)
    assert [r.reason for r in document.removed] == ["share"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Share prices fell after the vote.",
        "He told the press to read more about the treaty.",
        "Follow the money, the minister said.",
        "“Subscribe to our values or leave,” she told them.",
        "Advertisement for the pact will cost 3 million.",
        "More than 20 states will sign the accord.",
        "Copyright law is not a matter of the pact, he said.",
        "Via its embassy, Freedonia protested on Tuesday.",
        "The report was published by the ministry on Friday.",
        "Updated figures will be given next week.",
        "“No,” he said.",
        "By then, Freedonia had left the room.",
        "On 3 May 2024 the state gave notice.",
        "Watch what we do, not what we say, he added.",
        "Related to this is the question of dues (see above).",
        "Image counts in politics, the president said.",
        "Cookies were served to the delegates.",
        "Sources: two ministers and one envoy confirmed the date.",
        "Support independent media and courts, the commissioner told the government.",
        "By using force, Sylvania broke the terms of the treaty.",
        "Any use of force without a mandate is prohibited.",
        "The report must not be published before the vote.",
        "The report was updated after the attack.",
        "More from the summit was expected on Friday.",
        "Sign up for the treaty, the envoy urged Freedonia.",
        "Powered by Sylvanian gas, the plant could run all winter.",
        "Let them come (and see for themselves)",
        "Sylvania: no comment;",
        "Video by the army shows the strike on the harbour.",
        "Next: a vote in parliament, where the pact has few friends.",
        "Join our alliance, the minister told his neighbour.",
        "Read the full treaty, she told lawmakers, before you vote.",
    ],
)
def test_sentences_that_resemble_residue_stay(sentence: str) -> None:
    around = (
        "The ministers met in Port Sylvan on Monday and spoke about the harbour dues for hours."
    )
    document = read(
        f"Talks End Without Result\n\n{around}\n\n{sentence}\n\n{around} Nothing came of it."
    )
    assert sentence in document.text


def test_a_person_the_report_speaks_of_is_not_its_author() -> None:
    document = read(
        "Rufus Firefly\n3 May 2024\n\nPresident Firefly said on Friday that he would not resign. "
        "His party has asked him to go.\n\nParliament meets on Monday."
    )
    assert document.authors == ()


def test_header_fields_are_read_and_taken_out() -> None:
    document = read(
        "Title: Pact Adopts a Budget\nSource: Harbour Gazette\nDate: 27 November 2023\n"
        "URL: https://gazette.example/a\n\nThe pact adopted its budget on Monday.\n\nIt is larger."
    )
    assert document.title == "Pact Adopts a Budget"
    assert document.outlet == "Harbour Gazette"
    assert document.published is not None
    assert document.published.edtf == "2023-11-27"
    assert "gazette.example" not in document.text


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("Ad for subscribing to The Harbour Gazette", "The Harbour Gazette"),
        ("© 2024 Harbour Gazette. All rights reserved.", "Harbour Gazette"),
        ("Follow The Harbour Gazette on Telegram", "The Harbour Gazette"),
        ("Follow Rufus Firefly on Twitter", None),
        ("Subscribe to our newsletter", None),
    ],
)
def test_outlet_from_its_own_residue(line: str, outlet: str | None) -> None:
    body = "The pact adopted its budget on Monday. Two states abstained from the vote."
    assert read(f"Pact Adopts a Budget\n\n{body}\n\n{line}").outlet == outlet


def test_outlet_behind_the_title() -> None:
    document = read(
        "Pact adopts a budget | Harbour Gazette\nPact adopts a budget\n\n"
        "The pact adopted its budget on Monday. Two states abstained from the vote.\n"
    )
    assert document.title == "Pact adopts a budget"


def test_outlet_of_a_row_is_its_field_or_its_domain() -> None:
    body = "The pact adopted its budget on Monday. Two states abstained from the vote."
    assert read(body, outlet="Harbour Gazette").outlet == "Harbour Gazette"
    assert read(body, url="https://www.gazette.example/a").outlet == "gazette.example"
    assert read(body).outlet is None


def test_fields_of_a_row_give_title_date_and_authors() -> None:
    document = read(
        "The pact adopted its budget on Monday.",
        title="Pact Adopts a Budget",
        published="2023-11-27T23:30:00-05:00",
        authors="Ann Lee; Reuters; bo.ek@example.org",
    )
    assert document.text.startswith("Pact Adopts a Budget\n\nThe pact")
    assert document.published is not None
    assert document.published.edtf == "2023-11-27"
    assert document.published_basis == "metadata"
    assert document.authors == ("Ann Lee",)


def test_agency_in_the_dateline_is_credited() -> None:
    document = read(
        "PORT SYLVAN, Nov 23, 2023 (AFP) - The pact adopted its budget on Monday.\n\nTwo abstained."
    )
    assert [credit.name for credit in document.credits] == ["AFP"]
    assert document.published is not None
    assert document.published.edtf == "2023-11-23"


def test_a_dateline_by_itself_is_no_title() -> None:
    document = read(
        "PORT SYLVAN, Sylvania (AP) _\n\nThe pact adopted its budget on Monday.\n\nTwo left."
    )
    assert document.title is None
    assert [credit.name for credit in document.credits] == ["AP"]


def test_text_dates_are_never_the_publication_date() -> None:
    document = read("The pact was signed on 3 May 2019 in Port Sylvan.\n\nIt ended on 1 June 2024.")
    assert document.published is None
    assert document.published_basis == "unknown"


def test_hard_wrapped_paragraphs_are_joined() -> None:
    wrapped = (
        "The ministers of the Harbour Pact met in Port Sylvan on Monday and\n"
        "spoke for three hours about the dues that Freedonia has refused to\n"
        "pay since the beginning of the year.\n\n"
        "A spokesman said afterwards that the talks had been useful but that\n"
        "the two sides had not come closer. They will meet again in autumn,\n"
        "when the budget of the pact has to be adopted.\n"
    )
    document = read(wrapped)
    assert len(document.parts) == 2
    assert "Monday and spoke for three hours" in document.text


def test_characters_are_made_uniform() -> None:
    document = read(
        "The pact\xa0met\u200b in Port\u00ad Sylvan &amp; adopted\ta budget.\n\nIt was large."
    )
    assert document.text.startswith("The pact met in Port Sylvan & adopted a budget.")


@pytest.mark.parametrize("text", ["", " \n ", "Share\nTweet\n0:00", "© 2024"])
def test_nothing_to_read_is_an_input_error(text: str) -> None:
    with pytest.raises(InputError) as caught:
        read(text)
    assert caught.value.code in ("empty", "only-residue")


LINES = st.lists(
    st.one_of(
        st.text(max_size=60),
        st.sampled_from(SCRAPE.split("\n")),
        st.sampled_from(
            ["By Ann Lee", "3 May 2024", "Title: A b", "A | B", "http://a.b", "{", "Getty"]
        ),
    ),
    max_size=25,
)


@given(LINES)
def test_every_character_is_kept_or_listed(lines: list[str]) -> None:
    raw = "\n".join(lines)
    try:
        document = read(raw)
    except InputError:
        return
    from foedus.clean.characters import normalise

    kept = "".join(document.text.split())
    taken = "".join("".join(normalise(r.text).split()) for r in document.removed)
    assert sorted(kept + taken) == sorted("".join(normalise(raw).split()))


@given(LINES)
def test_parts_cover_the_text_in_order(lines: list[str]) -> None:
    try:
        document = read("\n".join(lines))
    except InputError:
        return
    at = 0
    for part in document.parts:
        assert part.start == at
        assert part.end > part.start
        at = part.end + 2
    assert at == len(document.text) + 2
    assert sum(part.kind == "title" for part in document.parts) <= 1
