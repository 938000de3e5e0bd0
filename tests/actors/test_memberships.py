"""The shipped memberships: known totals, and no state in two places at once."""

from collections import defaultdict
from itertools import pairwise

import pytest

from foedus.actors import load_knowledge

FULL = ("member", "suspended")
"""A suspended member is a member in law."""


@pytest.mark.parametrize(
    ("organization", "day", "count"),
    [
        ("UN", "2024-01-01", 193),
        ("NATO", "2022-01-01", 30),
        ("NATO", "2024-06-01", 32),
        ("EU", "2019-12-31", 28),
        ("EU", "2020-06-01", 27),
        ("ECOWAS", "2025-01-28", 15),
        ("ECOWAS", "2025-01-29", 12),
        ("CSTO", "1998-01-01", 9),
        ("CSTO", "2010-01-01", 7),
        ("CSTO", "2024-01-01", 7),
        ("ICC", "2025-02-01", 125),
        ("OPEC", "2024-06-01", 12),
        ("AU", "2024-01-01", 55),
        ("ASEAN", "2000-01-01", 10),
    ],
)
def test_members_on_a_day(organization: str, day: str, count: int) -> None:
    held = load_knowledge().members(organization, day)
    assert len({m.state for m in held if m.status in FULL}) == count


@pytest.mark.parametrize(
    ("state", "organization", "day", "status"),
    [
        ("UZB", "CSTO", "2012-07-15", "suspended"),
        ("UZB", "CSTO", "2005-01-01", "withdrawn"),
        ("NER", "ECOWAS", "2023-09-01", "member"),
        ("ARM", "CSTO", "2024-03-01", "member"),
        ("NER", "ECOWAS", "2024-01-15", "suspended"),
        ("FIN", "NATO", "2022-09-01", "applicant"),
        ("GBR", "EU", "2020-02-01", "withdrawn"),
        ("GEO", "EU", "2024-01-01", "candidate"),
        ("RUS", "COE", "2023-01-01", "withdrawn"),
        ("ARM", "ICC", "2024-01-31", "signatory"),
        ("ARM", "ICC", "2024-02-01", "member"),
    ],
)
def test_status_on_a_day(state: str, organization: str, day: str, status: str) -> None:
    membership = load_knowledge().status(state, organization, day)
    assert membership is not None
    assert membership.status == status


def test_full_membership_spans_do_not_overlap() -> None:
    spans = defaultdict(list)
    for m in load_knowledge().memberships:
        if m.status in (*FULL, "withdrawn"):
            spans[m.organization, m.state].append((m.from_ or "", m.to or "9999", m.status))
    overlapping = [
        (key, before, after)
        for key, found in spans.items()
        for before, after in pairwise(sorted(found))
        # A partial date is compared by the part it has: to "2012-03", from "2012-03" may fit.
        if after[0][: len(before[1])] < before[1][: len(after[0])]
    ]
    assert overlapping == []
