"""What was not finished, what could not be answered, and what a reader should know of how it was reckoned."""

from __future__ import annotations

from comity.report.content import Bullets, Section, line
from comity.report.programme_chapter.subject import Programmed
from comity.report.programme_chapter.wording import sentence

PARTS = {
    "fits": "what share fits",
    "finish": "when all of it can be done",
    "repairs": "what would make it fit",
    "plan": "the plan",
    "bottlenecks": "what holds it up",
    "priorities": "what is met first",
    "works": "integration work",
    "slippage": "how sure the dates are",
    "declared": "what was announced and reported",
}
"""What the parts of the answer are called."""


def doubts_section(s: Programmed) -> Section | None:
    """Return the section; None where nothing is in doubt."""
    r = s.result
    told = [f"Not finished, {PARTS.get(p, p)}: {sentence(why)}" for p, why in r.missing.items()]
    told += [f"Not answered, {PARTS.get(p, p)}: {sentence(s.told(why))}" for p, why in r.limited.items()]
    told += [s.told(x) for x in r.notes]
    if not told:
        return None
    blocks = (Bullets(tuple(line(x) for x in told)),)
    return Section("programme-doubts", "What was left out, and what to know of the numbers", blocks)
