"""A date as the text gives it: partial, relative or uncertain, but always sortable."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Modifier = Literal["START", "MID", "END", "APPROX", "BEFORE", "AFTER"]
DateBasis = Literal["stated", "expression", "paragraph", "document", "inferred"]


@dataclass(frozen=True, slots=True)
class Date:
    """One date or interval.

    Attributes:
        edtf: EDTF string (ISO 8601-2): ``2023-11-23``, ``2023-11``, ``2023-09-01/2023-09-30``,
            ``2018/..``. None while the date hangs on an event that is itself undated.
        earliest: First possible day, ``YYYY-MM-DD``, or None if open.
        latest: Last possible day, ``YYYY-MM-DD``, or None if open.
        basis: How the date was come by: ``stated`` (by the document's own date line or
            metadata), ``expression`` (a time expression that governs the verb), ``paragraph``,
            ``document`` (only the document's date bounds it), ``inferred``.
        anchor: What a relative date was counted from: ``document``, ``expression:START-END``
            (characters), ``event:START-END`` (the mention of an event), or None if absolute.
        modifier: What EDTF cannot say: START (early), MID, END (late), APPROX, BEFORE, AFTER.
        symbolic: For an unresolved anchor, the distance from it, such as ``event+P1D``.
    """

    edtf: str | None
    earliest: str | None
    latest: str | None
    basis: DateBasis
    anchor: str | None = None
    modifier: Modifier | None = None
    symbolic: str | None = None
