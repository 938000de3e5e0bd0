"""Whose words stand between quotation marks, by the clause of saying beside them."""

from __future__ import annotations

from foedus.actors.scene import Scene
from foedus.language import Token


def speakers(scene: Scene) -> dict[int, int]:
    """For each quotation (by its number in ``scene.quoted``) the token of who says it.

    The subject of a verb of saying that stands outside the quotation in a sentence the quotation
    runs through; of several, the one closest to its marks.
    """
    found: dict[int, tuple[int, int]] = {}
    for sentence in scene.analysis.sentences:
        tokens = range(sentence.first, sentence.last)
        numbers = set(scene.quoted[sentence.first : sentence.last]) - {0}
        if not numbers:
            continue
        for i in tokens:
            subject = _said_by(scene, scene.tokens[i])
            if subject is None or scene.quoted[subject]:
                continue
            for number in numbers:
                inside = [j for j in tokens if scene.quoted[j] == number]
                distance = min(abs(i - inside[0]), abs(i - inside[-1]))
                if distance < found.get(number, (0, 10**6))[1]:
                    found[number] = (subject, distance)
    return {number: subject for number, (subject, _) in found.items()}


def _said_by(scene: Scene, verb: Token) -> int | None:
    """The subject of a verb of saying outside quotation marks; who "according to" names."""
    if scene.quoted[verb.i]:
        return None
    if verb.upos == "VERB" and verb.lemma.lower() in scene.lexicon["speech.saying"]:
        subjects = scene.analysis.dependents(verb.i, "nsubj")
        return subjects[0].i if subjects else None
    if verb.text.lower() == "according":
        return verb.head if scene.tokens[verb.head].upos in ("PROPN", "NOUN", "PRON") else None
    return None


def cited(scene: Scene) -> frozenset[int]:
    """The tokens of those "according to" whom something is said."""
    found: set[int] = set()
    for i in [i for i, word in enumerate(scene.lowers) if word == "according"]:
        found.update(scene.analysis.children[i])
        token = scene.tokens[i]
        if token.rel == "case" or token.head == i:
            found.add(token.head)
    return frozenset(found)


def actors_speaking(scene: Scene, subject: int) -> frozenset[str]:
    """The actors of a speaker's token, as far as names and titles say."""
    found = scene.at(subject)
    return frozenset([found.actor]) if found and found.actor else frozenset()
