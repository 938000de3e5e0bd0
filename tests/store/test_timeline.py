"""The timeline: one line for one thing, however often it is told."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import sample_account as toy
from foedus.records import ActValue
from foedus.store.timeline import SAME_DEED, timeline


def told(*uris: str):
    readings = [toy.reading(toy.REPORTS[uri], uri) for uri in uris]
    events = [event for reading in readings for event in reading.events]
    acts = [act for reading in readings for act in reading.acts]
    return events, acts


def test_tellings_of_one_event_are_one_line_with_every_document():
    events, _ = told("1.txt", "3.txt")
    refusals = [replace(e, merged="m-1") for e in events if e.source == ("ARM",)]
    (line,) = timeline(refusals, [])
    assert len(line.events) == 2
    assert len(line.documents) == 2
    assert len(line.evidence) == 2


def test_an_act_joins_the_event_on_the_same_words():
    events, acts = told("1.txt")
    lines = timeline(events, acts)
    (line,) = (line for line in lines if line.acts)
    assert line.events[0].type == "REJECT"
    assert len(lines) == len(events)


def test_an_act_of_another_kind_on_the_same_words_is_a_line_of_its_own():
    events, acts = told("1.txt")
    for other in (
        replace(acts[0], value="hosts"),
        replace(acts[0], modality="threatened"),
        replace(acts[0], state="FRA"),
        replace(acts[0], statement="s-other"),
    ):
        assert len(timeline(events, [other])) == len(events) + 1


def test_lines_are_by_date_undated_last_whatever_the_order_given():
    events, acts = told("1.txt", "2.txt", "3.txt")
    lines = timeline(events, acts)
    assert lines == timeline(reversed(events), reversed(acts))
    days = [line.date.edtf if line.date else "undated" for line in lines]
    assert days == sorted(days)


def test_an_undated_telling_takes_the_date_of_a_dated_one():
    events, _ = told("1.txt", "3.txt")
    first, second = (replace(e, merged="m-1") for e in events if e.source == ("ARM",))
    (line,) = timeline([replace(first, date=None, confidence=0.99), second], [])
    assert line.lead.date is None
    assert line.date == second.date


def test_every_value_of_acts_knows_which_events_it_can_be():
    assert set(SAME_DEED) == set(get_args(ActValue))
