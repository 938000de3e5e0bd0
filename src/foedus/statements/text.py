"""What the rules of finding statements look at in one text, before it is a report of anybody's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from foedus.actors.layer import ActorLayer
from foedus.language import Analysis
from foedus.statements.lexicon import Lexicon
from foedus.statements.quotations import Quotation


@dataclass(frozen=True, slots=True)
class Text:
    """One text as it was read, its actors and quotations, and the lexicon."""

    analysis: Analysis
    actors: ActorLayer
    lexicon: Lexicon
    quotations: Sequence[Quotation]

    def is_outlet(self, token: int | None) -> bool:
        """Whether a token is the head of an outlet's name, or of a word for one ("media")."""
        mention = None if token is None else self.actors.by_head.get(token)
        actor = None if mention is None else self.actors.by_id.get(mention.actor or "")
        if actor is not None:
            return actor.kind == "outlet" or actor.sector == "MED"
        nouns = self.lexicon.carriers["nouns"] | {"medium", "media"}
        return token is not None and self.analysis.tokens[token].lemma.lower() in nouns
