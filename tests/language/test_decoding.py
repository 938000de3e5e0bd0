"""Atoms, lemma scripts, trees and tag sequences: the parts of reading that are pure functions."""

import itertools
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.language import from_conllu
from foedus.language.atoms import MAX_ATOM_CHARS, Gap, cut
from foedus.language.labels import ROLE_TAGS, apply_script, lemma_script
from foedus.language.tagging import segments, viterbi
from foedus.language.tree import best_trees
from foedus.language.windows import windows

WORDS = st.text(st.characters(categories=("Lu", "Ll")), min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("text", "atoms"),
    [
        ("U.S. aid", ["U", ".", "S", ".", "aid"]),
        ("didn't", ["did", "n't"]),
        ("can’t", ["ca", "n’t"]),
        ("Moscow's", ["Moscow", "'s"]),
        ("24-hour", ["24", "-", "hour"]),
        ("10am", ["10", "am"]),
        ("cannot", ["can", "not"]),
        ("Dont", ["Do", "nt"]),
        ("don´t", ["do", "n´t"]),
        ("I'ma", ["I", "'m", "a"]),
        ("dunno", ["du", "n", "no"]),
        ("wont, wonted", ["wo", "nt", ",", "wonted"]),
        ("its the end of its term", ["it", "s", "the", "end", "of", "its", "term"]),
        ("its in-house team", ["its", "in", "-", "house", "team"]),
        ("$5bn, Rs500", ["$", "5", "bn", ",", "Rs", "500"]),
        ("12km² on 5G", ["12", "km²", "on", "5G"]),
    ],
)
def test_atoms_are_the_finest_cut_a_word_may_need(text: str, atoms: list[str]) -> None:
    assert [text[a.start : a.end] for a in cut(text)] == atoms


@given(st.text(max_size=300))
def test_atoms_cover_every_visible_character_once(text: str) -> None:
    atoms = cut(text)
    covered = [i for a in atoms for i in range(a.start, a.end)]
    assert covered == [i for i, c in enumerate(text) if not c.isspace()]
    assert all(a.end - a.start <= MAX_ATOM_CHARS for a in atoms)


def test_a_part_of_the_atoms_is_the_same_atoms() -> None:
    atoms = cut("A b\n\nC-d, e")
    assert list(atoms[2:5]) == list(atoms)[2:5]
    assert atoms[2:5].texts("A b\n\nC-d, e") == ["C", "-", "d"]
    assert list(atoms[2:5].gaps) == [Gap.LINE, Gap.NONE, Gap.NONE]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("its the end", ["it", "s", "the", "end"]),
        ("its end", ["its", "end"]),
        ("(your\nwelcome", ["(", "you", "r", "welcome"]),
        ("Its", ["Its"]),
    ],
)
def test_what_follows_decides_whether_a_word_is_two(text: str, words: list[str]) -> None:
    assert [text[a.start : a.end] for a in cut(text)] == words


def test_a_line_break_is_remembered() -> None:
    assert [a.gap for a in cut("A b\n\nC-d")] == [
        Gap.LINE, Gap.SPACE, Gap.LINE, Gap.NONE, Gap.NONE,
    ]  # fmt: skip


@given(WORDS, WORDS)
def test_a_lemma_script_gives_back_its_lemma(form: str, lemma: str) -> None:
    assert apply_script(form, lemma_script(form, lemma)) == lemma


def test_lemma_scripts_are_shared_by_words_of_one_pattern() -> None:
    assert lemma_script("Talks", "talk") == lemma_script("meetings", "meeting")


def test_a_script_longer_than_the_word_leaves_it() -> None:
    assert apply_script("a", "l9+xyz") == "axyz"


@given(st.integers(1, 5), st.integers(0, 2**32 - 1))
def test_the_best_tree_is_the_best_of_all_trees(n: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    scores = rng.normal(size=(n, n)).astype(np.float32)
    roots = rng.normal(size=n).astype(np.float32)
    heads = best_trees([scores], roots).tolist()
    root = [i for i, h in enumerate(heads) if i == h]
    assert len(root) == 1
    best = max(
        sum(float(scores[i, h]) for i, h in enumerate(tree) if i != h)
        for tree in itertools.product(range(n), repeat=n)
        if _rooted_at(tree, root[0])
    )
    got = sum(float(scores[i, h]) for i, h in enumerate(heads) if i != h)
    assert got == pytest.approx(best, abs=1e-4)


@given(st.lists(st.integers(1, 6), min_size=1, max_size=4), st.integers(0, 2**32 - 1))
def test_sentences_get_the_trees_they_have_alone(sizes: list[int], seed: int) -> None:
    rng = np.random.default_rng(seed)
    blocks = [rng.normal(size=(size, size)).astype(np.float32) for size in sizes]
    roots = rng.normal(size=sum(sizes)).astype(np.float32)
    firsts = np.cumsum([0, *sizes[:-1]])
    heads = best_trees(blocks, roots)
    for a, block in zip(firsts, blocks, strict=True):
        b = a + len(block)
        assert (heads[a:b] == a + best_trees([block], roots[a:b])).all()


def _rooted_at(tree: tuple[int, ...], root: int) -> bool:
    if [i for i, h in enumerate(tree) if i == h] != [root]:
        return False
    for i in range(len(tree)):
        at = i
        for _ in tree:
            at = tree[at]
        if at != root:
            return False
    return True


@given(st.integers(1, 12), st.integers(0, 2**32 - 1))
def test_tag_sequences_obey_bio(steps: int, seed: int) -> None:
    logits = np.random.default_rng(seed).normal(size=(2, steps, len(ROLE_TAGS)))
    for path in viterbi(logits.astype(np.float32), ROLE_TAGS):
        previous = "O"
        for tag in (ROLE_TAGS[k] for k in path):
            assert tag[0] != "I" or previous[2:] == tag[2:]
            previous = tag


@given(st.integers(1, 6), st.integers(0, 2**32 - 1))
def test_the_best_tag_sequence_is_the_best_of_all_allowed(steps: int, seed: int) -> None:
    tags = ROLE_TAGS[:5]
    logits = np.random.default_rng(seed).normal(size=(1, steps, len(tags))).astype(np.float32)

    def total(path: Sequence[int]) -> float:
        return sum(float(logits[0, k, tag]) for k, tag in enumerate(path))

    def allowed(path: Sequence[int]) -> bool:
        names = ["O", *(tags[k] for k in path)]
        return all(b[0] != "I" or a[2:] == b[2:] for a, b in itertools.pairwise(names))

    best = max(total(p) for p in itertools.product(range(len(tags)), repeat=steps) if allowed(p))
    assert total(viterbi(logits, tags)[0]) == pytest.approx(best, abs=1e-4)


def test_segments_of_a_path() -> None:
    path = np.array([ROLE_TAGS.index(t) for t in ("B-source", "I-source", "O", "B-cue", "B-cue")])
    assert segments(path, ROLE_TAGS) == [(0, 2, "source"), (3, 4, "cue"), (4, 5, "cue")]


@given(
    st.lists(st.sampled_from(["word ", "End. ", "\n\n", "Extraordinarily "]), max_size=400),
    st.integers(3, 254),
)
def test_windows_cover_all_atoms_and_fit(parts: list[str], most: int) -> None:
    text = "".join(parts)
    atoms = cut(text)
    sizes = [3] * len(atoms)
    found = windows(text, atoms, sizes, most)
    assert [i for a, b in found for i in range(a, b)] == list(range(len(atoms)))
    assert all(sum(sizes[a:b]) <= most for a, b in found)


def test_a_long_paragraph_is_cut_between_sentences() -> None:
    text = ("Talks went on. " * 60).strip()
    atoms = cut(text)
    found = windows(text, atoms, [2] * len(atoms), 254)
    assert len(found) > 1
    assert all(text[atoms[first].start :].startswith("Talks") for first, _ in found)


def test_conllu_multiword_tokens_get_their_characters() -> None:
    analysis = from_conllu(
        "1-2\tdon't\t_\t_\t_\t_\t_\t_\t_\t_\n"
        "1\tdo\tdo\tAUX\tVBP\t_\t3\taux\t_\t_\n"
        "2\tn't\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_\n"
        "3\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\t_\n"
    )
    assert analysis.text == "don't go"
    assert [(t.start, t.end) for t in analysis.tokens] == [(0, 2), (2, 5), (6, 8)]
    assert [t.text for t in analysis.dependents(2, "aux")] == ["do"]
