"""Standing: where every member stands in every organization, de jure and de facto."""

from foedus.standing.ledger import ledger

__all__ = ["ledger"]
