"""Statements: who said what, how, and through whom."""

from foedus.statements.find import find_statements
from foedus.statements.stance import Stance, stances

__all__ = ["Stance", "find_statements", "stances"]
