"""Who acts in a text and is known by nothing but a word: settled when all else has been.

Names of one word that are never introduced, and the government of a text that names one place
only. Persons are settled before pronouns are, the others last, so that no pronoun or short noun
is taken for them.
"""

from __future__ import annotations

from collections import Counter

from foedus.actors.cast import Person, slug
from foedus.actors.distance import is_spoken_of
from foedus.actors.knowledge.surface import key
from foedus.actors.organs import organ_of
from foedus.actors.scene import Finding, Scene
from foedus.actors.strangers import is_known_word
from foedus.actors.unowned import ARGUMENTS
from foedus.language import Token

BARE, SUPPOSED = 0.4, 0.45
"""Trust in a name that nothing but its form tells about, and in the only place as the one meant."""
OFTEN = 3
"""Places at which a name stands that a text goes on about."""
PLACES = ("state", "place-as-actor")
BESIDE = frozenset({"appos", "flat", "nmod:desc"})


def settle_bare_persons(scene: Scene) -> None:
    """Let names of one word that the model takes for a person's stand for whoever bears them.

    Names that somebody of the knowledge base may bear stay open, unless the text goes on about
    the name and never speaks of a state or body that a known bearer served.
    """
    open_names = [
        (index, finding)
        for index, finding in enumerate(scene.findings)
        if _is_open(finding) and finding.kind == "name" and finding.wanted is None
        and finding.last - finding.first == 1
    ]  # fmt: skip
    words = Counter(scene.tokens[finding.head].text for _, finding in open_names)
    for index, finding in open_names:
        often = words[scene.tokens[finding.head].text] >= OFTEN
        if not finding.candidates or (often and _are_others(scene, finding.candidates)):
            _settle_person(scene, index, finding)


def _is_open(finding: Finding) -> bool:
    return finding.actor is None and finding.alias is None


def _are_others(scene: Scene, bearers: tuple[str, ...]) -> bool:
    """Whether known bearers of a name are nobody that the text is about."""
    known = (scene.knowledge.actors.get(b) for b in bearers if b not in scene.cast.persons)
    told = [actor for actor in known if actor is not None]
    return len(told) == len(bearers) and not any(is_spoken_of(scene, actor) for actor in told)


def _settle_person(scene: Scene, index: int, finding: Finding) -> None:
    token = scene.tokens[finding.first]
    family = _family(scene, token)
    if len(family) > 1:
        scene.several[token.i] = family
        scene.settle(index, family[0], f"all of the text who are called {token.text[:-1]!r}", BARE)
        for other in family[1:]:
            scene.add(scene.findings[index]._replace(actor=other))
    elif token.upos == "PROPN":
        actor = scene.cast.person(token.text, scene.evidence(finding.first, finding.last))
        scene.cast.introduce(Person(actor, (token.text,), finding.first))
        scene.settle(index, actor, _reason(token.text), BARE)


def _family(scene: Scene, token: Token) -> tuple[str, ...]:
    """The persons of the text meant by a surname in the plural: "the Lunds"."""
    before = scene.lower(token.i - 1) if token.i else ""
    if before != "the" or not token.text.endswith("s"):
        return ()
    name = key(token.text[:-1])
    return tuple(sorted(p.id for p in scene.cast.persons.values() if p.keys[-1] == name))


def settle_bare_names(scene: Scene) -> None:
    """Let what nobody knows and nothing introduces stand for whoever is called so.

    The government of the only place of a text; and names that the model has no label for, where
    they act or are acted on.
    """
    for index, finding in enumerate(scene.findings):
        wanted = finding.wanted if not finding.candidates else None
        if _is_open(finding) and wanted is not None and wanted[0] == "organ":
            _settle_organ(scene, index, finding, wanted[1])
    for token in scene.tokens:
        if token.upos != "PROPN":
            continue
        if token.deprel in ARGUMENTS and _is_bare(scene, token):
            _add(scene, token)
        elif token.deprel in BESIDE and token.head < token.i:
            _add_person(scene, token)


def _settle_organ(scene: Scene, index: int, finding: Finding, organ: str) -> None:
    """For "the government" in a text with one place, which the knowledge base does not know."""
    places = {f.actor for f in scene.findings if scene.cast.kind(f.actor) in PLACES}
    states = {place for place in places if scene.cast.kind(place) == "state"}
    chosen = states or places
    only = next(iter(chosen)) if len(chosen) == 1 else None
    if only is None or not scene.cast.is_made(only):
        return
    words = scene.surface(finding.first, finding.last)
    evidence = scene.evidence(finding.first, finding.last)
    actor = organ_of(scene, only, scene.lexicon.organ_types[organ], words, evidence)
    scene.settle(index, actor, f"{words!r} of {only}, the only one the text names", SUPPOSED)


def _is_bare(scene: Scene, token: Token) -> bool:
    """A proper noun of one word that nothing has been found for and no name is marked at."""
    alone = token.upos == "PROPN" and token.text[:1].isupper() and token.text.isalpha()
    if not alone or len(token.text) < 3 or token.text.isupper() or scene.at(token.i) is not None:
        return False
    if token.i in scene.marked or is_known_word(scene, token.text):
        return False
    below = scene.analysis.dependents(token.i)
    return all(t.rel in ("punct", "conj", "cc", "case", "acl", "appos") for t in below)


def _add(scene: Scene, token: Token) -> None:
    evidence = scene.evidence(token.i, token.i + 1)
    known = scene.cast.get(slug(token.text))
    actor = known.id if known else scene.cast.group(None, token.text, None, evidence)
    scene.add(Finding.of_word(token.i, actor, "name", _reason(token.text), BARE))


def _add_person(scene: Scene, token: Token) -> None:
    """For "the prominent blogger Alena Vasilchyk": words without a label right after a role."""
    role, last, stop = scene.tokens[token.head], token.i, scene.sentence(token.i).stop
    if role.upos != "NOUN" or role.i != token.i - 1 or scene.at(role.i) is not None:
        return
    noun = scene.lexicon.noun(role.lemma, role.text)
    if role.deprel not in ARGUMENTS or noun not in scene.lexicon.collectives:
        return
    while last < stop and _is_name_word(scene, last):
        last += 1
    if last - token.i < 2:
        return
    actor = scene.cast.person(scene.surface(token.i, last), scene.evidence(token.i, last))
    why = f"a name right after {role.text!r}"
    scene.add(Finding(token.i, last, token.i, actor, "name", "actor", why, BARE))


def _is_name_word(scene: Scene, i: int) -> bool:
    token = scene.tokens[i]
    capital = token.upos == "PROPN" and token.text[:1].isupper()
    return capital and scene.at(i) is None and i not in scene.marked


def _reason(words: str) -> str:
    return f"{words!r} named by the text only, and never introduced"
