"""The small model as a pipeline: texts in, :class:`Analysis` out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from foedus.collecting import no_collection
from foedus.language.analysis import Analysis
from foedus.language.atoms import Atoms
from foedus.language.building import Builder
from foedus.language.decode import decode
from foedus.language.focus import Focus, heads
from foedus.language.inputs import Input, Ints, inputs
from foedus.language.labels import Labels
from foedus.language.lemma import Lemmas
from foedus.language.pairs import Outputs, Pairs
from foedus.language.pieces import Pieces
from foedus.language.threads import one_thread

Backend = Callable[[Ints, Ints, Ints], Outputs]
"""(pieces, shapes, first piece of each atom) of one window to the network's outputs."""


PIECES_AT_ONCE = 4096
"""Word pieces in windows that the network reads before they are decoded; about 8 kB each."""


class Reader:
    """Reads texts with one network.

    Each window is run by itself, never padded or batched with others, so that a text's analysis
    is the same whatever is read beside it. ``backend`` is what runs the network.
    """

    def __init__(
        self, backend: Backend, labels: Labels, pieces: Pieces, pairs: Pairs, window: int,
        version: str,
    ) -> None:  # fmt: skip
        self.backend = backend
        self._labels = labels
        self._pieces = pieces
        self._pairs = pairs
        self._window = window
        self._heads = heads(pairs)
        self._lemmas = Lemmas(pieces.is_word)
        self.version = version

    def read(self, texts: Sequence[str]) -> list[Analysis]:
        """Analyse each text."""
        builders = [Builder(text, self._labels, self._lemmas, Focus(self._heads)) for text in texts]
        parts = ((to, part) for to in builders for part in self._inputs(to.text))
        with one_thread(), no_collection():
            # The network stays in the processor's cache while nothing else runs between windows.
            while ready := list(islice(parts, max(1, PIECES_AT_ONCE // self._window))):
                outputs = [self._run(part) for _, part in ready]
                for (builder, part), out in zip(ready, outputs, strict=True):
                    window = decode(out, builder.text, part.atoms, self._labels, self._pairs)
                    builder.add(part.atoms, window, out)
            return [builder.finish(self.version) for builder in builders]

    def outputs(self, text: str) -> Iterator[tuple[Atoms, Outputs]]:
        """What the network says about each window of a text; row 0 of an output is the mark."""
        for part in self._inputs(text):
            yield part.atoms, self._run(part)

    def _inputs(self, text: str) -> Iterator[Input]:
        return inputs(text, self._pieces, self._window)

    def _run(self, part: Input) -> Outputs:
        return self.backend(part.pieces, part.shapes, part.first)
