"""Closed word lists about English that frames and modality need, read from data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from foedus.language import Token


@dataclass(frozen=True, slots=True)
class Grammar:
    """Function words and verb classes (``classes.toml``, table ``grammar``).

    Attributes:
        negators: Words that negate a predicate.
        light_verbs: Verbs that lend a nominal event subject and tense ("hold talks").
        occurrence_verbs: Verbs that say that an event took place.
        light_nouns: Objects that never control an infinitive ("has no plans to leave").
        subject_control: Verbs whose subject does the complement although they have an object.
        adjunct_prepositions: Prepositions by which an event is named as the setting of a clause.
        setting_prepositions: Prepositions that make an event the background of its clause.
        relational_nouns: Nouns that point back to what was named although they stand bare.
        other_parties: Nouns for a party that is not the one it is named by ("Russia's neighbours").
        acting_nouns: Nouns that act for the state or organization that owns them.
    """

    negators: frozenset[str]
    relatives: frozenset[str]
    light_verbs: frozenset[str]
    occurrence_verbs: frozenset[str]
    light_nouns: frozenset[str]
    subject_control: frozenset[str]
    adjunct_prepositions: frozenset[str]
    setting_prepositions: frozenset[str]
    relational_nouns: frozenset[str]
    other_parties: frozenset[str]
    acting_nouns: frozenset[str]

    def relative(self, token: Token) -> bool:
        """Whether a pronoun is a relative one."""
        return token.has("PronType=Rel") or (
            token.lemma in self.relatives and token.upos in ("PRON", "DET", "SCONJ")
        )


def read_grammar(table: Mapping[str, Any]) -> Grammar:
    """Build the grammar from its table."""
    return Grammar(**{name: frozenset(table[name]) for name in Grammar.__dataclass_fields__})
