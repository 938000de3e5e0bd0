"""What a run of reading did, and what it says while it runs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

Outcome = Literal["read", "known", "skipped", "unreadable", "failed"]


@dataclass(frozen=True, slots=True)
class Progress:
    """One report was dealt with, or (``uri`` empty) the account is being settled."""

    uri: str
    outcome: Outcome | Literal["settling"]
    words: int = 0


Listener = Callable[[Progress], None]


@dataclass(frozen=True, slots=True)
class Notice:
    """A report that is not part of the account, and why.

    Attributes:
        code: Stable code: that of the :class:`~foedus.errors.InputError`, ``language-xx`` for what
            is not English, ``internal-STEP`` for a bug in a step of foedus.
    """

    uri: str
    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class ReadReport:
    """What one run did.

    Attributes:
        read: Reports read now and stored. ``words``: words in them.
        known: Reports that were in the store already.
        skipped: Stored and marked, but not analysed: not in English.
        unreadable: Inputs that hold no report that can be read. The run went on.
        failed: Reports left out because of a bug in foedus, never because of the input.
        found: Records in the whole store by kind, after the run.
    """

    read: int = 0
    words: int = 0
    known: int = 0
    skipped: tuple[Notice, ...] = ()
    unreadable: tuple[Notice, ...] = ()
    failed: tuple[Notice, ...] = ()
    found: Mapping[str, int] = field(default_factory=dict)

    @property
    def nothing_usable(self) -> bool:
        """Whether not one report could be read, now or before."""
        return not (self.read or self.known or self.skipped)
