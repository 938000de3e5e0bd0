"""Statements: who said what, how, and through whom."""

from foedus.statements.find import find_statements
from foedus.statements.quotations import find_quotations
from foedus.statements.scare import scare_quotes
from foedus.statements.stance import Stance, stances

__all__ = ["Stance", "find_quotations", "find_statements", "scare_quotes", "stances"]
