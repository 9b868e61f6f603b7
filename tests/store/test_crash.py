"""A program that is killed while it writes loses nothing it was told is safe."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from comity.store.open import open_store

WRITER = """\
import sys
from comity.store.open import open_store
store = open_store(sys.argv[1])
run = store.begin("d", {})
for index in range(max(store.done(run), default=-1) + 1, 100_000):
    store.save(run, index, str(index).encode() * 5000)
    print(index, flush=True)
"""


def test_killed_in_mid_write_no_acknowledged_chunk_is_lost(tmp_path: Path) -> None:
    file = tmp_path / "runs.db"
    for wanted in (20, 37):
        writer = subprocess.Popen([sys.executable, "-c", WRITER, str(file)], stdout=subprocess.PIPE, text=True)
        assert writer.stdout is not None
        acknowledged = [int(writer.stdout.readline()) for _ in range(wanted)]
        writer.kill()  # SIGKILL: no clean-up of any kind
        acknowledged += [int(line) for line in writer.stdout.read().split("\n")[:-1] if line]
        writer.wait(timeout=30)
        with open_store(file) as store:
            kept = dict(store.load(1))
        assert set(acknowledged) <= set(kept)
        assert kept == {k: str(k).encode() * 5000 for k in range(len(kept))}
        assert len(kept) - 1 - max(acknowledged) <= 1  # at most one was saved and not yet acknowledged
