"""What a report on a conflict too large to list is written about: the outcomes it names, and counts in words."""

from __future__ import annotations

from dataclasses import dataclass

from comity.case.nouns import Case, OptionConflict
from comity.conflict.large import Found, LargeResult
from comity.conflict.model import players
from comity.conflict.space import code_of
from comity.report.findings import handle
from comity.report.phrasing import date_words, plural
from comity.study import Study

NAMED = 6
STRICTEST_FIRST = ("nash", "sseq", "seq", "smr")
"""The concepts whose outcomes may be named; what GMR alone keeps in place never is."""


@dataclass(frozen=True, slots=True)
class Named:
    """An outcome with its letter."""

    handle: str
    state: int


@dataclass(frozen=True, eq=False, slots=True)
class LargeSubject:
    """
    The material of a report on a conflict too large to list.

    Parameters
    ----------
    study : Study
    result : LargeResult
    key : str
        The concept the first page speaks of: the strictest under which an outcome was found.
    named : tuple of Named
        The outcomes with letters, all equilibria under that concept.
    today : int or None
        The packed status quo; None where the case names none, or a merged state.
    """

    study: Study
    result: LargeResult
    key: str
    named: tuple[Named, ...]
    today: int | None

    @property
    def case(self) -> Case:
        """Return the case."""
        return self.study.case

    @property
    def conflict(self) -> OptionConflict:
        """Return the conflict."""
        return self.result.conflict

    @property
    def parties(self) -> tuple[str, ...]:
        """Return the players, in the order of the file."""
        return players(self.case, self.conflict)

    @property
    def head(self) -> Found | None:
        """Return what was found under the concept the first page speaks of."""
        return self.result.found.get(self.key)

    @property
    def todays_name(self) -> str:
        """Return what the status quo is called in a sentence: by its date where the case has one."""
        as_of = self.case.as_of
        return "the situation today" if as_of is None else f"the situation of {date_words(as_of.isoformat())}"


def large_subject(study: Study, result: LargeResult) -> LargeSubject:
    """Return the material of a report on a conflict too large to list."""
    known = [k for k in STRICTEST_FIRST if k in result.found]
    key = next((k for k in known if result.found[k].listed), known[0] if known else "")
    quo = result.conflict.status_quo
    pattern = quo is not None and len(quo) == len(result.conflict.options) and not set(quo) - set("YN")
    today = code_of(quo) if quo is not None and pattern else None
    states = shown(result.found[key]) if key else ()
    picked = apart(states, today, NAMED)
    return LargeSubject(study, result, key, tuple(Named(handle(k), s) for k, s in enumerate(picked)), today)


def shown(found: Found) -> tuple[int, ...]:
    """Return the equilibria a report works from: a fair sample where one was drawn, else those listed."""
    return found.sample or found.states


def apart(states: tuple[int, ...], base: int | None, most: int) -> tuple[int, ...]:
    """
    Return a few states that show how different states can be.

    First the one that differs least from a base state (from the first one where there is none), then again and again
    the one that differs most from those already taken.

    Examples
    --------
    >>> apart((0b0000, 0b0001, 0b1111, 0b0011), 0b0000, 3)
    (0, 15, 3)
    """
    left = list(dict.fromkeys(states))
    if not left:
        return ()
    start = left[0] if base is None else base
    out = [min(left, key=lambda s: (s ^ start).bit_count())]
    left.remove(out[0])
    while left and len(out) < most:
        out.append(max(left, key=lambda s: min((s ^ t).bit_count() for t in out)))
        left.remove(out[-1])
    return tuple(out)


def size_words(s: LargeSubject) -> str:
    """Return how many combinations of choices there are, as exactly as a reader can use."""
    if s.result.feasible is not None:
        return plural(s.result.feasible, "combination") + " of choices that can occur"
    return f"{power_words(len(s.conflict.options))} combinations of choices"


def power_words(options: int) -> str:
    """
    Return a power of two in words.

    Examples
    --------
    >>> power_words(10), power_words(40), power_words(70)
    ('1,024', 'about 1.1 trillion (2^40)', 'more than a billion billion (2^70)')
    """
    n = 1 << options
    if options < 20:
        return f"{n:,}"
    for size, word in ((10**15, "thousand trillion"), (10**12, "trillion"), (10**9, "billion"), (10**6, "million")):
        if size <= n < 1000 * size:
            return (
                f"about {n / size:.2g} {word} (2^{options})"
                if n < 100 * size
                else f"about {n // size} {word} (2^{options})"
            )
    return f"more than a billion billion (2^{options})"


def count_words(result: LargeResult, key: str) -> str:
    """
    Return how many equilibria there are under a concept, as far as that is known, without a noun.

    Either the count, or "at least" where some are open or the time ran out, or "more than" where listing stopped at
    its limit.
    """
    found = result.found[key]
    if found.count is not None:
        return f"{found.count:,}"
    if found.why:
        most = f" and at most {found.at_most:,}" if found.at_most is not None else ""
        return f"at least {found.listed:,}{most}"
    if not result.complete:
        return f"at least {found.listed:,}" if found.listed else "not known how many"
    return f"more than {found.listed:,}"


def all_listed(found: Found) -> bool:
    """Return whether every equilibrium is listed."""
    return found.count is not None and found.count == found.listed


def whole(found: Found) -> str:
    """Return what a fact about all equilibria speaks of."""
    if found.why:
        return "every outcome proven to hold"
    return "every one of them" if all_listed(found) else "every one of them, listed here or not"
