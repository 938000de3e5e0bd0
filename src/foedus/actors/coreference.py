"""One reading from first to last token: words that refer back are settled by what came before."""

from __future__ import annotations

from foedus.actors.antecedents import actors_of
from foedus.actors.discourse import Discourse, joined
from foedus.actors.groups import NEVER_ONE
from foedus.actors.lists import listed_with
from foedus.actors.metonymy import use_of
from foedus.actors.nominals import settle_noun
from foedus.actors.pronouns import PRONOUNS, settle_pronoun
from foedus.actors.scene import Finding, Scene
from foedus.actors.unowned import add_unowned, is_several
from foedus.actors.wanted import settle_wanted
from foedus.language import Token

PRONOMINAL = ("PRON", "DET")
BACKWARD = ("NOUN", "PROPN", "NUM")
JOINED = ("NOUN", "PROPN", "PRON")
MODIFYING = ("compound", "amod", "flat", "nmod:desc")
ROLES = ("nsubj", "obj", "iobj", "obl", "nmod", "conj", "appos")


def settle_references(scene: Scene) -> None:
    """Settle pronouns, short nouns and wanted titles and organs in text order."""
    discourse = Discourse(scene)
    named: dict[int, list[int]] = {}
    for index in scene.order():
        named.setdefault(scene.findings[index].first, []).append(index)
    for token, word in zip(scene.tokens, scene.lowers, strict=True):
        if word in PRONOUNS and token.upos in PRONOMINAL:
            settle_pronoun(discourse, token)
        elif token.upos in BACKWARD and scene.at(token.i) is None:
            _take_up(discourse, token)
        for index in named.get(token.i, ()):
            settle_wanted(discourse, index)
            discourse.mention(scene.findings[index])
        if token.i in scene.several:
            discourse.add_several(scene.several[token.i], token.i)
        found = scene.at(token.i)
        named_here = found is not None and found.last == token.i + 1
        if named_here or (token.upos in JOINED and token.rel == "conj"):
            _note_row(discourse, token, found)


def _take_up(discourse: Discourse, token: Token) -> None:
    """A noun that nothing is known of: somebody spoken of before, or somebody or something new."""
    settle_noun(discourse, token)
    if token.upos == "NUM" or discourse.scene.at(token.i) is not None:
        return
    if not _note_unowned(discourse, token):
        _note_stranger(discourse, token)


def _note_row(discourse: Discourse, token: Token, found: Finding | None) -> None:
    """At its last word, take actors named together ("A, B and C") for one referent."""
    scene = discourse.scene
    heads = _row_ending_at(scene, token, found)
    if len(heads) < 2:
        return
    actors = [actor for i in heads for actor in _called(discourse, i)]
    if len(actors) >= len(heads):
        discourse.listed.update(heads)
        discourse.add_several(tuple(dict.fromkeys(actors)), heads[0])


def _called(discourse: Discourse, i: int) -> tuple[str, ...]:
    """Whom a word of a row means: by itself, or by the name beside it ("his wife Ann Lund")."""
    scene = discourse.scene
    named = (actors_of(scene, t.i) for t in scene.analysis.dependents(i, "appos"))
    return discourse.pronouns.get(i) or actors_of(scene, i) or next(filter(None, named), ())


def _row_ending_at(scene: Scene, token: Token, found: Finding | None) -> list[int]:
    """Heads of the actors named in a row that ends here, by the words or by the parse."""
    if found is not None and found.last == token.i + 1 and found.actor is not None:
        row = listed_with(scene, found)
        if len(row) > 1:
            return [f.head for f in row] if row[-1] is found else []
    if token.upos in JOINED and token.head < token.i and token.rel == "conj":
        heads = joined(scene, token.head)
        return heads if heads[-1] == token.i else []
    return []


def _note_unowned(discourse: Discourse, token: Token) -> bool:
    """Take somebody known only by a noun among the referents: one is a person, unless a body."""
    finding = add_unowned(discourse.scene, token)
    if finding is None or finding.actor is None:
        return finding is not None
    if _describes_somebody(discourse.scene, token):
        return True
    noun = discourse.scene.nouns[token.i]
    people = noun in discourse.scene.lexicon["unowned.several"] and noun not in NEVER_ONE
    single = people and not is_several(token, noun)
    discourse.add(finding.actor, "person" if single else "group", token.i)
    return True


def _note_stranger(discourse: Discourse, token: Token) -> None:
    """Persons and things without an identity still stand in the way of pronouns.

    "A man", "her mother" for "he" and "she"; "the decision" for "it"; "applicants" for "they".
    """
    scene = discourse.scene
    if token.deprel in MODIFYING:
        return
    if token.has("Number=Plur"):
        if token.rel in ROLES:
            discourse.add(None, "things", token.i)
        return
    if _describes_somebody(scene, token):
        return
    noun = token.lemma.lower()
    human = noun in scene.lexicon.genders or noun in scene.lexicon["roles.nouns"]
    marked = token.i in scene.marked
    unknown = token.upos == "PROPN" and token.rel in ("nsubj", "obj", "root", "conj")
    if human or (unknown and not marked):
        discourse.add(None, "person", token.i, stranger=noun)
    elif token.rel in ROLES and token.upos == "NOUN":
        discourse.add(None, "thing", token.i)


def _describes_somebody(scene: Scene, token: Token) -> bool:
    """For "Paris, an Australian woman and former diplomat", "he is a legend": no one else.

    Nor for "her former husband and father of two, Albert Jaquier", who is named right after.
    """
    if any(_is_named(scene, i) for i in scene.appositions.get(token.i, ())):
        return True
    if token.rel == "conj":
        token = scene.tokens[token.head]
    above = scene.at(token.head) if token.head != token.i else None
    described = token.rel in ("appos", "nmod") and token.deprel != "nmod:poss"
    if described and above is not None and above.kind == "name":
        return token.rel == "appos"
    return bool(scene.analysis.dependents(token.i, "cop"))


def _is_named(scene: Scene, i: int) -> bool:
    found = scene.at(i)
    return found is not None and found.kind == "name" and scene.cast.kind(found.actor) == "person"


def settle_places(scene: Scene) -> None:
    """For "in the country", "visits the republic": a short noun for a state as a place."""
    for index, finding in enumerate(scene.findings):
        if finding.kind == "nominal" and scene.cast.kind(finding.actor) == "state":
            use = use_of(scene, finding.head)
            if use.use == "place":
                scene.change(index, use="place", reason=f"{finding.reason}, {use.reason}")
