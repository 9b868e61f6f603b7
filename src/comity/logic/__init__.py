"""
The statement language. It knows nothing of cases.

What costs nothing to import is here. The rest comes from its own module, so that numpy and the grammar
load only where they are used::

    from comity.logic.parse import parse              # text -> tree
    from comity.logic.masks import evaluate, mask     # tree -> where it holds
    from comity.logic.clauses import clauses, definition    # tree -> clauses for a SAT solver

Examples
--------
>>> from comity.logic.parse import parse
>>> print(to_text(parse("not attack if release", Vocabulary(("release", "attack")))))
release -> !attack
"""

from __future__ import annotations

from comity.logic.phrases import to_words
from comity.logic.statement_error import StatementError
from comity.logic.text import to_text
from comity.logic.tree import And, Atom, Iff, Implies, Level, Name, Node, Not, Or, Pattern, Xor, atoms
from comity.logic.vocabulary import Vocabulary
from comity.logic.words import RESERVED, why_not_a_name

__all__ = [
    "RESERVED",
    "And",
    "Atom",
    "Iff",
    "Implies",
    "Level",
    "Name",
    "Node",
    "Not",
    "Or",
    "Pattern",
    "StatementError",
    "Vocabulary",
    "Xor",
    "atoms",
    "to_text",
    "to_words",
    "why_not_a_name",
]
