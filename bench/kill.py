"""``python -m bench kill``: reading is killed at random moments, run again, and compared.

Each round starts ``foedus read`` on a new store, kills it (SIGKILL) at a random moment of its run,
runs it again to the end and compares every export, byte for byte, with that of an undisturbed run.
"""

from __future__ import annotations

import argparse
import io
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from foedus.export import WHAT, write
from foedus.store import Store

SAMPLES = Path(__file__).parents[1] / "samples"


def main(argv: Sequence[str]) -> int:
    """Run the rounds; returns 0 when every export was the same."""
    parser = argparse.ArgumentParser(prog="python -m bench kill", description=__doc__)
    parser.add_argument("--n", type=int, default=50, help="rounds (default 50)")
    parser.add_argument("--reports", type=Path, default=SAMPLES, help="what to read")
    parser.add_argument("--seed", type=int, default=0, help="of the random moments")
    options = parser.parse_args(argv)
    moments = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as folder:
        undisturbed, seconds = _undisturbed(options.reports, Path(folder) / "undisturbed.foedus")
        print(f"an undisturbed run takes {seconds:.1f} s; {len(undisturbed):,} bytes of exports")
        wrong = 0
        for number in range(options.n):
            store = Path(folder) / f"{number}.foedus"
            moment = moments.uniform(0, seconds)
            stored = _killed(options.reports, store, moment)
            _read(options.reports, store).wait()
            same = _exports(store) == undisturbed
            wrong += not same
            print(
                f"{number + 1:3}  killed after {moment:6.2f} s, {stored:4} documents stored: "
                f"{'same' if same else 'DIFFERENT'}",
                flush=True,
            )
    print(f"{options.n - wrong} of {options.n} exports are those of an undisturbed run")
    return min(wrong, 1)


def _undisturbed(reports: Path, store: Path) -> tuple[bytes, float]:
    start = time.perf_counter()
    _read(reports, store).wait()
    seconds = time.perf_counter() - start
    return _exports(store), seconds


def _killed(reports: Path, store: Path, moment: float) -> int:
    """Documents that were stored when the run was killed."""
    process = _read(reports, store)
    time.sleep(moment)
    process.kill()
    process.wait()
    if not store.exists() or store.stat().st_size == 0:
        return 0
    with Store.open(store) as opened:
        return len(opened.documents())


def _read(reports: Path, store: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "foedus", "read", str(reports), "--store", str(store)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _exports(store: Path) -> bytes:
    out = io.BytesIO()
    with Store.open(store, create=False) as opened:
        for what in WHAT:
            write(opened, what, "jsonl", out)
    return out.getvalue()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
