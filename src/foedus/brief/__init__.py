"""Brief: the account of one relation as a page to read and pass on."""

from foedus.brief.render import brief

__all__ = ["brief"]
