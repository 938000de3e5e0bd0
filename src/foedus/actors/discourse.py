"""What the text has spoken of so far, and who does what in the parse: the ground of coreference."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from foedus.actors.called import BODIES, short_nouns, with_parent
from foedus.actors.scene import Finding, Scene
from foedus.actors.voices import cited, speakers
from foedus.language import Token
from foedus.records import MentionUse

INSTITUTIONS = frozenset({"state", "organization", "organ"})
MAX_CLIMB = 12
STRANGER = "?"
"""What the persons begin with that have no identity."""
OBJECT_CONTROL = frozenset(
    {"urge", "ask", "tell", "force", "encourage", "allow", "order", "invite", "persuade", "press",
     "help", "enable", "require", "compel", "advise", "request", "warn", "call", "expect", "permit",
     "accuse", "suspect", "blame", "criticize", "criticise", "praise", "bring", "lead", "push",
     "drive", "prevent", "stop", "keep", "condemn"}
)  # fmt: skip
"""Verbs whose object does what the clause below them says: "urged X to", "accused X of"."""


class Referent(NamedTuple):
    """One earlier mention that a pronoun or short noun may refer back to.

    Attributes:
        actor: Its actor, or None for a person or thing that has no identity: it still stands
            in the way of others.
        kind: Of the actor; ``several`` for actors named together, ``thing`` and ``things`` for
            what is no actor, but may be meant by "it" or "they".
        head: Token. ``subject``: it is what its clause is about. ``use``: that of its mention.
        several: The actors named together.
        stranger: What tells one person without an identity from another: a name, or a noun.
    """

    actor: str | None
    kind: str
    head: int
    sentence: int
    subject: bool
    use: MentionUse = "actor"
    several: tuple[str, ...] = ()
    stranger: str = ""

    @property
    def person(self) -> str:
        """Who a person is as far as the text tells: an actor, else a stranger."""
        return self.actor or STRANGER + self.stranger

    @property
    def side(self) -> bool:
        """Whether it is only a modifier or a place, which pronouns seldom mean."""
        return self.use != "actor"

    @property
    def actors(self) -> tuple[str, ...]:
        """Whom it refers to: nobody, one, or several together."""
        return self.several or ((self.actor,) if self.actor else ())


class Discourse:
    """The referents of the text up to where the reading has come."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.referents: list[Referent] = []
        self.pronouns: dict[int, tuple[str, ...]] = dict(scene.several)
        """Actors of the pronouns settled so far, by token, and of words for several actors."""
        self.spoken_of: Counter[str] = Counter()
        """How often each actor has been referred to so far."""
        self.called: dict[str, set[str]] = {}
        """By short noun the bodies it fits that were referred to so far, or whose organ was."""
        self._bodies: set[str] = set()
        self.listed: set[int] = set()
        """Heads of those named together with others."""
        self.speakers = speakers(scene)
        """By the number of a quotation the token of who says it."""
        self.cited = cited(scene)

    def mention(self, finding: Finding) -> None:
        """Take a finding among the referents."""
        kind = self.scene.cast.kind(finding.actor) if finding.actor else None
        stranger = ""
        if finding.actor is None and finding.kind in ("name", "title"):
            kind = "person" if finding.alias is None else None
            stranger = self.scene.tokens[finding.last - 1].text
        if kind is not None:
            self.add(finding.actor, kind, finding.head, finding.use, stranger)

    def add(
        self, actor: str | None, kind: str, head: int, use: MentionUse = "actor", stranger: str = ""
    ) -> None:
        """Take a mention of an actor (None: of somebody unknown) among the referents."""
        if actor is not None:
            if kind in BODIES and actor not in self._bodies:
                self._note_nouns(actor)
            self.spoken_of[actor] += 1
        sentence, subject = self.scene.tokens[head].sentence, self._is_subject(head)
        referent = Referent(actor, kind, head, sentence, subject, use, (), stranger)
        self.referents.append(referent)

    def _note_nouns(self, actor: str) -> None:
        """Keep what a body, and the organization whose organ it is, may be called from here on."""
        for body in with_parent(self.scene, actor):
            self._bodies.add(body)
            for noun in short_nouns(self.scene, body):
                self.called.setdefault(noun, set()).add(body)

    def add_several(self, actors: tuple[str, ...], head: int) -> None:
        """Take actors referred to together ("A and B", "they") among the referents."""
        self.listed.add(head)
        sentence, subject = self.scene.tokens[head].sentence, self._is_subject(head)
        referent = Referent(None, "several", head, sentence, subject, several=actors)
        self.referents.append(referent)

    def _is_subject(self, head: int) -> bool:
        """Tell what a clause is about."""
        token = self.scene.tokens[head]
        if token.rel == "conj":
            token = self.scene.tokens[token.head]
        return token.rel == "nsubj"

    def before(self, i: int, sentences: int, kinds: Iterable[str]) -> list[Referent]:
        """Referents of some kinds before token ``i``, at most so many sentences back, last first.

        Titles and captions are not looked back into from the body, nor the body from them.
        """
        allowed, region = frozenset(kinds), self.scene.region
        here = self.scene.tokens[i].sentence
        furthest, part = here - sentences, region[here]
        found = []
        for referent in reversed(self.referents):
            if referent.sentence < furthest:
                break
            if referent.kind in allowed and referent.head < i and region[referent.sentence] == part:
                found.append(referent)
        return found


def subject_of(scene: Scene, verb: int) -> int | None:
    """The token of the understood subject of a predicate, or None.

    Its own subject; for infinitives, participles and coordinated verbs that of the clause they
    depend on (or its object: "urged Armenia to stay"); for a clause that completes a noun,
    whoever the noun belongs to ("Armenia's decision to leave", "the decision by Armenia to").
    """
    i = verb
    for _ in range(MAX_CLIMB):
        own = scene.analysis.dependents(i, "nsubj")
        if own:
            return _antecedent(scene, own[0], i)
        token = scene.tokens[i]
        if token.head == i:
            return None
        if token.rel == "acl":
            return _of_noun(scene, token)
        blamed = token.rel in ("advcl", "obl", "ccomp") and _is_after_of(scene, i)
        if token.rel == "xcomp" or blamed:
            objects = scene.analysis.dependents(token.head, "obj", "iobj")
            if objects and scene.tokens[token.head].lemma.lower() in OBJECT_CONTROL:
                return objects[0].i
        agent = _agent(scene, token.head)
        if agent is not None and token.rel in ("xcomp", "advcl"):
            return agent
        if token.rel not in ("xcomp", "advcl", "conj", "ccomp", "parataxis", "cop", "aux"):
            return None
        i = token.head
    return None


def _is_after_of(scene: Scene, verb: int) -> bool:
    """For "accused Armenia of breaking", "prevented Armenia from leaving"."""
    marks = scene.analysis.dependents(verb, "mark", "case")
    return any(mark.text.lower() in ("of", "from", "for") for mark in marks)


def _agent(scene: Scene, verb: int) -> int | None:
    """Whoever a passive verb is done by: "steps taken by Armenia to distance itself"."""
    for token in scene.analysis.dependents(verb, "obl"):
        if any(scene.lower(c.i) == "by" for c in scene.analysis.dependents(token.i, "case")):
            return token.i if scene.at(token.i) is not None else None
    return None


def _antecedent(scene: Scene, subject: Token, verb: int) -> int:
    """A relative pronoun as subject stands for the noun its clause describes."""
    clause = scene.tokens[verb]
    if subject.has("PronType=Rel") and clause.rel == "acl":
        return clause.head
    return subject.i


def _of_noun(scene: Scene, clause: Token) -> int | None:
    if clause.has("VerbForm=Ger") or clause.has("VerbForm=Part") or clause.deprel == "acl:relcl":
        return clause.head
    return owner_of_noun(scene, clause.head)


def possessor_of(scene: Scene, noun: int) -> int | None:
    """Whoever a noun says it belongs to: "Armenia's", "by Armenia", "from Washington"."""
    possessors = scene.analysis.dependents(noun, "nmod:poss")
    if possessors:
        return possessors[0].i
    for token in scene.analysis.dependents(noun, "nmod", "obl"):
        cases = {scene.lower(c.i) for c in scene.analysis.dependents(token.i, "case")}
        if cases & {"by", "from"}:
            return token.i
    return None


def owner_of_noun(scene: Scene, noun: int) -> int | None:
    """Its possessor, else the subject of the verb it completes ("took a decision to ...")."""
    possessor = possessor_of(scene, noun)
    if possessor is None:
        possessor = _maker(scene, noun)
    if possessor is not None:
        return possessor
    token = scene.tokens[noun]
    verb = token.head
    if token.rel == "obl" and scene.tokens[verb].lemma.lower() in OBJECT_CONTROL:
        objects = scene.analysis.dependents(verb, "obj")  # "brought Armenia to a decision to ..."
        if objects:
            return objects[0].i
    if token.rel in ("obj", "obl") and verb != noun:
        return subject_of(scene, verb)
    return None


def _maker(scene: Scene, noun: int) -> int | None:
    """Whoever a noun says it was made by: "steps taken by Armenia"."""
    for clause in scene.analysis.dependents(noun, "acl"):
        if clause.has("VerbForm=Part") and (maker := _agent(scene, clause.i)) is not None:
            return maker
    return None


def body_spoken_for(scene: Scene, noun: int) -> int | None:
    """Whom people are said to be of: "a spokesman for the government", "leaders of ECOWAS"."""
    token = scene.tokens[noun]
    word = scene.lexicon.noun(token.lemma, token.text)
    if word not in scene.lexicon.collectives and word not in scene.lexicon["roles.nouns"]:
        return None
    for body in scene.analysis.dependents(noun, "nmod"):
        cases = {scene.lower(c.i) for c in scene.analysis.dependents(body.i, "case")}
        if cases & {"of", "for", "from"} and body.i > noun:
            return body.i
    return None


def predicate_above(scene: Scene, i: int) -> int | None:
    """The nearest predicate over token ``i`` that is not ``i``'s own subject phrase."""
    child, top = i, scene.tokens[i].head
    for _ in range(MAX_CLIMB):
        if child == top:
            return None
        token = scene.tokens[child]
        if token.rel in ("nsubj", "csubj"):
            child, top = top, scene.tokens[top].head
            continue
        if scene.tokens[top].upos in ("VERB", "AUX") or scene.analysis.dependents(top, "nsubj"):
            return top
        child, top = top, scene.tokens[top].head
    return None


def joined(scene: Scene, head: int) -> list[int]:
    """A noun and those coordinated with it."""
    return [head, *(t.i for t in scene.analysis.dependents(head, "conj"))]


def actors_at(scene: Scene, discourse: Discourse, head: int) -> tuple[str, ...]:
    """The actors of a noun phrase, all of a coordination; empty if any of them is not settled."""
    found: list[str] = []
    for i in joined(scene, head):
        actors = discourse.pronouns.get(i) or tuple(_actors_with_head(scene, i))
        if not actors:
            return ()
        found.extend(actors)
    return tuple(dict.fromkeys(found))


def _actors_with_head(scene: Scene, head: int) -> Iterator[str]:
    widest = scene.at(head)
    if widest is not None and widest.head == head:
        if widest.actor is not None:
            yield widest.actor
        return
    narrow = scene.inside(head)
    if narrow is None or narrow.head != head or narrow.use == "modifier":
        return
    if narrow.actor is not None:
        yield narrow.actor
