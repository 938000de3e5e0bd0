"""Copies, shared sources, tellings of one event, conflicts: the traps the field warns of."""

from __future__ import annotations

from itertools import permutations

import pytest

from foedus.actors import load_knowledge
from foedus.clean import signature
from foedus.corroborate import Corroboration, corroborate
from foedus.records import ActValue, Collection, Document, Mention, MentionUse, Statement
from records_of import act, document, event, statement

LONG = (
    "Mali's foreign minister told reporters in Bamako that the three countries would not return "
    "to the regional bloc, whatever it offered, because it had become a threat to its members. "
    "He said the sanctions of 2022 had hurt ordinary people and would not be forgotten."
)


def settle(**records: tuple[object, ...]) -> Corroboration:
    return corroborate(Collection(**records), load_knowledge())  # type: ignore[arg-type]


def test_a_copy_points_to_the_report_that_came_first() -> None:
    late = document("late", LONG, published="2024-02-02", outlet="B")
    early = document("early", LONG, published="2024-02-01", outlet="A")
    found = settle(documents=(late, early))
    assert {d.id: d.duplicate_of for d in found.documents} == {"d-late": "d-early", "d-early": None}
    assert [(r.relation, r.document_a, r.document_b) for r in found.lineage] == [
        ("copy", "d-early", "d-late")
    ]


def test_a_near_copy_is_found_by_its_signature_and_shows_a_shared_paragraph() -> None:
    first = document("first", LONG + "\n\nThe bloc did not comment.", published="2024-02-01")
    second = document("second", LONG + "\n\nThere was no comment.", published="2024-02-02")
    marks = {d.id: signature(d.text) for d in (first, second)}
    found = settle(documents=(first, second), signatures=marks)  # type: ignore[arg-type]
    (relation,) = found.lineage
    assert relation.relation == "near_copy"
    assert [e.exact for e in relation.evidence] == [LONG, LONG]


def named(
    text: str, *names: tuple[str, str], name: str = "a", use: MentionUse = "actor"
) -> tuple[Document, tuple[Mention, ...]]:
    doc = document(name, text)
    found = []
    for words, actor in names:
        at = text.index(words)
        found.append(
            Mention(doc.id, at, at + len(words), 0, actor, (), "name", use, actor, "", 1.0)
        )
    return doc, tuple(found)


def interview(name: str, words: str, published: str | None) -> tuple[Document, Statement]:
    doc = document(name, words, published=published)
    return doc, statement(doc, words, "abdoulaye-diop", through="afp")


def test_two_reports_of_one_interview_are_one_source_though_their_wording_differs() -> None:
    a, said_a = interview("a", "leaving was “a sovereign choice” that nobody may question", None)
    b, said_b = interview("b", "nobody forced Mali into this “sovereign choice”, AFP heard", None)
    c, said_c = interview("c", "gold exports would double", None)
    found = settle(documents=(a, b, c), statements=(said_a, said_b, said_c))
    shared = [r for r in found.lineage if r.relation == "shared_source"]
    assert [{r.document_a, r.document_b} for r in shared] == []
    b, said_b = interview("b", "Mali made “a sovereign choice” and nothing else, AFP heard", None)
    found = settle(documents=(a, b, c), statements=(said_a, said_b, said_c))
    shared = [r for r in found.lineage if r.relation == "shared_source"]
    assert [(r.document_a, r.document_b, r.source) for r in shared] == [("d-a", "d-b", "afp")]


def test_an_interview_of_another_month_is_another_source() -> None:
    a, said_a = interview("a", "leaving was “a sovereign choice” of Mali", "2024-01-10")
    b, said_b = interview("b", "it was “a sovereign choice” after all", "2024-06-10")
    found = settle(documents=(a, b), statements=(said_a, said_b))
    assert [r.relation for r in found.lineage if r.document_b] == []


def test_one_offensive_told_twice_is_one_and_the_next_years_is_another() -> None:
    doc = document(
        "a",
        "Troops of Azerbaijan began an offensive in September 2022.\n\n"
        "Azerbaijan's offensive of September 2023 lasted a day.\n\n"
        "The one-day offensive by Azerbaijan in September 2023 ended the dispute.",
    )
    first, second, third = doc.text.split("\n\n")
    events = (
        event(doc, first, "ASSAULT", "AZE", when="2022-09-01/2022-09-30"),
        event(doc, second, "ASSAULT", "AZE", when="2023-09-01/2023-09-30"),
        event(doc, third, "ASSAULT", "AZE", when="2023-09-11/2023-09-20"),
    )
    merged = {e.id: e.merged for e in settle(documents=(doc,), events=events).events}
    assert merged[events[0].id] is None
    assert merged[events[1].id] == merged[events[2].id] is not None


@pytest.mark.parametrize(("value", "one"), [("freezes", True), ("skips_meeting", False)])
def test_what_is_done_once_is_one_act_however_it_is_told(value: ActValue, one: bool) -> None:
    doc = document("a", "Mali put its seat on ice. The junta's move surprised neighbours.")
    first, second = doc.text.split(". ")
    acts = settle(documents=(doc,), acts=(act(doc, first, value), act(doc, second, value))).acts
    assert (acts[0].merged is not None and acts[0].merged == acts[1].merged) is one


def test_one_blow_told_with_two_victims_is_a_conflict() -> None:
    a = document("a", "Azerbaijan launched an offensive against Armenia in September 2023.")
    b = document("b", "In September 2023 Azerbaijan launched an offensive against separatists.")
    events = (
        event(a, a.text, "ASSAULT", "AZE", "ARM", when="2023-09-01/2023-09-30"),
        event(b, b.text, "ASSAULT", "AZE", "group:separatists", when="2023-09-01/2023-09-30"),
    )
    (found,) = settle(documents=(a, b), events=events).conflicts
    assert (found.kind, [x.value for x in found.accounts]) == (
        "actor",
        ["against ARM", "against group:separatists"],
    )


def test_a_blow_against_a_state_and_one_in_a_place_not_its_own_are_a_conflict() -> None:
    a = document("a", "In September 2023 Azerbaijan launched an offensive against Armenia.")
    b, mentions = named(
        "In September 2023 Azerbaijan launched an offensive in Nagorno-Karabakh.",
        ("Nagorno-Karabakh", "region:nagorno-karabakh"),
        name="b",
        use="place",
    )
    events = (
        event(a, a.text, "ASSAULT", "AZE", "ARM", when="2023-09-01/2023-09-30"),
        event(b, b.text, "ASSAULT", "AZE", when="2023-09-01/2023-09-30"),
    )
    (found,) = settle(documents=(a, b), events=events, mentions=mentions).conflicts
    assert (found.kind, [x.value for x in found.accounts]) == (
        "place",
        ["against ARM", "in Nagorno-Karabakh"],
    )


def test_a_deed_that_another_report_denies_is_a_conflict() -> None:
    a = document("a", "Niger expelled the French ambassador on Friday.")
    b = document("b", "Niger has not expelled the French ambassador.")
    events = (
        event(a, a.text, "SANCTION", "NER", "FRA", when="2023-08-25"),
        event(b, b.text, "SANCTION", "NER", "FRA", when="2023-08-25", modality="negated"),
    )
    (found,) = settle(documents=(a, b), events=events).conflicts
    assert found.kind == "occurrence"


@pytest.mark.parametrize(("second", "kinds"), [("2024-02-20", ["status"]), ("2024-12-04", [])])
def test_opposed_positions_conflict_and_later_ones_are_an_update(
    second: str, kinds: list[str]
) -> None:
    doc = document("a", "Mali is still a member. Mali is outside the bloc.")
    acts = (
        act(
            doc, "Mali is still a member", "affirms_membership", by="omar-touray", said="2024-02-01"
        ),
        act(doc, "Mali is outside the bloc", "declares_outside", by="assimi-goita", said=second),
    )
    assert [c.kind for c in settle(documents=(doc,), acts=acts).conflicts] == kinds


def test_copies_count_once_among_the_sources_of_an_account() -> None:
    words = "Mali is outside the bloc, its leader said on Monday in Bamako."
    a, b = document("a", words, outlet="A"), document("b", words, outlet="B")
    c = document("c", "Mali is still a member of the bloc.")
    acts = (
        act(a, words, "declares_outside", by="assimi-goita", said="2024-02-01"),
        act(b, words, "declares_outside", by="assimi-goita", said="2024-02-01"),
        act(c, c.text, "affirms_membership", by="omar-touray", said="2024-02-02"),
    )
    (found,) = settle(documents=(a, b, c), acts=acts).conflicts
    sides = {x.value: x.independent_sources for x in found.accounts}
    assert sides == {"affirms membership": 1, "declares outside": 1}


def test_two_reasons_for_one_act_are_a_conflict_of_cause() -> None:
    doc = document("a", "Mali skipped it for technical reasons. Mali skipped it in protest.")
    first, second = "Mali skipped it for technical reasons", "Mali skipped it in protest"
    acts = (
        act(doc, first, "skips_meeting", by="omar-touray", reason="technical reasons"),
        act(doc, second, "skips_meeting", by="abdoulaye-diop", reason="protest"),
    )
    found = {c.kind: c for c in settle(documents=(doc,), acts=acts).conflicts}
    assert [a.value for a in found["cause"].accounts] == ["protest", "technical reasons"]


def test_a_founding_year_that_cannot_be_is_flagged() -> None:
    doc, mentions = named("NATO was established in 1991 to face a new world.", ("NATO", "NATO"))
    (found,) = settle(documents=(doc,), mentions=mentions).conflicts
    assert (found.kind, found.about) == ("date", "founding of NATO")
    doc, mentions = named("NATO was established in 1949 in Washington.", ("NATO", "NATO"))
    assert settle(documents=(doc,), mentions=mentions).conflicts == ()


def test_a_member_list_that_leaves_one_out_is_flagged() -> None:
    states = (("Russia", "RUS"), ("Belarus", "BLR"), ("Kazakhstan", "KAZ"), ("Kyrgyzstan", "KGZ"))
    text = "The EAEU includes Russia, Belarus, Kazakhstan and Kyrgyzstan."
    doc, mentions = named(text, ("EAEU", "EAEU"), *states)
    (found,) = settle(documents=(doc,), mentions=mentions).conflicts
    assert found.kind == "number"
    assert "4 members, without ARM" in [a.value for a in found.accounts]


def test_reports_on_one_thing_are_one_story() -> None:
    a = document("a", LONG)
    b = document("b", LONG.replace("reporters", "journalists") + " The bloc regretted it.")
    c = document("c", "Sweden joined the alliance after two years of talks with Hungary.")
    stories = settle(documents=(a, b, c)).stories
    assert sorted(s.documents for s in stories) == [("d-a", "d-b"), ("d-c",)]


def test_the_order_of_records_does_not_matter() -> None:
    docs = [document(n, LONG + n, published=f"2024-01-0{i}") for i, n in enumerate("abc", 1)]
    events = [event(d, LONG, "REJECT", "MLI", "ECOWAS", when="2024-01-01") for d in docs]
    marks = {d.id: signature(d.text) for d in docs}
    results = {
        repr((r.lineage, r.stories, r.conflicts, sorted((e.id, e.merged) for e in r.events)))
        for order in permutations(range(3))
        for r in [
            settle(
                documents=tuple(docs[i] for i in order),
                events=tuple(events[i] for i in order),
                signatures=marks,  # type: ignore[arg-type]
            )
        ]
    }
    assert len(results) == 1


def test_an_absence_of_which_one_makes_little_and_another_much_is_in_dispute() -> None:
    doc = document(
        "a",
        "Mali's absence was technical, the secretary said. "
        "Mali's boycott was only the latest in a chain of snubs, the envoy said.",
    )
    little, much = "Mali's absence was technical", "Mali's boycott was only the latest"
    acts = (
        act(doc, little, "skips_meeting", by="touray"),
        act(doc, much, "skips_meeting", by="envoy"),
    )
    (found,) = settle(documents=(doc,), acts=acts).conflicts
    assert (found.kind, [a.value for a in found.accounts]) == (
        "evaluation",
        ["made little of", "made much of"],
    )


def test_staying_and_being_outside_are_opposed_even_when_the_first_is_a_negation() -> None:
    doc = document("a", "Mali has shown no wish to leave. Mali is outside.")
    acts = (
        act(doc, "Mali has shown no wish to leave", "denies_exit", by="x", modality="negated"),
        act(doc, "Mali is outside", "declares_outside", by="y"),
    )
    (found,) = settle(documents=(doc,), acts=acts).conflicts
    assert found.kind == "intent"
