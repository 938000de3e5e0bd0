"""Statements: who said what, how, and through whom."""

from foedus.statements.find import find_statements

__all__ = ["find_statements"]
