"""Reads a folder into a store with the toy steps, slowly: ``read_slowly.py FOLDER STORE``."""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import sample_account as toy
from foedus.reading import ReadingOptions, read
from foedus.store import Store


class SlowPipeline(toy.Pipeline):
    """Takes long enough for the process to be killed in the middle."""

    def read(self, texts):
        time.sleep(0.005)
        return super().read(texts)


if __name__ == "__main__":
    with Store.open(sys.argv[2]) as store:
        sys.stdout.write("open\n")
        sys.stdout.flush()
        steps = replace(toy.STEPS, language=SlowPipeline)
        read([sys.argv[1]], store, steps, ReadingOptions(batch=2))
