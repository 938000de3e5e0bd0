"""Pairing gold items with records one to one, as many as possible."""

from __future__ import annotations

from collections.abc import Sequence


def pair(fits: Sequence[Sequence[int]]) -> dict[int, int]:
    """Largest matching (augmenting paths, Kuhn 1955).

    Args:
        fits: For every gold item the records it could be, best first.

    Returns:
        Gold item -> record.
    """
    taken: dict[int, int] = {}

    def place(item: int, seen: set[int]) -> bool:
        for record in fits[item]:
            if record in seen:
                continue
            seen.add(record)
            if record not in taken or place(taken[record], seen):
                taken[record] = item
                return True
        return False

    for item in range(len(fits)):
        place(item, set())
    return {item: record for record, item in taken.items()}
