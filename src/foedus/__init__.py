"""foedus: reads news reports about states and alliances and keeps an account with evidence."""

from foedus.version import __version__

__all__ = ["__version__"]
