"""The whole of outside support: each part by itself, within a share of the budget."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from comity.budget import Budget, Share
from comity.case.support import Support
from comity.errors import UsageError, named_among
from comity.parts import shared, with_cut, with_part
from comity.support.answer import Tested
from comity.support.result import PARTS, Part, SupportResult

Progress = Callable[[str], None]
DRAWS = 2000
"""Draws over the region of the game where nobody asks for another number."""
SIZE = 60
"""Steps of the sign map in each direction: what a picture can show."""


@dataclass(frozen=True, slots=True)
class SupportSettings:
    """Which parts are wanted, how the region of the game is drawn from, and which two numbers the sign map varies."""

    parts: tuple[Part, ...] = PARTS
    draws: int = DRAWS
    seed: int = 0
    axes: tuple[str, str] = ("rent", "shift")
    size: int = SIZE


def parts_named(text: str | None) -> tuple[Part, ...]:
    """
    Return the parts that a list with commas names; all where there is none.

    Raises
    ------
    UsageError
        A part is not known.

    Examples
    --------
    >>> parts_named("flows, game")
    ('game', 'flows')
    """
    return named_among(text, PARTS, "part of the answer about support")


def axes_named(text: str) -> tuple[str, str]:
    """
    Return the two numbers that a sign map varies: ``"rent,shift"``.

    Raises
    ------
    UsageError
        There are not two, or one cannot be varied.
    """
    from comity.support.signs.axis import NAMES
    from comity.support.signs.default_axes import unknown

    named = tuple(t.strip() for t in text.split(",") if t.strip())
    if len(named) != 2 or named[0] == named[1]:
        raise UsageError(f'a sign map varies two numbers of the game, such as rent,shift; not "{text}".')
    for name in named:
        if name not in NAMES:
            raise unknown(name)
    return named[0], named[1]


def support_answer(
    support: Support,
    names: Mapping[str, str],
    as_of: dt.date | None = None,
    settings: SupportSettings | None = None,
    structure: Callable[[Budget], Any] | None = None,
    budget: Budget | None = None,
    progress: Progress | None = None,
) -> SupportResult:
    """
    Return everything about outside support that the case has the data for.

    Parameters
    ----------
    support : Support
    names : mapping party -> name
        Every party, in the order of the case.
    as_of : date, optional
        The day whose knowledge the case reflects.
    settings : SupportSettings, optional
    structure : callable, optional
        Called with a budget; returns what support does to the conflict of the case, or None. This room does not know
        conflicts: what joins the two hands it over.
    budget : Budget, optional
        It is shared out among the parts, so that a long one does not lose the others (conventions §54).
    progress : callable, optional
        Told in words what is being worked on.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from comity.case.settlement import Span
    >>> from comity.case.support import Game
    >>> half, cost = Span(Fraction(1, 2), Fraction(1, 2)), Span(Fraction(3, 10), Fraction(3, 10))
    >>> rent = Span(Fraction(4, 5), Fraction(4, 5))
    >>> game = Game(("a", "b"), half, (cost, cost), rent=rent, to="b")
    >>> found = support_answer(Support(game=game), {"a": "A", "b": "B"})
    >>> round(found.to_json()["game"]["duration"]["0"]["3"], 3), found.complete
    (9.0, True)
    """
    asked = settings or SupportSettings()
    work = _Work(support, names, as_of, asked, structure, progress or (lambda _: None))
    whole = budget or Budget(None)
    steps = [(part, weight, step) for part, needed, weight, step in work.steps() if needed and part in asked.parts]
    found = SupportResult()
    for (part, _, step), share in zip(steps, shared(whole, [weight for _, weight, _ in steps]), strict=True):
        found = _part(found, part, step, share)
    return _together(found, support)


@dataclass(frozen=True, slots=True)
class _Work:
    """What every part needs. The parts are loaded when their turn comes: a case rarely needs all of them."""

    support: Support
    names: Mapping[str, str]
    as_of: dt.date | None
    settings: SupportSettings
    structured: Callable[[Budget], Any] | None
    tell: Progress

    def steps(self) -> list[tuple[Part, bool, int, Callable[[Share], Any]]]:
        """Return the parts in the order of work: whether the case has what each needs, and its part of the time."""
        s, g = self.support, self.support.game
        return [
            ("structure", bool(s.levers) and self.structured is not None, 5, self.structure),
            ("game", g is not None, 2, self.game),
            ("signs", g is not None, 4, self.signs),
            ("map", g is not None, 3, self.map),
            ("attrition", g is not None and g.attrition is not None, 1, self.attrition),
            ("private", g is not None and g.private is not None, 2, self.private),
            ("series", bool(s.series), 4, self.series),
            ("endings", bool(s.endings), 4, self.endings),
            ("flows", bool(s.flows), 1, self.flows),
            ("known", True, 1, self.known),
        ]

    def structure(self, share: Share) -> Any:
        """Return what support does to the conflict."""
        self.tell("support as choices of third parties")
        return None if self.structured is None else self.structured(share)

    def game(self, share: Share) -> Any:
        """Return where and for how long the two sides fight."""
        from comity.support.game.analyse import war_game

        self.tell("the war-termination game")
        assert self.support.game is not None
        return war_game(self.support.game, self.names, budget=share)

    def signs(self, share: Share) -> Any:
        """Return what a cut does over the region."""
        from comity.support.signs.analyse import signs

        self.tell("what a cut does over the region")
        assert self.support.game is not None
        return signs(self.support.game, self.names, self.settings.draws, self.settings.seed, budget=share)

    def map(self, share: Share) -> Any:
        """Return what a cut does over two numbers of the game."""
        from comity.support.signs.default_axes import axis_of
        from comity.support.signs.grid import sign_map

        self.tell("the sign map")
        assert self.support.game is not None
        x, y = (axis_of(self.support.game, name) for name in self.settings.axes)
        return sign_map(self.support.game, x, y, size=self.settings.size, budget=share)

    def attrition(self, share: Share) -> Any:
        """Return the war as one of attrition."""
        from comity.support.attrition.analyse import attrition

        self.tell("a war of attrition")
        assert self.support.game is not None
        assert self.support.game.attrition is not None
        return attrition(self.support.game.attrition, self.names)

    def private(self, share: Share) -> Any:
        """Return the war with private information."""
        from comity.support.private.analyse import private_information

        self.tell("private information")
        assert self.support.game is not None
        return private_information(self.support.game, self.names, budget=share)

    def series(self, share: Share) -> Any:
        """Return the tests on series."""
        from comity.support.comparison.analyse import comparisons
        from comity.support.multiplicity import adjusted
        from comity.support.panel.panel import panel_of, refusals
        from comity.support.panel.refused import refused_table
        from comity.support.series.analyse import tests_on_series

        found: list[Tested] = []
        for test in self.support.series:
            share.check()
            self.tell(f"tests on the series {test.id}")
            if reasons := refusals(test):
                found.append(refused_table(test, reasons))
                continue
            panel = panel_of(test)
            found += tests_on_series(test, panel, budget=share)
            found += comparisons(test, panel, budget=share)
        return adjusted(found, self.support.series)

    def endings(self, share: Share) -> Any:
        """Return the tests on how conflicts ended."""
        from comity.support.endings.analyse import tests_on_endings

        found: list[Tested] = []
        for test in self.support.endings:
            share.check()
            self.tell(f"how conflicts ended: {test.id}")
            found += tests_on_endings(test, budget=share)
        return tuple(found)

    def flows(self, share: Share) -> Any:
        """Return what the figures can bear."""
        from comity.support.flows.analyse import flow_answer

        return flow_answer(self.support.flows, self.names, self.as_of)

    def known(self, share: Share) -> Any:
        """Return the literature, set side by side."""
        from comity.support.known.disagreement import disagreement

        return disagreement()


def _part(found: SupportResult, part: Part, work: Callable[[Share], Any], share: Share) -> SupportResult:
    """Return the answer with one part more; where it cannot be had, the reason."""
    done = with_part(found, part, share, lambda so_far, own: replace(so_far, **{part: work(own)}))
    if part in done.missing or part in done.limited:
        return done
    got = getattr(done, part)
    why = getattr(got, "stopped", "") or getattr(got, "missing", "") if got is not None else ""
    if not why and not getattr(got, "complete", True):
        why = "not everything was worked out"
    return with_cut(done, part, share, str(why).rstrip("."))


def _together(found: SupportResult, support: Support) -> SupportResult:
    """Return the answer with what all tests on data say together."""
    if not support.series and not support.endings:
        return found
    from comity.support.verdict import NEITHER, Overall, overall

    cut = {**found.limited, **found.missing}
    why = next((cut[part] for part in ("series", "endings") if part in cut), "")
    if why and not found.tests:
        return replace(found, overall=Overall(NEITHER, f"No test was made: {why.rstrip('.')}."))
    says: dict[str, str] = {t.id: t.says for t in support.series} | {t.id: t.says for t in support.endings}
    return replace(found, overall=overall(found.tests, says))
