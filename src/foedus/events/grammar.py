"""Closed word lists about English that frames and modality need, read from data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from foedus.language import Token


@dataclass(frozen=True, slots=True)
class Nominalization:
    """The verb of a noun that names a deed, and how the noun names to whom it is done."""

    verb: str
    prepositions: frozenset[str]


@dataclass(frozen=True, slots=True)
class Grammar:
    """Function words and verb classes (``classes.toml``, table ``grammar``).

    Attributes:
        negators: Words that negate a predicate.
        light_verbs: Verbs that lend a nominal event subject and tense ("hold talks").
        occurrence_verbs: Verbs that say that an event took place.
        light_nouns: Objects that never control an infinitive ("has no plans to leave").
        subject_control: Verbs whose subject does the complement although they have an object.
        object_control: Verbs whose object is to do the infinitive behind it ("ordered X to leave").
        judging_verbs: Verbs said of what others do: in "praised the campaign to retake X" he who
            praises it does not retake anything. discussing_verbs: the same, but that what is
            discussed may be a plan of one's own.
        adjunct_prepositions: Prepositions by which an event is named as the setting of a clause.
        setting_prepositions: Prepositions that make an event the background of its clause.
        relational_nouns: Nouns that point back to what was named although they stand bare.
        implying_nouns: Nouns of membership that may leave out of what ("stopped paying its dues").
        other_parties: Nouns for a party that is not the one it is named by ("Russia's neighbours").
        partitives: Nouns of quantity that stand before the noun that counts ("dozens of rebels").
        commanding_verbs: Participles whose agent acts through a noun ("missiles fired by ...").
        local_nouns: Acting nouns that belong to the place they are in ("a court in Ruritania").
        acting_nouns: Nouns that act for the state or organization that owns them.
        phrasal_verbs: Verbs with a particle that say something else than the verb ("back up").
        requital_nouns: Nouns of what somebody gets for what he did: "sanctions for invading X".
        befalling_nouns: Nouns of deeds before which a bare name says on whom or where it was done.
        calling_verbs: Verbs that name behind "on" or "for" who is to do something ("call on X to").
        topical_nouns: Nouns behind which "on" names what is talked about ("talks on Ruritania").
        counterpart_nouns: Nouns for others of the same office, told apart by whose they are.
        origin_verbs: Participles that say where something is from or goes ("imported from X").
        placed_nouns: Nouns of meetings and texts that are named after the city they are from.
        authored: Nouns for what somebody makes or says ("a statement by Ruritania").
        nominalizations: A noun that names a deed ("invasion") to the verb it stands for, and the
            prepositions that mark to whom it is done.
    """

    negators: frozenset[str]
    relatives: frozenset[str]
    light_verbs: frozenset[str]
    occurrence_verbs: frozenset[str]
    light_nouns: frozenset[str]
    subject_control: frozenset[str]
    object_control: frozenset[str]
    judging_verbs: frozenset[str]
    discussing_verbs: frozenset[str]
    adjunct_prepositions: frozenset[str]
    setting_prepositions: frozenset[str]
    relational_nouns: frozenset[str]
    implying_nouns: frozenset[str]
    other_parties: frozenset[str]
    partitives: frozenset[str]
    commanding_verbs: frozenset[str]
    local_nouns: frozenset[str]
    acting_nouns: frozenset[str]
    phrasal_verbs: frozenset[str]
    requital_nouns: frozenset[str]
    befalling_nouns: frozenset[str]
    calling_verbs: frozenset[str]
    topical_nouns: frozenset[str]
    counterpart_nouns: frozenset[str]
    origin_verbs: frozenset[str]
    placed_nouns: frozenset[str]
    authored: frozenset[str]
    nominalizations: Mapping[str, Nominalization]

    def verb(self, token: Token) -> str | None:
        """The verb that a noun stands for, if it names a deed."""
        if token.upos != "NOUN":
            return None
        known = self.nominalizations.get(token.lemma.lower())
        return known.verb if known else None

    def relative(self, token: Token) -> bool:
        """Whether a pronoun is a relative one."""
        return token.has("PronType=Rel") or (
            token.lemma in self.relatives and token.upos in ("PRON", "DET", "SCONJ")
        )


def read_grammar(table: Mapping[str, Any], nominalizations: Mapping[str, str]) -> Grammar:
    """Build the grammar from its tables.

    Args:
        table: Word lists by name.
        nominalizations: Noun to its verb, and prepositions other than "of" behind it:
            ``attack = "attack on|against"``.
    """
    lists = [name for name in Grammar.__dataclass_fields__ if name != "nominalizations"]
    return Grammar(
        **{name: frozenset(table[name]) for name in lists},
        nominalizations={noun: _nominalization(text) for noun, text in nominalizations.items()},
    )


def _nominalization(text: str) -> Nominalization:
    verb, _, prepositions = text.partition(" ")
    return Nominalization(verb, frozenset(prepositions.split("|")) - {""} or frozenset({"of"}))
