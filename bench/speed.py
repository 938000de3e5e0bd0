"""``python -m bench speed --data DIR``: words a CPU second of the whole pipeline, one thread.

Reads every ``.txt`` file under DIR into a store of its own, from bytes to the settled account, and
times each step in CPU seconds of this process. Beside it stand the bare pass of the network
(from word pieces through encoder and heads) and of its encoder alone on the same windows right
after each batch, as machines differ from each other and from minute to minute: the ratios say what
foedus itself costs. Loading is timed apart.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from bench.encoder import Windows, open_encoder
from foedus.language.inputs import Ints
from foedus.language.pairs import Outputs
from foedus.language.pipeline import OWN
from foedus.language.reader import Reader

ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS")


class Clock:
    """CPU seconds by name."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)

    @contextmanager
    def running(self, name: str) -> Iterator[None]:
        """Add what the block takes."""
        started = time.process_time()
        try:
            yield
        finally:
            self.seconds[name] += time.process_time() - started

    def timed(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The same function, its calls added up."""

        def call(*args: Any, **kwargs: Any) -> Any:
            with self.running(name):
                return function(*args, **kwargs)

        return call


class TimedPipeline:
    """Our pipeline with its reading timed, and its bare encoder on what the network read.

    Args:
        reader: The pipeline.
        clock: Gets the times.
        encode: Reads the network's windows without heads.
    """

    def __init__(
        self, reader: Reader, clock: Clock, encode: Callable[[Windows], None] | None
    ) -> None:
        self._windows: list[tuple[Ints, Ints]] = []
        self._read = clock.timed("language", reader.read)
        self._encode = encode and clock.timed("encoder", encode)
        self.version = reader.version
        network = clock.timed("network", reader.backend)

        def watched(pieces: Ints, shapes: Ints, first: Ints) -> Outputs:
            self._windows.append((pieces, shapes))
            return network(pieces, shapes, first)  # type: ignore[no-any-return]

        reader.backend = watched

    def read(self, texts: Sequence[str]) -> list[Any]:
        """Analyse each text."""
        analyses = self._read(texts)
        if self._encode:
            self._encode(self._windows)
        self._windows.clear()
        return analyses  # type: ignore[no-any-return]


def main(argv: list[str]) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench speed", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of .txt files")
    parser.add_argument("--limit", type=int, help="read the first N files only")
    parser.add_argument("--pipeline", choices=list(OWN), default="foedus")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    options = parser.parse_args(argv)
    os.environ.update(dict.fromkeys(ONE_THREAD, "1"))
    files = sorted(options.data.rglob("*.txt"))[: options.limit]
    figures = measure(files, options.pipeline)
    if options.json:
        print(json.dumps(figures, indent=1))
    else:
        _print(figures)
    return 0


def measure(files: Sequence[Path], pipeline: str) -> dict[str, Any]:
    """Read the files; every figure by name, times in CPU seconds.

    A sentence is read first: what the steps load when they are first used counts as loading.
    """
    clock = Clock()
    with clock.running("loading"), tempfile.TemporaryDirectory() as folder:
        steps = _steps(clock, pipeline)
        first = Path(folder) / "first.txt"
        first.write_text("Norway joined NATO in 1949, its foreign minister said.", "utf-8")
        _read([first], steps)
    loading = clock.seconds["loading"]
    clock.seconds.clear()
    with clock.running("whole pipeline"):
        report = _read(files, steps)
    seconds = dict(clock.seconds)
    network, bare = (seconds.pop(name, 0.0) for name in ("network", "encoder"))
    whole = seconds.pop("whole pipeline") - bare
    rest = whole - sum(seconds.values())
    return {
        "files": len(files),
        "read": report.read,
        "not read": [str(notice) for notice in (*report.unreadable, *report.failed)],
        "words": report.words,
        "words a CPU second": report.words / whole,
        "words a CPU second, language": report.words / seconds["language"],
        "words a CPU second, bare network": report.words / network if network else None,
        "words a CPU second, bare encoder": report.words / bare if bare else None,
        "language / bare encoder": seconds["language"] / bare if bare else None,
        "statements and events / language": _coding(seconds) / seconds["language"],
        "words a CPU second, actors and time": report.words / _settling(seconds),
        "whole / bare network": whole / network if network else None,
        "loading": loading,
        "whole": whole,
        "network": network,
        "steps": {**seconds, "store and the rest": rest},
        "peak memory MB": _peak_megabytes(),
    }


def _read(files: Sequence[Path], steps: Any) -> Any:
    """Read files into an account that is thrown away; the report of the run."""
    from foedus.reading import read
    from foedus.store import Store

    with (
        tempfile.TemporaryDirectory() as folder,
        Store.open(Path(folder) / "bench.foedus") as store,
    ):
        return read(list(files), store, steps)


def _settling(seconds: dict[str, float]) -> float:
    """CPU seconds of the two steps that settle names and dates."""
    return max(1e-9, seconds.get("find_times", 0.0) + seconds.get("resolve", 0.0))


def _coding(seconds: dict[str, float]) -> float:
    """CPU seconds of the two steps that say who said and did what."""
    return seconds.get("find_statements", 0.0) + seconds.get("code", 0.0)


def _steps(clock: Clock, name: str) -> Any:
    """The real steps, each timed; the network inside the language step as well."""
    from foedus.reading import load_steps

    steps = load_steps(pipeline=name)
    pipeline = TimedPipeline(steps.language(), clock, open_encoder(OWN[name]))
    names = ("clean", "signature", "find_times", "resolve", "find_statements", "code", "settle")
    timed = {name: clock.timed(name, getattr(steps, name)) for name in names}
    return replace(steps, language=lambda: pipeline, **timed)


def _peak_megabytes() -> float:
    """Largest resident memory of this process so far; Linux counts KB, macOS bytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (2**20 if sys.platform == "darwin" else 2**10)


def _print(figures: dict[str, Any]) -> None:
    for name, value in figures.items():
        if isinstance(value, float):
            print(f"{name:<38}{value:>10.2f}")
        elif isinstance(value, int):
            print(f"{name:<38}{value:>10}")
    for name, seconds in figures["steps"].items():
        share = 100 * seconds / figures["whole"]
        print(f"  {name:<36}{seconds:>10.2f} s {share:5.1f} %")
    for notice in figures["not read"]:
        print(f"not read: {notice}")
