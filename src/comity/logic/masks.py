"""Where a statement holds: evaluation over many states at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from comity.logic.tree import And, Atom, Iff, Implies, Level, Name, Node, Not, Or, Pattern, Xor, atoms, fold

Mask = NDArray[np.bool_]
Codes = NDArray[np.uint64]

WIDTH = 64
"""Options that fit in one packed state."""

# States worked on at a time: what a statement needs in between then stays in the processor's cache.
_STRETCH = 1 << 15


def evaluate(node: Node, truth: Callable[[Atom], Mask]) -> Mask:
    """
    Return where a statement holds, given where its atoms hold.

    Parameters
    ----------
    node : Node
        The statement.
    truth : callable
        Gives for each atom an array of booleans; all have one shape (n,). They are never written to.

    Returns
    -------
    Mask, shape (n,)
        True where the statement holds. A statement that is a single atom returns the array ``truth``
        gave, not a copy.

    Examples
    --------
    >>> import numpy as np
    >>> on = {"a": np.array([False, True, False, True]), "b": np.array([False, False, True, True])}
    >>> evaluate(Implies(Name("a"), Name("b")), lambda atom: on[atom.name])
    array([ True, False,  True,  True])
    """
    # What an operator returns is new and may be overwritten; what an atom returns is the caller's.
    match node:
        case Name() | Level() | Pattern():
            return truth(node)
        case Not(part):
            return _into(np.logical_not, evaluate(part, truth), part)
        case And(parts) | Or(parts) | Xor(parts):
            return _chain(node, parts, truth)
        case Implies(condition, consequence):
            # For booleans "a <= b" is "a implies b", in one pass.
            return _joined(np.less_equal, condition, consequence, truth)
        case Iff(left, right):
            return _joined(np.equal, left, right, truth)


def _into(ufunc: np.ufunc, value: Mask, made_by: Node, *others: Mask) -> Mask:
    free = not isinstance(made_by, Name | Level | Pattern)
    result: Mask = ufunc(value, *others, out=value if free else None)
    return result


def _joined(ufunc: np.ufunc, left: Node, right: Node, truth: Callable[[Atom], Mask]) -> Mask:
    first = evaluate(left, truth)
    return _into(ufunc, first, left, evaluate(right, truth))


def _chain(node: And | Or | Xor, parts: tuple[Node, ...], truth: Callable[[Atom], Mask]) -> Mask:
    if len(parts) < 2:
        raise ValueError(f"{type(node).__name__} needs two parts or more, not {len(parts)}.")
    ufunc = {And: np.logical_and, Or: np.logical_or, Xor: np.logical_xor}[type(node)]
    value = evaluate(parts[0], truth)
    for k, part in enumerate(parts[1:]):
        value = _into(ufunc, value, node if k else parts[0], evaluate(part, truth))
    return value


def mask(node: Node, codes: Codes, position: Mapping[str, int]) -> Mask:
    r"""
    Return in which states of a conflict a statement holds.

    A state is packed into one unsigned integer: bit k is set where option k is on. A pattern is
    then two integers, the bits it cares about and the values it wants there, and holds where
    ``codes & care == value``; a conjunction of options and negated options is treated as one pattern.

    Parameters
    ----------
    node : Node
        A statement over options. Levels of issues have no place in a packed state.
    codes : array of uint64, shape (n,)
        The states.
    position : mapping from str to int
        The bit of each option, from 0 to 63. Letter k of a pattern speaks of bit k.

    Returns
    -------
    Mask, shape (n,)
        A new array, True where the statement holds.

    Raises
    ------
    KeyError
        If the statement names an option that has no position.
    TypeError
        If the statement speaks of the level of an issue.
    ValueError
        If an option or a letter of a pattern lies beyond bit 63.

    Examples
    --------
    Options release, escalate, attack; the states NNN, YNN, NYN and NNY:

    >>> import numpy as np
    >>> bits = {"release": 0, "escalate": 1, "attack": 2}
    >>> states = np.array([0b000, 0b001, 0b010, 0b100], dtype=np.uint64)
    >>> mask(And((Not(Name("release")), Not(Name("attack")))), states, bits)
    array([ True, False,  True, False])
    >>> mask(Pattern("-N-"), states, bits)
    array([ True,  True, False,  True])
    """
    codes = np.asarray(codes, dtype=np.uint64)
    tight = _tightened(node, position)
    cubes = {atom: _packed(atom) for atom in atoms(tight)}
    result = np.empty(codes.shape, dtype=np.bool_)
    flat_codes, flat_result = codes.reshape(-1), result.reshape(-1)
    for start in range(0, flat_codes.size, _STRETCH):
        stretch = slice(start, start + _STRETCH)
        flat_result[stretch] = _stretch_mask(tight, flat_codes[stretch], cubes)
    return result


Cube = tuple[int, int]  # the bits cared about, and their values
Packed = tuple[np.uint64, np.uint64]


def _stretch_mask(tight: Node, codes: Codes, cubes: Mapping[Atom, Packed]) -> Mask:
    def truth(atom: Atom) -> Mask:
        care, value = cubes[atom]
        result: Mask = np.bitwise_and(codes, care) == value
        return result

    return evaluate(tight, truth)


def _packed(atom: Atom) -> Packed:
    assert isinstance(atom, Pattern)
    care, value = _cube(atom)
    return np.uint64(care), np.uint64(value)


def _cube(pattern: Pattern) -> Cube:
    care = sum(1 << k for k, letter in enumerate(pattern.letters) if letter != "-")
    return care, sum(1 << k for k, letter in enumerate(pattern.letters) if letter == "Y")


def _letters(cube: Cube) -> str:
    care, value = cube
    return "".join("-NY"[(care >> k & 1) + (value >> k & 1)] for k in range(care.bit_length()))


def _tightened(node: Node, position: Mapping[str, int]) -> Node:
    """Rewrite options as patterns, and conjunctions of them as one pattern where they agree."""

    def combine(part: Node, inner: list[Node]) -> Node:
        match part:
            case Name(name):
                return Pattern(_letters((_bit(position[name]), _bit(position[name]))))
            case Pattern(letters):
                _bit(max(0, len(letters) - 1))
                return part
            case Level():
                raise TypeError(f"{part} has no place in a packed state; evaluate() takes any atom.")
            case Not():
                return _tight_negation(inner[0])
            case And():
                return _tight_conjunction(inner)
            case Or() | Xor():
                return type(part)(tuple(inner))
            case Implies() | Iff():
                return type(part)(*inner)

    return fold(node, combine)


def _bit(k: int) -> int:
    if not 0 <= k < WIDTH:
        raise ValueError(f"Option {k + 1} does not fit in a state of {WIDTH} bits.")
    return 1 << k


def _tight_negation(part: Node) -> Node:
    if isinstance(part, Pattern) and len(part.letters.replace("-", "")) == 1:
        return Pattern(part.letters.translate(_OPPOSITE))
    return Not(part)


_OPPOSITE = str.maketrans("YN", "NY")


def _tight_conjunction(parts: list[Node]) -> Node:
    care = value = 0
    rest: list[Node] = []
    for part in parts:
        more = _cube(part) if isinstance(part, Pattern) else None
        # Parts that contradict each other stay apart: no pattern says "never".
        if more is None or (value ^ more[1]) & care & more[0]:
            rest.append(part)
        else:
            care, value = care | more[0], value | more[1]
    together = [Pattern(_letters((care, value))), *rest] if care or not rest else rest
    return together[0] if len(together) == 1 else And(tuple(together))


def _plain_holds(
    node: Node,
    assignment: Mapping[str, bool],
    levels: Mapping[str, str] | None = None,
    options: Sequence[str] | None = None,
) -> bool:
    """
    Say whether a statement holds for one assignment: the definition read aloud.

    ``assignment`` says which options and terms are on, ``levels`` at which level each issue stands, and
    ``options`` gives the order of the letters of a pattern (without it, the order of ``assignment``).
    """
    order = tuple(assignment) if options is None else options

    def holds(part: Node) -> bool:
        match part:
            case Name(name):
                return assignment[name]
            case Level(issue, level):
                return (levels or {})[issue] == level
            case Pattern(letters):
                on = [assignment[option] for option in order]
                pairs = list(zip(letters, on, strict=True))
                return all(letter in ("-", "NY"[value]) for letter, value in pairs)
            case Not(inner):
                return not holds(inner)
            case And(parts):
                return all(holds(p) for p in parts)
            case Or(parts):
                return any(holds(p) for p in parts)
            case Xor(parts):
                return reduce(lambda odd, p: odd != holds(p), parts, False)
            case Implies(condition, consequence):
                return holds(consequence) if holds(condition) else True
            case Iff(left, right):
                return holds(left) == holds(right)

    return holds(node)
