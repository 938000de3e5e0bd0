"""The command line; the only folder that prints."""

from foedus.cli.app import main

__all__ = ["main"]
