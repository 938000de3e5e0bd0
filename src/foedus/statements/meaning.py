"""What kind of act a statement is, whom it is about, and how it stands to them."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.actors.layer import ActorLayer
from foedus.language import Analysis, Token
from foedus.records import Form, SpeechAct
from foedus.statements.frame import Frame
from foedus.statements.lexicon import Lexicon
from foedus.statements.quotations import quoted_share
from foedus.statements.report import Report
from foedus.statements.speaker import Speaker, mentions_in
from foedus.statements.stance import signs

_DIRECT_SHARE = 0.95
"""Share of a content's letters and digits inside marks from which it is direct (PolNeAR)."""
_SHORT = 8
"""Words of a content that says no more than that nothing will be said."""
_OBLIGING = frozenset({"must", "should", "shall"})
_OWN = frozenset({"i", "we"})


def form_of(frame: Frame, report: Report) -> Form:
    """Direct, indirect or mixed, by the share of the content inside quotation marks."""
    spans = [(p.start, p.end) for p in frame.content]
    share = quoted_share(report.analysis.text, spans, report.quotations)
    if share >= _DIRECT_SHARE:
        return "direct"
    return "indirect" if share == 0 else "mixed"


def act_of(frame: Frame, report: Report, about: Sequence[str]) -> SpeechAct:
    """The speech act: the cue's own, or for a plain "said" what its content shows.

    Only two readings are taken from the content: an obligation laid on somebody else is a
    demand, and a first person's "will" a promise.
    """
    if frame.rule.startswith("refusal") or _refuses(frame, report):
        return "refuse-comment"
    act: SpeechAct = "assert" if frame.entry is None else frame.entry.act
    if act != "assert":
        return act
    analysis = report.analysis
    for head in _main_predicates(frame, analysis):
        auxiliaries = {t.lemma.lower() for t in analysis.dependents(head.i, "aux")}
        subjects = {t.lemma.lower() for t in analysis.dependents(head.i, "nsubj")}
        if auxiliaries & _OBLIGING and about and not subjects & _OWN:
            return "demand"
        if "will" in auxiliaries and subjects & _OWN:
            return "promise"
    return act


def _refuses(frame: Frame, report: Report) -> bool:
    """Whether a short content says that there is nothing to say ("it had no comment")."""
    words = report.words(frame.content).lower().strip("\"“”'.")
    return len(words.split()) <= _SHORT and words.endswith(
        tuple(report.lexicon.markers["refusing"])
    )


def about_of(frame: Frame, report: Report, speaker: Speaker) -> tuple[str, ...]:
    """Actors the content names, in text order, with those they act for.

    Neither the speaker nor the state or organization spoken for is among them.

    Mentions that are only places are left out; modifiers ("Armenian") count.
    """
    found: dict[str, None] = {}
    for piece in frame.content:
        for mention in mentions_in(report.actors, piece.start, piece.end):
            if mention.use == "place":
                continue
            for actor in (mention.actor, mention.principal):
                if actor is not None and actor not in (speaker.actor, speaker.principal):
                    found.setdefault(actor)
    return tuple(found)


def polarity_of(frame: Frame, report: Report, about: Sequence[str]) -> int:
    """-1, 0 or +1 towards those the statement is about.

    The cue's own polarity, turned round when negated; else, if the content speaks of one side
    only, the sign on which all its evaluative words agree; if they do not, that on which the
    language model's stances toward all of them agree.
    """
    if not about:
        return 0
    if frame.entry is not None and frame.entry.polarity:
        return -frame.entry.polarity if frame.negated else frame.entry.polarity
    if _sides(report.actors, about) != 1:
        return 0
    found = _signs(frame, report.analysis, report.lexicon)
    if len(found) != 1:
        spans = [(p.start, p.end) for p in frame.content]
        found = set(signs(spans, about, report.analysis, report.actors).values())
    return found.pop() if len(found) == 1 else 0


def _sides(actors: ActorLayer, about: Sequence[str]) -> int:
    """How many states and organizations stand behind the actors spoken of."""
    principals = {m.actor: m.principal for m in actors.mentions if m.actor in about}
    return len({principals.get(actor) or actor for actor in about})


def _signs(frame: Frame, analysis: Analysis, lexicon: Lexicon) -> set[int]:
    """The signs of the content's evaluative words, each turned round by a negation before it."""
    signs = set()
    tokens = [t for p in frame.content for t in analysis.tokens_between(p.start, p.end)]
    for n, token in enumerate(tokens):
        word = token.text.lower()
        sign = (word in lexicon.positive) - (word in lexicon.negative)
        if sign:
            before = {t.text.lower() for t in tokens[max(0, n - 3) : n]}
            signs.add(-sign if before & lexicon.negations else sign)
    return signs


def is_hedged(frame: Frame, report: Report) -> bool:
    """Whether cue or content leaves open if it is so (might, reportedly, seems)."""
    if frame.entry is not None and frame.entry.hedged:
        return True
    analysis, hedges = report.analysis, report.lexicon.hedges
    heads = _main_predicates(frame, analysis)
    if frame.anchor is not None:
        heads = [analysis.tokens[frame.anchor], *heads]
    for head in heads:
        if head.lemma.lower() in hedges["verbs"]:
            return True
        for token in analysis.dependents(head.i, "aux", "advmod"):
            word = token.lemma.lower()
            if word in hedges["adverbs"] or (token.rel == "aux" and word in hedges["modals"]):
                return True
    return False


def _main_predicates(frame: Frame, analysis: Analysis) -> list[Token]:
    """The predicates of the content's main clause, coordinated ones included."""
    inside = {
        t.i: t for p in frame.content for t in analysis.tokens_between(p.start, p.end)
    }  # fmt: skip
    heads = [t for t in inside.values() if t.head not in inside or t.head == t.i]
    found: list[Token] = []
    for head in heads:
        if head.upos == "PUNCT":
            continue
        found.append(head)
        found.extend(t for t in analysis.dependents(head.i, "conj", "parataxis") if t.i in inside)
    return found
