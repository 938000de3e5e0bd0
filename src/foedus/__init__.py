"""foedus: reads news reports about states and alliances and keeps an account with evidence."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from foedus.version import __version__

if TYPE_CHECKING:
    from foedus.api import Account

__all__ = ["__version__", "open"]


def open(path: str | Path, *, create: bool = True) -> Account:  # noqa: A001  foedus.open(...)
    """Open the account kept in a file; see :class:`foedus.api.Account`.

    Args:
        path: The store file, by habit ``NAME.foedus``.
        create: Whether to make it when it is not there.

    Raises:
        StoreError: Not a store, of another version, locked, or (without ``create``) not there.
    """
    from foedus import api  # heavy libraries are loaded when they are first needed

    return api.open(path, create=create)
