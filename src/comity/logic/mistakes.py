"""Text that is no statement: where reading stopped, why, and the right spelling."""

from __future__ import annotations

import re

from comity.logic.statement_error import StatementError
from comity.logic.unknown import foreign_word, hyphenated, name_to_quote
from comity.logic.vocabulary import Vocabulary
from comity.logic.words import RESERVED, WORD_CHARACTER

_NOT = 'Write "!" or "not".'
_AND = 'Write "&" or "and".'
_XOR = 'Write "^" or "xor".'
_OR = 'Write "|" or "or".'
_IMPLIES = 'Write "->" or "implies".'
_IFF = 'Write "<->" or "iff".'
_UNEQUAL = 'Write "!(issue = level)" for an issue that is not at a level, "a ^ b" for options that differ.'
_ORDER = "Statements are true or false: name the levels one by one, joined by |."
_BRACKET = "Write ( and )."

# Spellings of other languages, longest first where one begins another.
_SPELLINGS: tuple[tuple[str, str], ...] = (
    (r"<=+>", _IFF),
    (r"<--+>", _IFF),
    (r"==+>", _IMPLIES),
    (r"=>", _IMPLIES),
    (r"--+>", _IMPLIES),
    (r"-+\s+>", 'Write "->" without a space in it.'),
    (r"<-+|:-", 'Write "b -> a" or "a if b".'),
    (r"&&+", _AND),
    (r"\|\|+", _OR),
    (r"!==?|≠|<>|/=", _UNEQUAL),
    (r"===?", 'Write "=" between an issue and its level, "<->" between two statements.'),
    (r":=|:", 'Write "=" between an issue and its level.'),
    (r"<=|>=|<|>|≤|≥", _ORDER),
    (r"[~¬！]", _NOT),
    (r"[∧＆+*,;]|/\\", _AND),
    (r"[∨｜]|\\/", _OR),
    (r"[⊕⊻]", _XOR),
    (r"[→⇒⟶⟹⊃]", _IMPLIES),
    (r"[↔⇔⟷⟺≡]", _IFF),
    (r"[←⇐]", 'Write "b -> a" or "a if b".'),
    (r"[（\[{）\]}]", _BRACKET),
    (r"[“”„‟«»‘’‚‛`´]", "Write straight quotes: \"...\" or '...'."),
    (r"#", "A statement holds no comments."),
)
_WRONG = tuple((re.compile(spelling), way) for spelling, way in _SPELLINGS)

_RUN = re.compile(r"[YN-]{2,}|[YN]")
_WORD = re.compile(WORD_CHARACTER + "+")
_RESERVED = "|".join(sorted(RESERVED, key=len, reverse=True))
_OPERATOR = re.compile(rf"<->|->|[&|^!=]|(?:{_RESERVED})(?!{WORD_CHARACTER})")


def misread(text: str, at: int, expected: frozenset[str], vocabulary: Vocabulary) -> StatementError:
    """
    Explain why reading stopped.

    Parameters
    ----------
    text : str
        The statement.
    at : int
        The offset of the first character that does not fit; ``len(text)`` if the statement just ends.
    expected : frozenset of str
        Names of the grammar's terminals that could have stood there.
    vocabulary : Vocabulary
        The names that are known, to tell a name that needs quotes from two names.

    Returns
    -------
    StatementError
        For the caller to raise.
    """
    if not text.strip():
        return StatementError("The statement is empty.", 1, ("Write a name, such as an option of the case.",))
    return (
        name_to_quote(text, at, vocabulary)
        or _quote_left_open(text, at)
        or hyphenated(text, at - 1)
        or _wrong_spelling(text, at, vocabulary)
        or _bracket(text, at, expected)
        or (_level_missing(text, at) if "LEVEL" in expected else None)
        or (_name_missing(text, at) if "NAME" in expected else _operator_missing(text, at, vocabulary))
        or _stray(text, at)
    )


def _quote_left_open(text: str, at: int) -> StatementError | None:
    mark = text[at : at + 1]
    # A quote that opened and closed is a name out of place, not a quote left open.
    if mark not in ('"', "'") or _whole_quote(text, at):
        return None
    way = f"Write {mark} at the end of the name."
    return StatementError(f"The quote {mark} is never closed.", at + 1, (way,))


def _whole_quote(text: str, at: int) -> re.Match[str] | None:
    mark = text[at]
    return re.compile(rf"{mark}(?:[^{mark}]|{mark}{mark})*{mark}(?!{mark})").match(text, at)


def _wrong_spelling(text: str, at: int, vocabulary: Vocabulary) -> StatementError | None:
    for pattern, way in _WRONG:
        if found := pattern.match(text, at):
            message = f'"{found.group()}" is not a sign of the statement language.'
            return StatementError(message, at + 1, (way,))
    word = _WORD.match(text, at)
    if not word or word.group() in vocabulary.all_names:
        return None
    return foreign_word(word.group(), at)


def _bracket(text: str, at: int, expected: frozenset[str]) -> StatementError | None:
    if at >= len(text) and "NAME" not in expected and "LEVEL" not in expected:
        opened = _last_open(text)
        return StatementError('"(" is never closed.', opened + 1, ('Write the missing ")".',))
    if text[at : at + 1] == ")":
        if _last_open(text[:at]) < 0:
            return StatementError('")" closes nothing.', at + 1, ('Remove it, or write the missing "(".',))
        if text[:at].rstrip().endswith("("):
            return StatementError("There is nothing between ( and ).", at + 1, ("Write a statement there.",))
    return None


def _last_open(text: str) -> int:
    """Return the offset of the last ( that is still open, or -1; signs inside quotes do not count."""
    opened: list[int] = []
    at = 0
    while at < len(text):
        if text[at] in "\"'" and (whole := _whole_quote(text, at)):
            at = whole.end()
            continue
        if text[at] == "(":
            opened.append(at)
        elif text[at] == ")" and opened:
            opened.pop()
        at += 1
    return opened[-1] if opened else -1


def _level_missing(text: str, at: int) -> StatementError:
    way = 'Write a level after "=", in quotes if it is more than one word or a word of the language.'
    return StatementError('"=" has no level on its right.', at + 1, (way,))


def _name_missing(text: str, at: int) -> StatementError | None:
    before = text[:at].rstrip()
    last = re.search(rf"(?:<->|->|[&|^!(]|{_RESERVED})$", before)
    if last and (at >= len(text) or text[at] == ")"):
        message = f'"{last.group()}" has nothing on its right.'
        return StatementError(message, at + 1, (f'Write a statement after "{last.group()}", or remove it.',))
    if found := _OPERATOR.match(text, at):
        if found.group() == "if" and not before:
            return StatementError('"if" cannot come first.', at + 1, ('Write "b if a", or "a -> b".',))
        message = f'"{found.group()}" has nothing on its left.'
        return StatementError(message, at + 1, ("Write a statement before it.",))
    return None


def _operator_missing(text: str, at: int, vocabulary: Vocabulary) -> StatementError | None:
    end = len(text[:at].rstrip())
    before = next((word for word in _WORD.finditer(text) if word.end() == end), None)
    if before and before.group() not in vocabulary.all_names:
        wrong = foreign_word(before.group(), before.start())
        if wrong:
            return wrong
    if text[at] not in "(!\"'" and not _WORD.match(text, at) and not _RUN.match(text, at):
        return None
    ways = ("Join them with an operator such as & or |.", "A name of several words needs quotes.")
    return StatementError("Two statements stand side by side with nothing between them.", at + 1, ways)


def _stray(text: str, at: int) -> StatementError:
    sign = text[at] if at < len(text) else ""
    shown = f'"{sign}"' if sign.isprintable() else f"The character U+{ord(sign):04X}"
    way = "Remove it, or quote the name it belongs to."
    return StatementError(f"{shown} cannot stand here.", at + 1, (way,))
