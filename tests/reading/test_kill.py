"""Killed at any instant and run again, reading loses nothing and doubles nothing."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from test_reader import account

import sample_account as toy
from foedus.reading import read
from foedus.store import Store

READ_SLOWLY = Path(__file__).with_name("read_slowly.py")
KILLS_A_STORE = 3


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("reports")
    for number in range(20):
        for name, content in toy.REPORTS.items():
            (folder / f"{number:02}-{name}").write_text(content + f" Edition {number}.")
    return folder


@pytest.fixture(scope="module")
def undisturbed(folder, tmp_path_factory):
    with Store.open(tmp_path_factory.mktemp("store") / "x.foedus") as store:
        read([folder], store, toy.STEPS)
        return account(store)


def start(folder: Path, store: Path) -> subprocess.Popen[str]:
    command = [sys.executable, str(READ_SLOWLY), str(folder), str(store)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


@pytest.mark.parametrize("seed", range(3))
def test_killed_and_run_again_gives_the_account_of_an_undisturbed_run(
    folder, tmp_path, undisturbed, seed
):
    moments = random.Random(seed)
    store = tmp_path / "account.foedus"
    for _ in range(KILLS_A_STORE):
        with start(folder, store) as process:
            if moments.random() < 0.8:  # else while it starts and makes the store
                process.stdout.readline()
            time.sleep(moments.uniform(0, 0.3))
            process.kill()
    with start(folder, store) as process:
        assert process.wait(60) == 0
    with Store.open(store) as opened:
        assert not opened.dirty
        assert account(opened) == undisturbed


def test_two_processes_at_once_give_the_account_of_one(folder, tmp_path, undisturbed):
    store = tmp_path / "account.foedus"
    with start(folder, store) as first, start(folder, store) as second:
        assert (first.wait(60), second.wait(60)) == (0, 0)
    with Store.open(store) as opened:
        read([folder], opened, toy.STEPS)
        assert account(opened) == undisturbed
