"""Methods of ranking beside one another: the door to this room."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from comity.budget import Budget
from comity.case.partners import Partners
from comity.errors import BudgetExceededError, UsageError
from comity.partners.contrast.judged import Judged, Taken, taken
from comity.partners.contrast.methods import USUAL, Method, methods_named, ranks_of
from comity.partners.contrast.result import Contrast, Ranking
from comity.partners.contrast.reversals import Change, changes
from comity.partners.contrast.weighing import Weighing, weighing
from comity.partners.limits import check_size
from comity.partners.naming import called, called_by_id, listed


def contrast(
    partners: Partners,
    *,
    methods: tuple[str, ...] = USUAL,
    middles: bool = False,
    likely: Mapping[str, float] | None = None,
    worse: float = 0.1,
    budget: Budget | None = None,
) -> Contrast:
    """
    Return what usual methods of ranking say of the offers, and how far their order can be relied on.

    Each method is used at one set of weights: those given, else the centre of all that fit what is said. Then each
    offer is left out, and a worse copy of each is added; the order of the other offers should not hang on either, and
    where it does, that is listed. The weighted sum over declared ranges is there for comparison, since its order never
    hangs on the list. None of this enters into any verdict.

    Parameters
    ----------
    partners : Partners
    methods : tuple of str
        Among ``sum``, ``promethee``, ``topsis``, ``vikor``, ``mabac`` and ``codas``.
    middles : bool
        Whether the middle of the range may stand where nothing is known. Without it, one such cell and nothing is
        computed. Of intervals the middle is always taken, and this is said.
    likely : mapping, optional
        The most likely rank of each offer (:func:`~comity.partners.contrast.agreement.most_likely_ranks`).
    worse : float
        A copy is worse on every criterion by this share of its range.
    budget : Budget, optional
        Where it ends early, the changes tried until then are kept.

    Raises
    ------
    UsageError
        The table, the weights or the arguments do not fit.
    TooLargeError
        More than 100 offers or criteria.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from comity.case.partners import Cell, Criterion, Offer
    >>> def offer(name, *cells):
    ...     return Offer(name, cells=tuple((c, Cell("exact", Fraction(x), Fraction(x))) for c, x in zip("abc", cells)))
    >>> criteria = tuple(Criterion(c, best=Fraction(3)) for c in "abc")
    >>> table = Partners(criteria, (offer("x", 3, 1, 2), offer("y", 2, 3, 1), offer("z", 1, 2, 3)))
    >>> found = contrast(table, methods=("promethee", "topsis"))
    >>> {r.name: r.ranks for r in found.rankings}
    {'PROMETHEE II': (1, 1, 1), 'TOPSIS': (1, 1, 1)}
    """
    budget = budget or Budget()
    used = methods_named(methods)
    _check(partners, worse)
    cells, weights = taken(partners), weighing(partners, budget)
    blank = Contrast(
        offers=tuple(o.id for o in partners.offers),
        criteria=tuple(c.id for c in partners.criteria),
        weights=tuple(weights.weights.tolist()),
        weighed=weights.words,
        likely=_likely(partners, likely),
        unknown=cells.unknown,
        filled=middles,
        worse=worse,
        notes=tuple(_notes(partners, cells, weights)),
        offer_names=called(partners.offers),
        criterion_names=called(partners.criteria),
    )
    if len(partners.offers) < 2:
        return replace(blank, why="There is one offer, and none to compare it with.")
    if cells.unknown and not middles:
        return blank
    return _ranked(blank, used, Judged(cells.numbers, cells.worst, cells.best, weights.weights), budget)


def _check(partners: Partners, worse: float) -> None:
    if not 0 < worse <= 1:
        raise UsageError(f"A copy cannot be worse by {worse} of the range. Use a share above 0, up to 1.")
    check_size(partners)


def _likely(partners: Partners, likely: Mapping[str, float] | None) -> tuple[float, ...]:
    if likely is None:
        return ()
    ids = [o.id for o in partners.offers]
    if set(ids) != set(likely):
        odd = sorted(set(ids) ^ set(likely))[0]
        raise UsageError(
            f'Ranks to compare with are needed for just the offers that are there; "{odd}" is in one only.'
        )
    return tuple(float(likely[i]) for i in ids)


def _ranked(blank: Contrast, used: tuple[Method, ...], table: Judged, budget: Budget) -> Contrast:
    """Return the contrast with what each method says; changes of the list until the time is over."""
    rankings: list[Ranking] = []
    left_out: list[tuple[str, str]] = []
    cut = ""
    for method in used:
        refused = method.refuses(table)
        if refused:
            left_out.append((method.name, refused))
            continue
        scores = method.scores(table)
        tried: list[Change] = []
        try:
            for change in changes(method, table, blank.offers, blank.worse):
                tried.append(change)
                budget.check()
        except (BudgetExceededError, KeyboardInterrupt) as e:
            cut = budget.ended(e)
        ranks = ranks_of(scores, method.less)
        rankings.append(Ranking(method.id, method.name, tuple(scores.tolist()), ranks, method.less, tuple(tried)))
    why = "" if rankings else "None of the methods could take the table."
    return replace(blank, rankings=tuple(rankings), left_out=tuple(left_out), cut=cut, why=why)


def _notes(partners: Partners, cells: Taken, weights: Weighing) -> Iterator[str]:
    names = called_by_id(partners.criteria)
    if cells.middles:
        yield f"{_cells(len(cells.middles))} known only between bounds or about; the middle stands there."
    if cells.spaced:
        yield f"Grades were put in equal steps, which nobody has said: {listed([names[c] for c in cells.spaced])}."
    if cells.beyond:
        beyond = listed([names[c] for c in cells.beyond])
        yield f"Values outside the range of their criterion were cut off at its end: {beyond}."
    promised = sum(cell.promised and cell.shape != "unknown" for offer in partners.offers for _, cell in offer.cells)
    if promised:
        yield f"{_cells(promised)} only promised; taken as said."
    claimed = sum(bool(cell.claim) for offer in partners.offers for _, cell in offer.cells)
    if claimed:
        yield f"{_cells(claimed)} resting on a claim; taken as said, however likely the claim is."
    if weights.drawn:
        yield "The centre of the weights is the mean of 20,000 draws, good to two figures."


def _cells(count: int) -> str:
    return "1 cell is" if count == 1 else f"{count} cells are"
