"""A readable view of an actor layer, sentence by sentence."""

from __future__ import annotations

from foedus.actors import ActorLayer
from foedus.language import Analysis


def lines(analysis: Analysis, layer: ActorLayer, reasons: bool = False) -> list[str]:
    """Each sentence, and under it every mention with its actor, use and confidence."""
    shown = []
    for number, sentence in enumerate(analysis.sentences):
        shown.append(" ".join(analysis.sentence_text(number).split()))
        for m in layer.mentions:
            if sentence.start <= m.start < sentence.end:
                actor = m.actor or "? " + "|".join(m.candidates)
                text = " ".join(analysis.text[m.start : m.end].split())
                line = f"    {text} -> {actor} [{m.kind}, {m.use}, {m.confidence}]"
                if m.principal and m.principal != m.actor:
                    line += f" for {m.principal}"
                shown.append(line + (f"  ({m.reason})" if reasons else ""))
    return shown
