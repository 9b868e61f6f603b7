"""From the text of a statement to its tree."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files

from lark import Lark, Token, Tree
from lark.exceptions import UnexpectedCharacters, UnexpectedInput, UnexpectedToken

from comity.logic.mistakes import misread
from comity.logic.statement_error import StatementError
from comity.logic.tree import And, Iff, Implies, Level, Name, Node, Not, Or, Pattern, Xor
from comity.logic.unknown import (
    foreign_word,
    hyphenated,
    name_to_quote,
    unknown_issue,
    unknown_level,
    unknown_name,
    wrong_length,
)
from comity.logic.vocabulary import Vocabulary
from comity.logic.words import WORD_CHARACTER, unquoted

__all__ = ["MAX_DEPTH", "MAX_LENGTH", "StatementError", "parse"]

MAX_LENGTH = 20_000
"""Characters a statement may have."""

MAX_DEPTH = 200
"""How deep parentheses may stand in parentheses, and operators in operators."""

RawTree = Tree[Token]


def parse(text: str, vocabulary: Vocabulary) -> Node:
    r"""
    Read a statement.

    Tightest first: parentheses; ``!``/``not``; ``&``/``and``; ``^``/``xor``; ``|``/``or``; ``->``/``implies``
    (right to left); ``if`` (left to right: ``a if b`` is ``b -> a``); ``<->``/``iff`` (left to right). A
    chain of ``^`` holds where an odd number of its parts holds. Nothing is ever evaluated as code.

    Parameters
    ----------
    text : str
        The statement, at most 20,000 characters.
    vocabulary : Vocabulary
        The names, issues and options the statement may use.

    Returns
    -------
    Node
        The tree. Parentheses leave no trace but the shape of the tree, so ``(a & b) & c`` and
        ``a & b & c`` mean the same and are different trees.

    Raises
    ------
    StatementError
        Where the text is no statement or uses a name that is not known; it carries ``message``,
        ``column`` (from 1) and ``ways_out``.

    Examples
    --------
    >>> v = Vocabulary(("release", "attack"), options=("release", "attack"))
    >>> parse("!attack if release", v)
    Implies(condition=Name(name='release'), consequence=Not(part=Name(name='attack')))
    >>> parse("YN | -Y", v)
    Or(parts=(Pattern(letters='YN'), Pattern(letters='-Y')))
    >>> try:
    ...     parse("release & atta", v)
    ... except StatementError as error:
    ...     print(error)
    column 11: "atta" is not defined. Did you mean "attack"? Known names: "release", "attack".
    """
    if len(text) > MAX_LENGTH:
        message = f"The statement has {len(text):,} characters; at most {MAX_LENGTH:,} are read."
        raise StatementError(message, MAX_LENGTH + 1, ("Split it into several statements.",))
    read = _raw(text)
    if isinstance(read, UnexpectedInput):
        raise _explained(read, text, vocabulary)
    _check_depth(read)
    return _Reader(text, vocabulary).read(read)


def _raw(text: str) -> RawTree | UnexpectedInput:
    """Return the tree as lark gives it, or why it gives none: an error that carried lark's own could not be sent on."""
    try:
        return _language().parse(text)
    except UnexpectedInput as stop:
        return stop


@cache
def _language() -> Lark:
    # The tables never change once built, so keeping them is no shared state.
    grammar = files(__package__).joinpath("grammar.lark").read_text(encoding="utf-8")
    return Lark(
        grammar.replace("WORD", WORD_CHARACTER),
        parser="lalr",
        lexer="contextual",
        propagate_positions=True,
        maybe_placeholders=False,
    )


def _explained(stop: UnexpectedInput, text: str, vocabulary: Vocabulary) -> StatementError:
    expected: frozenset[str] = frozenset()
    at = stop.pos_in_stream if stop.pos_in_stream is not None else len(text)
    if isinstance(stop, UnexpectedCharacters):
        expected = frozenset(stop.allowed or ())
    elif isinstance(stop, UnexpectedToken):
        expected = frozenset(stop.accepts or stop.expected)
        if stop.token.type == "$END":
            at = len(text)
    return misread(text, at, expected, vocabulary)


def _check_depth(raw: RawTree) -> None:
    """Refuse what nests too deep for recursive functions; this one keeps its own stack."""
    waiting = [(raw, 0, 0)]
    while waiting:
        tree, groups, operators = waiting.pop()
        if tree.data == "group":
            groups += 1
        elif tree.data not in ("name", "run", "level"):
            operators += 1
        if max(groups, operators) > MAX_DEPTH:
            column = (tree.meta.start_pos or 0) + 1
            message = f"The statement nests more than {MAX_DEPTH} deep here."
            raise StatementError(message, column, ("Split it into several statements.",))
        waiting.extend((child, groups, operators) for child in tree.children if isinstance(child, Tree))


class _Reader:
    """Turns lark's tree into ours, and looks every name up on the way."""

    def __init__(self, text: str, vocabulary: Vocabulary) -> None:
        self.text = text
        self.vocabulary = vocabulary
        self.names = frozenset(vocabulary.all_names)

    def read(self, raw: RawTree) -> Node:
        while raw.data == "group":
            raw = _subtree(raw)
        match raw.data:
            case "name":
                return self.name(_token(raw))
            case "run":
                return self.run(_token(raw))
            case "level":
                return self.level(_token(raw), _token(raw, 1))
        parts = tuple([self.read(_subtree(raw, k)) for k in range(len(raw.children))])
        return _OPERATORS[raw.data](*parts)

    def name(self, token: Token) -> Node:
        name = _label(token)
        if name in self.names:
            return Name(name)
        at = token.start_pos or 0
        if token.type == "NAME":
            odd = name_to_quote(self.text, at, self.vocabulary) or hyphenated(self.text, at)
            if odd or (odd := foreign_word(name, at)):
                raise odd
        raise unknown_name(name, at + 1, self.vocabulary)

    def run(self, token: Token) -> Node:
        letters = str(token)
        if self.vocabulary.options and len(letters) == len(self.vocabulary.options):
            return Pattern(letters)
        if letters in self.names:
            return Name(letters)
        raise wrong_length(letters, (token.start_pos or 0) + 1, self.vocabulary)

    def level(self, issue_token: Token, level_token: Token) -> Node:
        issue, level = _label(issue_token), _label(level_token)
        if issue not in self.vocabulary.issues:
            raise unknown_issue(issue, level, (issue_token.start_pos or 0) + 1, self.vocabulary)
        if level not in self.vocabulary.issues[issue]:
            raise unknown_level(issue, level, (level_token.start_pos or 0) + 1, self.vocabulary)
        return Level(issue, level)


_OPERATORS: Mapping[str, Callable[..., Node]] = {
    "negation": Not,
    "both": lambda *parts: And(parts),
    "parity": lambda *parts: Xor(parts),
    "either": lambda *parts: Or(parts),
    "implies": Implies,
    "when": lambda consequence, condition: Implies(condition, consequence),
    "iff": Iff,
}


def _label(token: Token) -> str:
    return unquoted(token) if token.type == "QUOTED" else str(token)


def _token(raw: RawTree, k: int = 0) -> Token:
    child = raw.children[k]
    assert isinstance(child, Token)
    return child


def _subtree(raw: RawTree, k: int = 0) -> RawTree:
    child = raw.children[k]
    assert isinstance(child, Tree)
    return child
