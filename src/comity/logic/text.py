"""From a tree back to the text of a statement."""

from __future__ import annotations

from comity.logic.tree import And, Iff, Implies, Level, Name, Node, Not, Or, Pattern, Xor, fold
from comity.logic.words import written, written_level

# How tightly each operator binds; "if" (between -> and <->) has no node of its own.
_IFF, _IMPLIES, _OR, _XOR, _AND, _NOT, _ATOM = range(7)


def to_text(node: Node) -> str:
    """
    Return the text of a statement, in signs, with no more parentheses than it needs.

    The text reads back to an equal tree, given a vocabulary that knows its names.

    Parameters
    ----------
    node : Node
        A tree whose ``And``, ``Or`` and ``Xor`` have two parts or more, as every parsed tree has.

    Returns
    -------
    str
        Names that cannot stand bare are quoted. Between ``!`` and ``issue = level`` parentheses are
        written although the grammar could do without.

    Raises
    ------
    ValueError
        If an operator has fewer than two parts: no text says that.

    Examples
    --------
    >>> print(to_text(Implies(Name("release"), Or((Not(Name("attack")), Name("lift the embargo"))))))
    release -> !attack | "lift the embargo"
    >>> print(to_text(And((Or((Name("a"), Name("b"))), Not(Level("territory", "exchange"))))))
    (a | b) & !(territory = exchange)
    """
    return fold(node, _text)[0]


Text = tuple[str, int]  # the text, and how tightly its operator binds


def _text(node: Node, parts: list[Text]) -> Text:
    match node:
        case Name(name):
            return written(name), _ATOM
        case Level(issue, level):
            return f"{written(issue)} = {written_level(level)}", _ATOM
        case Pattern(letters):
            return letters, _ATOM
        case Not(Level()):
            return f"!({parts[0][0]})", _NOT
        case Not():
            return "!" + _within(parts[0], _NOT), _NOT
        case And():
            return _chain(" & ", parts, _AND), _AND
        case Xor():
            return _chain(" ^ ", parts, _XOR), _XOR
        case Or():
            return _chain(" | ", parts, _OR), _OR
        case Implies():
            # Right to left: only the right side may be a bare chain.
            return f"{_within(parts[0], _OR)} -> {_within(parts[1], _IMPLIES)}", _IMPLIES
        case Iff():
            return f"{_within(parts[0], _IFF)} <-> {_within(parts[1], _IMPLIES)}", _IFF


def _within(part: Text, least: int) -> str:
    """Return the text of a part, in parentheses where it binds looser than its place allows."""
    text, tightness = part
    return text if tightness >= least else f"({text})"


def _chain(sign: str, parts: list[Text], tightness: int) -> str:
    if len(parts) < 2:
        raise ValueError(f'"{sign.strip()}" joins two parts or more, not {len(parts)}.')
    return sign.join(_within(part, tightness + 1) for part in parts)
