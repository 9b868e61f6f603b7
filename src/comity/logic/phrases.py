"""From a tree to plain English, for readers of a report."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from comity.logic.tree import And, Atom, Iff, Implies, Level, Name, Node, Not, Or, Pattern, fold, spelled_out

Phrase = Callable[[Atom, bool], str]

# How a phrase may stand inside another: as it is; as it is after "if" and "then" only; in parentheses.
_PLAIN, _LIST, _SENTENCE = range(3)
Worded = tuple[str, int]
Both = tuple[Worded, Worded]  # a statement, and its negation


def to_words(node: Node, phrase: Phrase, options: Sequence[str] = ()) -> str:
    """
    Return a statement in English.

    "or" leaves room for both; "either ... or ..., not both" does not. What stands inside something
    else is put in parentheses unless it could be read in one way only.

    Parameters
    ----------
    node : Node
        The statement; its ``And``, ``Or`` and ``Xor`` have two parts or more, as every parsed tree has.
    phrase : callable
        ``phrase(atom, True)`` words an atom that holds, ``phrase(atom, False)`` one that does not; asked
        for both.
    options : sequence of str
        What the letters of a pattern speak of; without it a pattern is worded by ``phrase`` like any atom.

    Returns
    -------
    str
        A clause without a capital or a full stop of its own.

    Examples
    --------
    >>> from comity.logic.tree import Xor
    >>> says = {("a", True): "Iraq attacks", ("a", False): "Iraq does not attack",
    ...         ("r", True): "Syria releases water", ("r", False): "Syria holds water back"}
    >>> phrase = lambda atom, holds: says[atom.name, holds]
    >>> a, r = Name("a"), Name("r")
    >>> to_words(Implies(r, Not(a)), phrase)
    'if Syria releases water, then Iraq does not attack'
    >>> to_words(And((Not(a), Not(r))), phrase)
    'neither Iraq attacks nor Syria releases water'
    >>> to_words(Xor((a, r)), phrase)
    'either Iraq attacks or Syria releases water, not both'
    >>> to_words(Or((And((a, r)), Not(a))), phrase)
    '(Iraq attacks and Syria releases water) or Iraq does not attack'
    """

    def combine(part: Node, inner: list[Both]) -> Both:
        if isinstance(part, Pattern) and options:
            conjunction = And(spelled_out(part, options))
            return fold(conjunction, combine)
        return _atom(part, phrase) if isinstance(part, Name | Level | Pattern) else _operator(part, inner)

    return fold(node, combine)[0][0]


def _atom(atom: Atom, phrase: Phrase) -> Both:
    return (phrase(atom, True), _PLAIN), (phrase(atom, False), _PLAIN)


def _operator(node: Node, inner: list[Both]) -> Both:
    match node:
        case Not():
            return _swapped(inner[0])
        case And(parts):
            return _all(parts, inner)
        case Or(parts):
            # Both negations at once: "neither a nor b".
            return _several(inner, "or"), _neither(inner)
        case Implies(condition, consequence):
            words = f"if {_in_if(inner[0])}, then {_in_if(inner[1])}"
            return (words, _SENTENCE), _all((condition, Not(consequence)), [inner[0], _swapped(inner[1])])[0]
        case Iff():
            return _swapped(_differ(inner))
        case _:
            return _differ(inner)


def _swapped(both: Both) -> Both:
    return both[1], both[0]


def _all(parts: tuple[Node, ...], inner: list[Both]) -> Both:
    if not parts:
        return ("anything may be so", _PLAIN), ("nothing may be so", _PLAIN)
    if len(parts) == 1:
        return inner[0]
    if all(isinstance(part, Not) for part in parts):
        together = _neither([_swapped(both) for both in inner])
    else:
        together = _several(inner, "and")
    words, kind = _several(inner, "and")
    return together, (f"{'not both' if len(parts) == 2 else 'not all of'} {words}", kind)


def _several(inner: list[Both], word: str) -> Worded:
    if len(inner) == 1:
        return inner[0][0]
    return _listed(_apart(inner), word), _kind(inner)


def _neither(inner: list[Both]) -> Worded:
    if len(inner) == 1:
        return inner[0][1]
    return "neither " + " nor ".join(_apart(inner)), _kind(inner)


def _differ(inner: list[Both]) -> Both:
    texts = _apart(inner)
    if len(texts) != 2:
        these = f"number of these: {'; '.join(texts)}"
        return (f"an odd {these}", _SENTENCE), (f"an even {these}", _SENTENCE)
    one, other = texts
    return (f"either {one} or {other}, not both", _SENTENCE), (f"{one} exactly when {other}", _SENTENCE)


def _apart(inner: list[Both]) -> list[str]:
    return [text if kind == _PLAIN else f"({text})" for (text, kind), _ in inner]


def _kind(inner: list[Both]) -> int:
    return _LIST if all(kind == _PLAIN for (_, kind), _ in inner) else _SENTENCE


def _in_if(both: Both) -> str:
    text, kind = both[0]
    return f"({text})" if kind == _SENTENCE else text


def _listed(texts: list[str], word: str) -> str:
    return f"{', '.join(texts[:-1])} {word} {texts[-1]}"
