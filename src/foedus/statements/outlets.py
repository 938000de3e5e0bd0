"""Agencies, papers and channels: those a statement came through, and "the newspaper" after them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from foedus.language import Analysis, Token
from foedus.records import Actor, ChainRole, Link, Mention
from foedus.statements.beside import introduced_by
from foedus.statements.clause import case_of, noun_phrase
from foedus.statements.frame import Frame
from foedus.statements.report import Report
from foedus.statements.speaker import Speaker

_WINDOW = 40
"""Characters on each side of an outlet's name in which "news agency" is looked for."""
_TO_MEDIA = frozenset({"by", "to", "with", "via", "through", "on", "in", "for", "at", "from"})
"""Prepositions that bring in the medium of a statement by position alone."""
_DEFINITE = frozenset({"the", "this", "that"})


def carrier_links(
    frame: Frame, report: Report, words: Sequence[int], beside: Sequence[int], speaker: Speaker
) -> tuple[Link, ...]:
    """Agencies and media named with the cue: "told X", "in an interview with X", "by X".

    Args:
        frame: The attribution.
        report: Its document.
        words: Tokens that the parse hangs on the cue.
        beside: Tokens that stand with it by position; of these only what a preposition brings
            in, or the listener right after the cue.
        speaker: Who speaks: no medium of their own words.
    """
    near = [i for i in beside if i not in words and _brought_in(frame, report, i)]
    relay = () if frame.relay is None else (frame.relay,)
    listeners = tuple(_listeners(frame, report))
    told = listeners if _is_told(frame, report) else ()
    places = (*relay, *words, *listeners, *near)
    links = [link for i in places if (link := _known(report, i)) is not None]
    for i in places:
        link = _described(report, i, told=i in told)
        if link is not None and not any(_beside(link, other) for other in links):
            links.append(link)
    if not links:
        unnamed = (i for i in (*words, *told) if _is_unnamed(frame, report, i, told=i in told))
        links += [_in_its_words(report, i) for i in unnamed][:1]
    if relay and not links:
        links.append(_in_its_words(report, relay[0]))
    others = [link for link in links if link.actor is None or link.actor != speaker.actor]
    return tuple({link.actor or link.name: link for link in reversed(others)}.values())[::-1]


def _beside(one: Link, other: Link) -> bool:
    """Whether two links are of one name: their words touch, or they name one actor."""
    if one.actor is not None and one.actor == other.actor:
        return True
    left, right = one.evidence, other.evidence
    if left is None or right is None:
        return False
    return left.start <= right.end + 1 and right.start <= left.end + 1


def _in_its_words(report: Report, token: int) -> Link:
    """A link for media without a name that quote somebody: "state television"."""
    words = [report.analysis.tokens[i] for i in noun_phrase(report.analysis, token)]
    words = words[words[0].upos == "ADP" :]
    evidence = report.evidence(words[0].start, words[-1].end)
    mention = report.actors.by_head.get(token)
    return Link("medium", None if mention is None else mention.actor, evidence.exact, evidence)


def _is_unnamed(frame: Frame, report: Report, i: int, *, told: bool) -> bool:
    """Whether a word with the cue heads a medium that has no name: "with state television"."""
    analysis = report.analysis
    token = analysis.tokens[i]
    if token.upos != "NOUN" or any(p.start <= token.start < p.end for p in frame.source):
        return False
    before = analysis.tokens[i - 1].lemma.lower() if i else ""
    called = {token.lemma.lower(), f"{before} {token.lemma.lower()}"}
    brought_in = told or case_of(analysis, i) in _TO_MEDIA
    if not called & report.lexicon.carriers["unnamed"] or not brought_in:
        return False
    below = analysis.dependents(i, "amod", "compound", "det", "nmod")
    return any(t.lemma.lower() not in _DEFINITE for t in below) and not _takes_up(report, token)


def is_outlet(report: Report, token: int) -> bool:
    """Whether a token heads the name of an agency, paper or channel."""
    mention = report.actors.by_head.get(token)
    actor = None if mention is None else report.actors.by_id.get(mention.actor or "")
    return actor is not None and actor.kind == "outlet"


def medium_role(report: Report, actor: Actor | None, start: int, end: int) -> ChainRole:
    """``agency`` or ``medium``: by an outlet's names, or by the words beside this mention."""
    text = report.analysis.text
    around = text[max(0, start - _WINDOW) : end + _WINDOW].lower()
    names = "" if actor is None else " ".join((actor.name, *actor.aliases)).lower()
    agency = "news agency" in around or bool(
        report.lexicon.carriers["agency_words"] & set(names.split())
    )
    return "agency" if agency else "medium"


def last_named(report: Report, token: Token) -> Mention | None:
    """The outlet that "the newspaper", "the agency" or "the channel" takes up: the last named.

    "The agency" is a news agency only if the last outlet named is one and no other agency was
    named after it.
    """
    if not _takes_up(report, token):
        return None
    mentions = report.actors.mentions
    at = bisect_left(mentions, token.start, key=lambda m: m.start)
    for mention in reversed(mentions[:at]):
        actor = report.actors.by_id.get(mention.actor or "")
        if actor is None:
            continue
        if actor.kind == "outlet":
            role = medium_role(report, actor, mention.start, mention.end)
            fits = role == "agency" or token.lemma.lower() != "agency"
            return mention if fits else None
        if "agency" in actor.name.lower() and token.lemma.lower() == "agency":
            return None
    return None


def _takes_up(report: Report, token: Token) -> bool:
    """Whether a noun is "the newspaper" alone, with no name of its own."""
    analysis = report.analysis
    if token.upos != "NOUN" or token.lemma.lower() not in report.lexicon.carriers["nouns"]:
        return False
    below = [t for t in analysis.dependents(token.i) if t.upos != "PUNCT"]
    named = any(t.upos == "PROPN" for t in below if t.rel in ("compound", "appos", "flat", "nmod"))
    return not named and any(t.lemma.lower() in _DEFINITE for t in below if t.rel == "det")


def _known(report: Report, token: int) -> Link | None:
    """A link for the outlet of the knowledge base, or taken up by "the newspaper", at a token."""
    mention = report.actors.by_head.get(token)
    words = mention
    if mention is None or mention.actor is None:
        words = mention = last_named(report, report.analysis.tokens[token])
    if mention is None or words is None:
        return None
    actor = report.actors.by_id.get(mention.actor or "")
    if actor is None or actor.kind != "outlet":
        return None
    evidence = report.evidence(words.start, words.end)
    role = medium_role(report, actor, mention.start, mention.end)
    return Link(role, actor.id, evidence.exact, evidence)


def _described(report: Report, token: int, *, told: bool) -> Link | None:
    """A link for an outlet that nobody knows: "the newspaper X", "X television", "told X".

    Args:
        report: The document.
        token: A word with the cue.
        told: It is the listener of a cue of telling; an organization that only this text names
            is taken for an outlet then.
    """
    span = _name_around(report.analysis, token)
    if span is None:
        return None
    first, last = span
    mention = report.actors.by_head.get(token) or report.actors.by_head.get(last)
    actor = None if mention is None else report.actors.by_id.get(mention.actor or "")
    if actor is not None and actor.kind == "outlet":
        return _known(report, last)
    if actor is not None and (actor.kind != "organization" or not actor.evidence):
        return None
    if not _is_called_outlet(report, token, first, last) and not (told and actor is not None):
        return None
    tokens = report.analysis.tokens
    evidence = report.evidence(tokens[first].start, tokens[last].end)
    role = medium_role(report, None, evidence.start, evidence.end)
    return Link(role, None if actor is None else actor.id, evidence.exact, evidence)


def _name_around(analysis: Analysis, token: int) -> tuple[int, int] | None:
    """First and last word of the run of names at a token or right beside it."""
    at = next((i for i in (token, token - 1, token + 1) if _is_name(analysis, i, token)), None)
    if at is None:
        return None
    first = last = at
    while _is_name(analysis, first - 1, token):
        first -= 1
    while _is_name(analysis, last + 1, token):
        last += 1
    return first, last


def _is_name(analysis: Analysis, i: int, near: int) -> bool:
    if not 0 <= i < len(analysis.tokens):
        return False
    token = analysis.tokens[i]
    return token.upos == "PROPN" and token.sentence == analysis.tokens[near].sentence


def _is_called_outlet(report: Report, token: int, first: int, last: int) -> bool:
    """Whether the noun of an outlet stands at a name or right beside it: "the daily X"."""
    nouns = report.lexicon.carriers["nouns"]
    beside = report.analysis.tokens[max(0, first - 1) : last + 2]
    return any(t.lemma.lower() in nouns for t in (report.analysis.tokens[token], *beside))


def _listeners(frame: Frame, report: Report) -> Iterator[int]:
    """Objects of a cue of telling, and sources of an "according to" that hangs on the cue."""
    if frame.anchor is None:
        return
    analysis = report.analysis
    for token in analysis.dependents(frame.anchor, "obj", "iobj"):
        yield token.i
    for token in analysis.dependents(frame.anchor, "obl"):
        if case_of(analysis, token.i).startswith("according"):
            yield token.i


def _is_told(frame: Frame, report: Report) -> bool:
    """Whether a cue is one of telling."""
    telling = report.lexicon.carriers["telling"]
    lemma = "" if frame.anchor is None else report.analysis.tokens[frame.anchor].lemma.lower()
    return lemma in telling


def _brought_in(frame: Frame, report: Report, i: int) -> bool:
    """Whether a word beside a cue is its listener, or what a preposition of media brings in."""
    analysis = report.analysis
    before = introduced_by(analysis, analysis.tokens[i].start)
    if before is None:
        return False
    if before.upos == "ADP":
        return before.lemma.lower() in _TO_MEDIA
    telling = before.lemma.lower() in report.lexicon.carriers["telling"]
    return telling and any(p.start <= before.start < p.end for p in frame.cue)
