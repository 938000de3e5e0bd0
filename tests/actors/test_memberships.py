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
        ("CIS", "2020-01-01", 9),
        ("EAEU", "2024-01-01", 5),
        ("SCO", "2025-01-01", 10),
        ("BRICS", "2025-02-01", 10),
        ("EUROZONE", "2026-01-01", 21),
        ("SCHENGEN", "2025-01-01", 29),
        ("NONALIGNED", "2020-01-01", 120),
        ("G77", "2024-01-01", 134),
        ("NPT", "2024-01-01", 190),  # and North Korea, whose withdrawal is disputed
        ("OPCW", "2024-01-01", 193),
        ("CTBTO", "2024-06-01", 178),
        ("PARIS-AGREEMENT", "2024-01-01", 195),
        ("OTTAWA", "2024-01-01", 164),
        ("NSG", "2024-01-01", 48),
        ("WASSENAAR", "2024-01-01", 42),
        ("MTCR", "2024-01-01", 35),
        ("CICA", "2024-01-01", 28),
        ("IORA", "2024-01-01", 23),
        ("AFDB", "2024-01-01", 81),
        ("IDB", "2024-01-01", 48),
        ("ICJ", "2024-01-01", 193),
        ("UNECE", "2024-01-01", 56),
        ("ECLAC", "2024-01-01", 46),
        ("ACP", "2024-01-01", 79),
        ("SEANWFZ", "2024-01-01", 10),
        ("AIIB", "2015-12-31", 18),
        ("UN", "1991-12-31", 166),
        ("UN", "2010-12-31", 192),
        ("ECHR", "2000-01-01", 41),
        ("OPCW", "1998-12-31", 121),
        ("OPCW", "2005-12-31", 175),
        ("CTBTO", "2010-12-31", 153),
        ("IAEA", "2024-12-31", 180),
        ("ECHR", "2024-01-01", 46),
        ("EUROPEAN-CONVENTION-HR", "2020-01-01", 47),
        ("UNCLOS", "2024-12-31", 170),
        ("UN/security-council", "2025-06-01", 15),
        ("OPEC", "2026-06-01", 11),
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
        ("ARM", "NATO", "2024-01-01", "partner"),
        ("SWE", "NATO", "2021-01-01", "partner"),
        ("POL", "NATO", "1998-06-01", "partner"),
        ("HRV", "EU", "2010-01-01", "candidate"),
        ("TUR", "CFE", "2024-05-01", "suspended"),
        ("RUS", "OPEN-SKIES", "2022-01-01", "withdrawn"),
        ("USA", "INF", "2019-08-02", "withdrawn"),
        ("TUR", "ISTANBUL-CONVENTION", "2022-01-01", "withdrawn"),
        ("RUS", "FATF", "2023-03-01", "suspended"),
        ("ITA", "14+1", "2020-01-01", None),
        ("LTU", "14+1", "2022-01-01", "withdrawn"),
        ("IRN", "EAEU", "2025-01-01", "observer"),
        ("MLI", "ECOWAS", "2025-02-01", "withdrawn"),
        ("RUS", "NONALIGNED", "2023-01-01", "observer"),
        ("AZE", "EITI", "2018-01-01", "withdrawn"),
        ("GBR", "EDA", "2019-01-01", "member"),
        ("DNK", "CSDP", "2022-06-30", None),
        ("ITA", "BRI", "2020-01-01", "member"),
        ("CAF", "KIMBERLEY", "2015-01-01", "suspended"),
        ("CAN", "KYOTO", "2013-01-01", "withdrawn"),
        ("DEU", "LEAGUE-OF-NATIONS", "1930-01-01", "member"),
        ("CHN", "WTO", "2000-01-01", None),
        ("USA", "ATT", "2015-01-01", "signatory"),
        ("GRC", "COE", "1972-01-01", "withdrawn"),
        ("HUN", "EU", "1995-01-01", "applicant"),
        ("GIN", "AU", "2010-01-01", "suspended"),
        ("MRT", "AU", "2008-01-01", "member"),
        ("NER", "ECOWAS", "2010-06-01", "suspended"),
        ("FJI", "COMMONWEALTH", "2001-01-01", "suspended"),
        ("GBR", "UNESCO", "1990-01-01", "withdrawn"),
        ("USA", "ILO", "1979-01-01", "withdrawn"),
        ("RUS", "UN/human-rights-council", "2022-06-01", "suspended"),
        ("DEU", "UN/security-council", "2019-06-01", "member"),
        ("BOL", "ALBA", "2025-12-01", "suspended"),
        ("ARE", "OPEC", "2026-04-30", "member"),
        ("ARE", "OPEC", "2026-05-01", "withdrawn"),
        ("FIN", "OTTAWA", "2026-02-01", "withdrawn"),
        ("EGY", "ICC", "2010-01-01", "signatory"),
    ],
)
def test_status_on_a_day(state: str, organization: str, day: str, status: str | None) -> None:
    membership = load_knowledge().status(state, organization, day)
    assert (membership and membership.status) == status


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


def test_every_main_kind_of_organization_is_there() -> None:
    kinds = [row["kind"] for row in load_knowledge().tables["organizations"]]
    assert len(kinds) >= 300
    for kind, least in (("alliance", 40), ("court", 15), ("treaty", 50), ("un_body", 50)):
        assert kinds.count(kind) >= least


def test_whatever_states_join_has_members() -> None:
    """Missions, funds, agencies and talks may have none; what states accede to has some."""
    kb = load_knowledge()
    bare = {
        row["id"]
        for row in kb.tables["organizations"]
        if row["kind"] in ("alliance", "treaty", "union") and not kb.members(row["id"])
    }
    assert bare == set()
