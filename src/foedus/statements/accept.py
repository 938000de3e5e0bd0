"""Which frames are statements: the judgement between finding words and keeping a record."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from foedus.language import Analysis, Piece, Token
from foedus.statements.clause import case_of, is_passive
from foedus.statements.frame import Frame, overlap, union
from foedus.statements.lexicon import Lexicon
from foedus.statements.quotations import Quotation, around
from foedus.statements.text import Text

_UNREAL = frozenset({"would", "could", "should", "might", "may", "will", "shall", "must", "can"})
_CONDITIONS = frozenset({"if", "unless", "whether", "until"})
_PLACEHOLDERS = frozenset({"there", "you", "nothing", "what", "everything", "something"})
_THINGS = frozenset({"it", "this", "that", "these", "those", "which"})
_PHRASAL = (
    "object", "predicate", "infinitive", "preposition", "noun-", "passive", "participle",
    "sentence-before", "adjective", "model",
)  # fmt: skip
_SINGLE_WORD_SHARE = 2
_SURE = 0.75
"""Score from which the model alone makes a thing ("the lawsuit") a speaker."""
_SURE_UNKNOWN = 0.6
"""Score from which the model alone makes an unknown word a cue: two of three are right."""
_SURE_KNOWN = 0.75
"""The same for a word that is known, but not with such a content ("recalled its ambassador")."""
_SURE_WORD = 0.8
"""Score from which one unquoted word is a content: "denied it", "promised consequences"."""
_UNNAMED = 0.6
"""Score from which a passive needs nobody who speaks: "the vote is expected to fail"."""
_SETTING_OFF = frozenset({",", "”", '"', "''", "—", "–"})
_ANSWERS = frozenset({"deny", "confirm"})
"""Acts that have a pronoun for their content: "denied it"."""
_DOUBTFUL = frozenset(
    {"infinitive", "noun-phrase", "noun-clause", "predicate", "host", "adjective"}
)
"""Rules that are wrong more often than right where the model sees no attribution."""
_NESTED = frozenset({"infinitive", "predicate"})
"""Of these, the rules that hold inside another statement."""


def accepted(frames: Sequence[Frame], text: Text) -> list[Frame]:
    """The frames that are statements, in their order.

    Rules that need the model's agreement need none inside another statement: the model, trained
    on outermost attributions only (the guideline of PolNeAR), is silent there.
    """
    fine = [acceptable(frame, text) for frame in frames]
    contents = union(*(f.content for f, good in zip(frames, fine, strict=True) if good))
    return [
        frame
        for frame, good in zip(frames, fine, strict=True)
        if good
        or (
            frame.rule in _NESTED
            and _is_inside(frame, contents)
            and acceptable(frame, text, nested=True)
        )
    ]


def _is_inside(frame: Frame, contents: Sequence[Piece]) -> bool:
    """Whether all words of source and cue stand in the contents, given in text order."""
    for piece in (*frame.source, *frame.cue):
        at = bisect_right(contents, piece.start, key=lambda p: p.start) - 1
        if at < 0 or contents[at].end < piece.end:
            return False
    return True


def acceptable(frame: Frame, text: Text, *, nested: bool = False) -> bool:
    """Whether a frame says that somebody said (or thinks, or wishes) something.

    Rejected: contents of a single unquoted word, cues that were not uttered ("could say",
    "if he says"), deeds only the model took for speech ("refused to sign"), speakers that
    cannot speak ("the decision shows"), and first persons inside somebody's quotation, which
    only repeat the speaker.
    """
    analysis = text.analysis
    if not frame.content or not _has_substance(frame, text):
        return False
    if frame.anchor is None or not frame.cue:
        return "model" not in frame.rule or bool(frame.source)
    if "model" not in frame.rule:
        unreal = _is_unreal(analysis, analysis.tokens[frame.anchor], text.lexicon)
        if unreal or _is_weak(frame, text.quotations):
            return False
        doubtful = frame.rule in _DOUBTFUL and bool(analysis.attributions) and not nested
        if doubtful and not _is_set_off(frame, analysis):
            return False
    elif frame.entry is None and not _is_uttered(frame, text):
        return False
    if _is_condition(analysis, analysis.tokens[frame.anchor]):
        return False
    if _needs_quotation(frame) and not _is_that_or_quoted(frame, text):
        return False
    if _repeats_speaker(frame, text) or _is_asked(frame, analysis):
        return False
    if _stays_unnamed(frame, text):
        return False
    return _can_speak(frame, text)


def _is_set_off(frame: Frame, analysis: Analysis) -> bool:
    """Whether somebody named, behind a comma, says what stands around: "..., X said, ..."."""
    if frame.rule != "host" or frame.speaker is None or not is_speech(frame):
        return False
    speaker = analysis.tokens[frame.speaker]
    before = analysis.tokens[max(0, analysis.subtree(speaker.i)[0] - 1)]
    return speaker.upos in ("PROPN", "NOUN") and before.text in _SETTING_OFF


def _is_uttered(frame: Frame, text: Text) -> bool:
    """Whether an unknown cue marks speech: a quotation, a that-clause, or the model is sure.

    With an infinitive it is a deed, however sure the model is ("refused to sign").
    """
    if frame.rule != "model" or _is_that_or_quoted(frame, text):
        return True
    analysis, lexicon = text.analysis, text.lexicon
    word = "" if frame.anchor is None else analysis.tokens[frame.anchor].lemma.lower()
    deed = analysis.text.startswith("to ", frame.content[0].start)
    if deed or word in lexicon.markers["deeds"]:
        return False
    return frame.score >= (_SURE_KNOWN if word in lexicon.verbs else _SURE_UNKNOWN)


def _is_that_or_quoted(frame: Frame, text: Text) -> bool:
    start = frame.content[0].start
    return text.analysis.text.startswith("that ", start) or _is_quoted(frame, text.quotations)


def _needs_quotation(frame: Frame) -> bool:
    """Whether the cue counts with a quotation only ("continued", "began")."""
    return frame.entry is not None and frame.entry.takes == {"quote"}


def _is_quoted(frame: Frame, quotations: Sequence[Quotation]) -> bool:
    near = around(quotations, frame.content[0].start, frame.content[-1].end)
    return overlap(frame.content, [Piece(m.start, m.end) for m in near if m.utterance]) > 0


def is_speech(frame: Frame) -> bool:
    """Whether words were uttered; only such frames count inside another's statement.

    What one speaker ascribes to another ("he said they hope") is the first one's word alone.
    """
    return frame.entry is None or frame.entry.kind == "speech"


def _has_substance(frame: Frame, text: Text) -> bool:
    words = [
        t for p in frame.content for t in text.analysis.tokens_between(p.start, p.end)
        if t.upos != "PUNCT"
    ]  # fmt: skip
    if len(words) >= _SINGLE_WORD_SHARE or (words and frame.rule.startswith("refusal")):
        return True
    if len(words) == 1 and frame.rule.endswith("+model") and frame.score >= _SURE_WORD:
        return words[0].upos != "PRON" or (frame.entry is not None and frame.entry.act in _ANSWERS)
    inside = any(
        m.start <= p.start and p.end <= m.end for m in text.quotations for p in frame.content
    )
    named = ("NOUN", "PROPN") if frame.rule.startswith("preposition") else ("PROPN",)
    return bool(words) and (inside or words[0].upos in named)


def _is_weak(frame: Frame, quotations: Sequence[Quotation]) -> bool:
    """Whether only the reading of an ambiguous word makes it a statement."""
    if frame.entry is None or not frame.entry.weak:
        return False
    return not _is_quoted(frame, quotations)


def _is_unreal(analysis: Analysis, anchor: Token, lexicon: Lexicon) -> bool:
    """Whether the cue itself is only possible, future, wished for or a condition."""
    if anchor.rel == "conj" and not analysis.dependents(anchor.i, "aux", "mark", "nsubj"):
        return _is_unreal(analysis, analysis.tokens[anchor.head], lexicon)
    opener = analysis.tokens[anchor.head]
    opened = anchor.rel == "xcomp" and opener.lemma.lower() in lexicon.markers["openers"]
    for token in analysis.dependents(anchor.i, "aux", "mark"):
        word = token.lemma.lower()
        if token.rel == "aux" and (word in _UNREAL or token.text.lower() in _UNREAL):
            return True
        if token.rel == "mark" and (word in _CONDITIONS or (word == "to" and not opened)):
            return True
    return False


def _is_condition(analysis: Analysis, anchor: Token) -> bool:
    """Whether words are only spoken of as a condition: "if Paris says it will send troops"."""
    marks = analysis.dependents(anchor.i, "mark")
    return any(token.text.lower() in _CONDITIONS and token.i < anchor.i for token in marks)


def _repeats_speaker(frame: Frame, text: Text) -> bool:
    if frame.speaker is None:
        return False
    speaker = text.analysis.tokens[frame.speaker]
    first_person = speaker.lemma.lower() in ("i", "we") or speaker.has("Person=1")
    near = around(text.quotations, frame.cue[0].start, frame.cue[-1].end)
    return first_person and overlap(frame.cue, [Piece(m.start, m.end) for m in near]) > 0


def _is_asked(frame: Frame, analysis: Analysis) -> bool:
    """Whether somebody is spoken to, be it the source: "Asked about it, Lund said"."""
    if frame.anchor is None:
        return False
    cue = analysis.tokens[frame.anchor]
    bare = not analysis.dependents(cue.i, "nsubj", "aux", "mark", "cop")
    by = any(case_of(analysis, phrase.i) == "by" for phrase in analysis.dependents(cue.i, "obl"))
    past = cue.upos == "VERB" and not cue.text.lower().endswith("ing")
    return past and cue.rel == "advcl" and bare and not by


def _stays_unnamed(frame: Frame, text: Text) -> bool:
    """Whether a source only asks the reporter for cover: "who asked not to be identified"."""
    start = frame.content[0].start
    words = text.lexicon.markers["anonymity"]
    return any(text.analysis.text.startswith(word, start) for word in words)


def _can_speak(frame: Frame, text: Text) -> bool:
    """Whether the source is somebody or something that can hold and utter a view."""
    analysis = text.analysis
    if frame.speaker is None:
        return frame.entry is not None and _needs_nobody(frame, analysis)
    speaker = analysis.tokens[frame.speaker]
    word = speaker.lemma.lower()
    if word in _PLACEHOLDERS or _is_one(frame, analysis):
        return False
    kind = "speech" if frame.entry is None else frame.entry.kind
    if kind == "attitude" and (speaker.has("Person=1") or speaker.has("Person=2")):
        return False
    mention = text.actors.by_head.get(frame.speaker)
    if mention is not None and mention.use == "actor":
        return True
    markers = text.lexicon.markers
    if word in markers["people"]:
        return True
    if "model" in frame.rule and frame.score >= _SURE:
        return word not in _THINGS or (frame.entry is not None and kind == "speech")
    if word in markers["documents"]:
        return kind != "attitude"
    if speaker.upos in ("PROPN", "PRON", "X"):
        return kind == "speech" or word not in _THINGS
    return kind == "speech" and _is_clausal(frame)


def _needs_nobody(frame: Frame, analysis: Analysis) -> bool:
    """Whether a cue in the passive may leave open who speaks: "it was announced that"."""
    if frame.rule.startswith("passive-clause"):
        return True
    passive = frame.anchor is not None and is_passive(analysis, analysis.tokens[frame.anchor])
    told = (t for p in frame.content for t in analysis.tokens_between(p.start, p.end))
    deed = any(t.upos in ("VERB", "AUX") for t in told)
    return passive and deed and "model" in frame.rule and frame.score >= _UNNAMED


def _is_one(frame: Frame, analysis: Analysis) -> bool:
    """Whether the source is "one" alone: nobody, where "one of them" is somebody."""
    words = [analysis.text[p.start : p.end].lower() for p in frame.source]
    return words == ["one"]


def _is_clausal(frame: Frame) -> bool:
    """Whether a whole clause or quotation is the content: only then may any noun speak."""
    return not frame.rule.startswith(_PHRASAL)
