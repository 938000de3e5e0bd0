"""Every error foedus raises on purpose.

All derive from :class:`FoedusError`, whose message names the input and the remedy. An exception of
any other type that reaches a user is a bug in foedus and is never reported as bad input.
"""

from __future__ import annotations


class FoedusError(Exception):
    """Root of the errors a caller may want to catch."""


class InputError(FoedusError):
    """One input cannot be read. Listed at the end of a run; the run goes on.

    Attributes:
        uri: The input as the user would name it (path, member of an archive, row).
        reason: One plain sentence: what is wrong and, where there is one, the remedy.
        code: A short stable code for the kind of trouble, such as ``binary`` or ``too-large``.
    """

    def __init__(self, uri: str, reason: str, code: str) -> None:
        super().__init__(f"{uri}: {reason}")
        self.uri = uri
        self.reason = reason
        self.code = code


class StoreError(FoedusError):
    """The store cannot be opened, is of a newer version, or is locked by another process."""


class KnowledgeError(FoedusError):
    """A data file (knowledge base, codebook) does not have the form it must have."""


class ModelError(FoedusError):
    """The language model's files are missing or do not belong together."""


class QueryError(FoedusError):
    """A question names an actor, record or date that does not exist or cannot be parsed."""
