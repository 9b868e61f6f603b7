"""The contrast in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from comity.partners.contrast.reversals import Change
from comity.partners.naming import listed

SHOWN = 5
SAME = 1e-9
Tau = tuple[str, str, float | None]


def about_start(methods: Sequence[str], weighed: str, weights: Sequence[tuple[str, float]]) -> tuple[str, ...]:
    """
    Return what the contrast is, and the weights.

    Examples
    --------
    >>> about_start(["TOPSIS"], "those that are given", [("price", 0.25), ("time", 0.75)])[1]
    'Weights: those that are given (price 0.25, time 0.75).'
    """
    names = methods[0] if len(methods) == 1 else ", ".join(methods[:-1]) + f" and {methods[-1]}"
    shown = ", ".join(f"{name} {weight:.2f}" for name, weight in weights)
    return (
        f"As a contrast, and deciding nothing: what {names} would say. Each needs one number in every cell and one set "
        "of weights, and so leaves out what is not known.",
        f"Weights: {weighed} ({shown}).",
    )


def about_cells(unknown: Sequence[tuple[str, str]], filled: bool) -> tuple[str, ...]:
    """
    Return what is done about cells that are not known.

    Examples
    --------
    >>> print(about_cells([("x", "price")], True)[0])
    One cell is not known, and nobody has said what stands there now, the middle of its range: "x" on "price".
    >>> print(about_cells([("x", "price")], False)[0])
    These methods cannot take a cell that is not known, so nothing was computed. Not known: "x" on "price".
    """
    if not unknown:
        return ()
    cells = "; ".join(f'"{o}" on "{c}"' for o, c in unknown[:SHOWN])
    more = f"; and {len(unknown) - SHOWN} more" if len(unknown) > SHOWN else ""
    if not filled:
        return (
            f"These methods cannot take a cell that is not known, so nothing was computed. Not known: {cells}{more}.",
        )
    if len(unknown) == 1:
        said = "One cell is not known, and nobody has said what stands there now, the middle of its range"
    else:
        said = f"{len(unknown)} cells are not known, and nobody has said what stands there now, the middle of the range"
    return (f"{said}: {cells}{more}.",)


def about_method(
    method: str, names: Mapping[str, str], offers: Sequence[str], ranks: Sequence[int], changes: Sequence[Change]
) -> tuple[str, ...]:
    """
    Return the order of one method, and what turned it.

    Examples
    --------
    >>> names = {"x": "x", "y": "y", "z": "z"}
    >>> gone = Change("without", "z", reversed=(("x", "y"),), first=("x",), then=("y",))
    >>> for s in about_method("TOPSIS", names, "xyz", [1, 2, 2], [gone]):
    ...     print(s)
    By TOPSIS the order is "x", then "y" and "z" (equal).
    Leaving out "z" turns the order of "x" and "y": "x" came first of the others, now "y" does.
    """
    by_rank = [[names[o] for o, r in zip(offers, ranks, strict=True) if r == rank] for rank in sorted(set(ranks))]
    groups = [listed(group) + (" (equal)" if len(group) > 1 else "") for group in by_rank]
    said = [f"By {method} the order is {', then '.join(groups)}."]
    turned = [c for c in changes if c.reversed]
    said += [_turned(c, names) for c in turned[:SHOWN]]
    if len(turned) > SHOWN:
        said.append(f"{len(turned) - SHOWN} more changes of the list turn the order of {method}.")
    tried = sum(not c.refused for c in changes)
    if tried and not turned:
        said.append(
            f"In {tried} changes of the list (an offer leaves, or a worse copy of one joins) {method} never turned the "
            "order of two others."
        )
    return tuple(said)


def _turned(change: Change, names: Mapping[str, str]) -> str:
    offer = f'"{names[change.offer]}"'
    what = f"Leaving out {offer}" if change.kind == "without" else f"Adding a copy of {offer} that is worse throughout"
    a, b = change.reversed[0]
    pairs = [listed([names[a], names[b]]) for a, b in change.reversed[:SHOWN]]
    more = f" and {len(change.reversed) - SHOWN} more pairs" if len(change.reversed) > SHOWN else ""
    said = f"{what} turns the order of {'; of '.join(pairs)}{more}"
    if change.first != change.then:
        first, then = ([names[o] for o in group] for group in (change.first, change.then))
        others = " of the others" if change.kind == "without" else ""
        return f"{said}: {listed(first)} came first{others}, now {listed(then)} {'does' if len(then) == 1 else 'do'}."
    if len(change.reversed) == 1:
        return f'{said}: "{names[a]}" came before "{names[b]}", now it comes after.'
    return f"{said}; who comes first stays."


def about_agreement(agreement: Sequence[Tau], likely: str) -> tuple[str, ...]:
    """
    Return how far the methods agree with one another, and with the most likely ranks.

    Examples
    --------
    >>> taus = [("TOPSIS", "VIKOR", 0.5), ("TOPSIS", "likely ranks", None), ("VIKOR", "likely ranks", 1.0)]
    >>> print(*about_agreement(taus, "likely ranks"), sep=chr(10))
    TOPSIS and VIKOR agree by 0.50 (Kendall's tau: 1 is the same order, -1 the opposite one).
    With the likely ranks agree: TOPSIS cannot be told, VIKOR by 1.00.
    """
    among = [t for t in agreement if t[1] != likely]
    beside = [t for t in agreement if t[1] == likely]
    out = []
    told = [(a, b, tau) for a, b, tau in among if tau is not None]
    if told and all(tau > 1 - SAME for _, _, tau in told):
        out.append("All these methods put the offers in the same order.")
    elif told:
        a, b, tau = min(told, key=lambda t: t[2])
        scale = "(Kendall's tau: 1 is the same order, -1 the opposite one)"
        if len(told) == 1:
            out.append(f"{_begin(a)} and {b} agree by {tau:.2f} {scale}.")
        else:
            same = sum(t > 1 - SAME for _, _, t in told)
            out.append(
                f"{same} of {len(told)} pairs of methods put all offers in the same order; {a} and {b} agree least, "
                f"by {tau:.2f} {scale}."
            )
    if len(told) < len(among):
        out.append("Of a method that puts all offers equal, agreement cannot be told.")
    if beside:
        said = ", ".join(f"{a} cannot be told" if tau is None else f"{a} by {tau:.2f}" for a, _, tau in beside)
        out.append(f"With the {likely} agree: {said}.")
    return tuple(out)


def _begin(name: str) -> str:
    return name[0].upper() + name[1:]
