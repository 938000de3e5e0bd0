"""Language: one small model reads a sentence once and gives every layer."""

from foedus.language.analysis import Analysis, Attribution, Name, Piece, Sentence, Token
from foedus.language.conllu import from_conllu
from foedus.language.pipeline import Pipeline, load

__all__ = [
    "Analysis",
    "Attribution",
    "Name",
    "Piece",
    "Pipeline",
    "Sentence",
    "Token",
    "from_conllu",
    "load",
]
