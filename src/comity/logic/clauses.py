"""From a statement to clauses for a SAT solver."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from comity.logic.tree import And, Atom, Iff, Implies, Level, Name, Node, Not, Or, Pattern, Xor, spelled_out

Clause = tuple[int, ...]
Clauses = list[Clause]
Variable = Callable[[Atom], int]
Fresh = Callable[[], int]


def clauses(node: Node, variable: Variable, fresh: Fresh, options: Sequence[str] = ()) -> Clauses:
    r"""
    Return clauses that hold together just where a statement holds.

    Each operator inside an operator gets a variable of its own, defined in the direction that its place
    asks for [1]_ [2]_: :math:`t \to \text{part}` where only the truth of the part matters, both ways under
    ``^`` and ``<->``. The number of clauses grows in proportion to the length of the statement.

    Parameters
    ----------
    node : Node
        The statement to be made true.
    variable : callable
        Gives the positive variable of a name or of a level; asked once or more for each. That an issue
        stands at exactly one level is for the caller to say.
    fresh : callable
        Gives a positive variable that is not in use, a new one at every call.
    options : sequence of str
        What the letters of a pattern speak of. A pattern becomes a conjunction over
        ``variable(Name(option))``; ``variable`` is never asked for a pattern.

    Returns
    -------
    list of tuples of int
        Clauses of literals, in a settled order. An assignment of the atoms satisfies the statement if and
        only if it can be extended to the fresh variables so that every clause holds. There may be several
        such extensions: count models over the variables of the atoms.

    Raises
    ------
    ValueError
        If a pattern has not one letter for each option.

    Examples
    --------
    >>> new = iter(range(4, 100))
    >>> def number(atom): return {"a": 1, "b": 2, "c": 3}[atom.name]
    >>> def fresh(): return next(new)
    >>> clauses(Implies(Name("a"), Or((Name("b"), Name("c")))), number, fresh)
    [(-1, 2, 3)]
    >>> clauses(Or((Name("a"), Pattern("-YN"))), number, fresh, ("a", "b", "c"))
    [(-4, 2), (-4, -3), (1, 4)]

    References
    ----------
    .. [1] Tseitin, G. S. (1968). On the complexity of derivation in propositional calculus.
    .. [2] Plaisted, D. A. & Greenbaum, S. (1986). A structure-preserving clause form translation.
       Journal of Symbolic Computation 2, 293-304.
    """
    encoder = _Encoder(variable, fresh, options)
    encoder.require(node, True)
    return encoder.out


def definition(node: Node, variable: Variable, fresh: Fresh, options: Sequence[str] = ()) -> tuple[int, Clauses]:
    """
    Return a literal that is true just where a statement holds, and the clauses that make it so.

    Unlike :func:`clauses` this asserts nothing: every assignment of the atoms extends to exactly one model.

    Parameters
    ----------
    node, variable, fresh, options
        As in :func:`clauses`.

    Returns
    -------
    literal : int
        Positive or negative.
    list of tuples of int
        The clauses that tie it to the statement.

    Examples
    --------
    >>> numbers = {"a": 1, "b": 2}
    >>> definition(Not(And((Name("a"), Name("b")))), lambda atom: numbers[atom.name], lambda: 3)
    (-3, [(-3, 1), (-3, 2), (3, -1, -2)])
    """
    encoder = _Encoder(variable, fresh, options)
    return encoder.same(node, True), encoder.out


Signed = tuple[Node, bool]
Form = tuple[Literal["literal", "and", "or", "xor"], list[Signed]]


def _form(node: Node, sign: bool, options: Sequence[str]) -> Form:
    """See a statement, or with ``sign`` False its negation, as one operator over signed parts."""
    conjunction: Literal["and", "or"] = "and" if sign else "or"
    disjunction: Literal["and", "or"] = "or" if sign else "and"
    match node:
        case Name() | Level():
            return "literal", [(node, sign)]
        case Pattern():
            return conjunction, [(part, sign) for part in spelled_out(node, options)]
        case Not(part):
            return _form(part, not sign, options)
        case And(parts):
            return conjunction, [(part, sign) for part in parts]
        case Or(parts):
            return disjunction, [(part, sign) for part in parts]
        case Implies(condition, consequence):
            return disjunction, [(condition, not sign), (consequence, sign)]
        case Iff(left, right):
            return "xor", [(left, not sign), (right, True)]
        case Xor(parts):
            return "xor", [(part, sign if k == 0 else True) for k, part in enumerate(parts)]


class _Encoder:
    """Collects clauses; ``variable``, ``fresh`` and ``options`` as in :func:`clauses`."""

    def __init__(self, variable: Variable, fresh: Fresh, options: Sequence[str]) -> None:
        self.variable = variable
        self.fresh = fresh
        self.options = options
        self.out: Clauses = []

    def require(self, node: Node, sign: bool) -> None:
        """Make the signed statement true."""
        kind, parts = _form(node, sign, self.options)
        if kind == "and":
            for part, part_sign in parts:
                self.require(part, part_sign)
        elif kind == "xor":
            self._odd([self.same(part, part_sign) for part, part_sign in parts])
        else:
            self._add(self._flat_or(parts) if kind == "or" else [self._atom(parts[0])])

    def below(self, node: Node, sign: bool) -> int:
        """Return a literal that is true only where the signed statement holds."""
        kind, parts = _form(node, sign, self.options)
        if kind == "literal":
            return self._atom(parts[0])
        if kind == "xor" or len(parts) == 1:
            return self.same(node, sign)
        if kind == "and":
            literals = [self.below(part, part_sign) for part, part_sign in parts]
            t = self.fresh()
            for literal in literals:
                self._add([-t, literal])
        else:
            literals = self._flat_or(parts)
            t = self.fresh()
            self._add([-t, *literals])
        return t

    def same(self, node: Node, sign: bool) -> int:
        """Return a literal that is true just where the signed statement holds."""
        kind, parts = _form(node, sign, self.options)
        if kind == "literal":
            return self._atom(parts[0])
        literals = [self.same(part, part_sign) for part, part_sign in parts]
        if len(literals) == 1:
            return literals[0]
        if kind == "xor":
            return self._parity(literals)
        t = self.fresh() if kind == "and" else -self.fresh()
        # "or" is the negation of the conjunction of the negated parts.
        flip = 1 if kind == "and" else -1
        for literal in literals:
            self._add([-t * flip, literal * flip])
        self._add([t * flip, *(-literal * flip for literal in literals)])
        return t

    def _atom(self, signed: Signed) -> int:
        atom, sign = signed
        assert isinstance(atom, Name | Level)
        return self.variable(atom) if sign else -self.variable(atom)

    def _flat_or(self, parts: list[Signed]) -> list[int]:
        """Return literals for a disjunction; disjunctions inside it need no variable."""
        literals: list[int] = []
        for part, sign in parts:
            kind, inner = _form(part, sign, self.options)
            literals += self._flat_or(inner) if kind == "or" else [self.below(part, sign)]
        return literals

    def _parity(self, literals: list[int]) -> int:
        """Return a literal that is true just where an odd number of the literals is."""
        odd = literals[0] if literals else self._never()
        for a in literals[1:]:
            t, b = self.fresh(), odd
            for clause in ([-t, a, b], [-t, -a, -b], [t, -a, b], [t, a, -b]):
                self._add(clause)
            odd = t
        return odd

    def _odd(self, literals: list[int]) -> None:
        """Make an odd number of the literals true."""
        if len(literals) < 2:
            self._add(literals)
        else:
            a, b = self._parity(literals[:-1]), literals[-1]
            self._add([a, b])
            self._add([-a, -b])

    def _never(self) -> int:
        t = self.fresh()
        self._add([-t])
        return t

    def _add(self, literals: list[int]) -> None:
        """Keep a clause, without repeats; drop it where it holds anyway."""
        clause = tuple(dict.fromkeys(literals))
        if any(-literal in clause for literal in clause):
            return
        if clause:
            self.out.append(clause)
        else:
            t = self.fresh()  # not every solver takes an empty clause
            self.out += [(t,), (-t,)]
