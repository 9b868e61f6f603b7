"""A ledger of evidence in SQLite: entering, reading into columns, posteriors, verifying, and the whole command."""

from __future__ import annotations

import itertools
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from comity.evidence.ledger.entry import Draft
from comity.evidence.posterior.many import posteriors_of_columns
from comity.store.ledgers import SqlLedger
from comity.store.open import open_ledger
from spec import Phase, Spec

PROGRAM = "from comity.cli.main import run; run()"
BATCH = 10_000
ONE_BY_ONE = 50
CLAIMS, SOURCES = 1000, 50


CASE = "comity: 1\ntitle: A large ledger\nparties: {a: A}\nevidence: {ledger: main, claims: {c0: {text: Claim 0}}}\n"
"""A case with one row, so that asking it finds the ledger beside it."""


@dataclass
class Filled:
    """A ledger in a folder of its own, and drafts of further items that it does not have."""

    items: int
    folder: tempfile.TemporaryDirectory[str]
    ledger: SqlLedger
    more: Iterator[Draft] = field(repr=False)


def drafts(items: int) -> Iterator[Draft]:
    """Yield sources, claims and items: seven of ten go back to an origin, a tenth as many origins as items."""
    rng = random.Random(items)
    for k in range(SOURCES):
        yield Draft("source", f"s{k}", {"name": f"Source {k}", "reliability": "ABCDE"[k % 5]}, via="case")
    for k in range(CLAIMS):
        yield Draft("claim", f"c{k}", {"text": f"Claim {k}"}, via="case")
    for k in itertools.count():
        body: dict[str, object] = {
            "claim": f"c{k % CLAIMS}",
            "says": rng.choice(("supports", "contradicts")),
            "source": f"s{rng.randrange(SOURCES)}",
            "credibility": str(rng.randint(1, 5)),
            "date": f"2025-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}",
        }
        if rng.random() < 0.7:
            body["origin"] = f"g{rng.randrange(items // 10)}"
        if rng.random() < 0.3:
            body["ratio"] = [1.5, 3, 6]
        yield Draft("item", f"i{k}", body, date=str(body["date"]), via="case")


def filled(items: int) -> Filled:
    folder = tempfile.TemporaryDirectory()
    store = Path(folder.name) / ".comity"
    store.mkdir()
    (Path(folder.name) / "case.yaml").write_text(CASE, encoding="utf-8")
    ledger = open_ledger(store / "ledger.db")
    source = drafts(items)
    left = SOURCES + CLAIMS + items
    while left:
        left -= len(ledger.append(list(itertools.islice(source, min(BATCH, left)))))
    return Filled(items, folder, ledger, source)


def enter(subject: Filled) -> object:
    return subject.ledger.append(list(itertools.islice(subject.more, BATCH)))


def enter_one_by_one(subject: Filled) -> object:
    return [subject.ledger.append([draft]) for draft in itertools.islice(subject.more, ONE_BY_ONE)]


def command(subject: Filled, *more: str) -> object:
    """Ask by the command, as a program of its own."""
    asked = [sys.executable, "-c", PROGRAM, "evidence", "posterior", subject.folder.name, *more, "--json"]
    return subprocess.run(asked, check=True, stdout=subprocess.DEVNULL)


SPECS = (
    Spec(
        "Ledger of evidence in SQLite",
        "ns per item; 1,000 claims, an origin for every ten items",
        (10_000, 100_000, 1_000_000),
        filled,
        (
            Phase("read into columns", lambda s: s.ledger.columns(), lambda s: s.items),
            Phase("read, and posteriors", lambda s: posteriors_of_columns(s.ledger.columns()), lambda s: s.items),
            Phase("command posterior", command, lambda s: s.items),
            Phase("of one claim", lambda s: command(s, "c7"), lambda s: s.items),
            Phase("verify", lambda s: s.ledger.verify(), lambda s: s.items),
            Phase("enter 10,000 at once", enter, lambda s: BATCH),
            Phase("enter one by one", enter_one_by_one, lambda s: ONE_BY_ONE),
        ),
        lambda n: f"{n:,} items",
        lambda s: s.items,
    ),
)
