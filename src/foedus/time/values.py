"""TIMEX3 values (TimeML 1.2.1, Pustejovsky et al. 2003; ISO 24617-1)."""

from __future__ import annotations

from foedus.time.calendar import Period


def length(amount: float | None, unit: str) -> str:
    """A TIMEX3 duration; X for an unnamed number.

    >>> length(2, "W"), length(24, "TH"), length(2.5, "Y"), length(3, "E"), length(None, "D")
    ('P2W', 'PT24H', 'P2Y6M', 'P30Y', 'PXD')
    """
    time, letter = ("T", unit[1:]) if unit.startswith("T") else ("", unit)
    if letter == "F":
        amount, letter = (amount * 2 if amount else amount), "W"
    letter = {"N": "D"}.get(letter, letter)
    if amount is None:
        return f"P{time}X{'Y' if letter in 'EL' else letter}"
    years = {"E": 10, "C": 100, "L": 1000}.get(letter)
    if years:
        amount, letter = amount * years, "Y"
    whole, rest = int(amount), amount - int(amount)
    if not rest:
        return f"P{time}{whole}{letter}"
    below = {
        "Y": ("M", 12),
        "TH": ("M", 60),
        "TM": ("S", 60),
        "D": ("", 24),
        "W": ("D", 7),
        "M": ("D", 30),
    }
    small = below.get(time + letter)
    if not small or not small[0]:
        return f"P{time}{amount:g}{letter}"
    head = f"{whole}{letter}" if whole else ""
    return f"P{time}{head}{round(rest * small[1])}{small[0]}"


def part_of_year(kind: str, number: int) -> str:
    """``SU``, ``Q3`` or ``H1``."""
    if kind == "season":
        return {21: "SP", 22: "SU", 23: "FA", 24: "WI"}[number]
    return f"{'Q' if kind == 'quarter' else 'H'}{number}"


def timex(period: Period) -> str:
    """The TIMEX3 value of a closed period of a calendar grain; a range gives its first part."""
    first = period.first or period.last
    if first is None:
        return "XXXX"
    if period.grain in ("week", "weekend"):
        year, week, _ = first.isocalendar()
        return f"{year:04d}-W{week:02d}" + ("-WE" if period.grain == "weekend" else "")
    if period.grain == "season":
        return f"{first.year:04d}-" + part_of_year("season", 20 + first.month // 3)
    if period.grain == "quarter":
        return f"{first.year:04d}-Q{(first.month + 2) // 3}"
    if period.grain == "half":
        return f"{first.year:04d}-H{(first.month + 5) // 6}"
    text = first.isoformat()
    return {"month": text[:7], "year": text[:4], "decade": text[:3], "century": text[:2]}.get(
        period.grain, text
    )
