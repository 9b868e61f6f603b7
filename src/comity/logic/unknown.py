"""Names that a statement cannot use, each with its own message: unknown, unquoted, or of another kind."""

from __future__ import annotations

import re

from comity.errors import did_you_mean
from comity.logic.statement_error import StatementError, first, listed, short
from comity.logic.vocabulary import Vocabulary
from comity.logic.words import RESERVED, WORD_CHARACTER, quoted, written, written_level

_ENGLISH = {
    "then": 'Write "a -> b", or "b if a".',
    "only": '"a only if b" is written "a -> b".',
    "unless": '"a unless b" is written "!b -> a".',
    "but": 'Write "&" or "and".',
    "nor": '"neither a nor b" is written "!a & !b".',
    "neither": '"neither a nor b" is written "!a & !b".',
    "either": 'Write "a | b", or "a ^ b" for one of them only.',
    "both": 'Write "a & b".',
    "is": 'Write "issue = level".',
    "equals": 'Write "issue = level".',
    "equiv": 'Write "<->" or "iff".',
}

_RUN = re.compile(r"[YN-]{2,}|[YN]")
_HYPHENATED = re.compile(rf"(?:{WORD_CHARACTER}|-)+")


def name_to_quote(text: str, at: int, vocabulary: Vocabulary) -> StatementError | None:
    """Explain a known name, issue or level that was written bare around this offset and needs quotes."""
    names = [name for name in (*vocabulary.all_names, *vocabulary.issues) if written(name) != name]
    levels = [x for issue in vocabulary.issues.values() for x in issue if written_level(x) != x]
    for name in filter(str.strip, (*names, *levels)):
        spelled = r"\s+".join(re.escape(word) for word in name.split())
        for found in re.finditer(rf"(?<!{WORD_CHARACTER}){spelled}(?!{WORD_CHARACTER})", text):
            begins_a_quote = text[found.start() - 1 : found.start()] in ("'", '"')
            if found.start() <= at < found.end() and not begins_a_quote:
                message = f'The name "{short(name)}" has to be written in quotes.'
                return StatementError(message, found.start() + 1, (f"Write {quoted(name)}.",))
    return None


def hyphenated(text: str, at: int) -> StatementError | None:
    """Explain a bare name with a hyphen in it, such as ``lift-embargo``; None where there is none."""
    for chunk in _HYPHENATED.finditer(text):
        if chunk.start() <= at < chunk.end():
            return _hyphens_explained(chunk, text)
    return None


def _hyphens_explained(chunk: re.Match[str], text: str) -> StatementError | None:
    found, column = chunk.group(), chunk.start() + 1
    if text[chunk.end() : chunk.end() + 1] == ">":
        run = found[:-1]
        if not _RUN.fullmatch(run):
            return None
        message = f'"{short(found)}>": the last dash could belong to the pattern or to "->".'
        return StatementError(message, column, (f'Write a space before "->": "{short(run)} ->".',))
    if "-" not in found.strip("-") or _RUN.fullmatch(found):
        return None
    message = f'"{short(found)}" is not defined, and a name with a hyphen needs quotes.'
    ways = ("Write a name of the case, in quotes.", 'There is no minus sign: "!" says not.')
    return StatementError(message, column, ways)


def unknown_name(name: str, column: int, vocabulary: Vocabulary) -> StatementError:
    """Explain a name that is neither an option nor a term of the case."""
    if not name.strip():
        return StatementError("There is no name between the quotes.", column, ("Write a name there.",))
    if name in vocabulary.issues:
        levels = vocabulary.issues[name]
        example = f"{written(name)} = {written_level(levels[0]) if levels else '...'}"
        both = (f"Write {example}.", listed("Levels", levels))
        message = f'"{name}" is an issue, and stands at a level.'
        return StatementError(message, column, [way for way in both if way])
    known = [*vocabulary.all_names, *(i for i in vocabulary.issues if i not in vocabulary.all_names)]
    ways = [w for w in (did_you_mean(name, known), listed("Known names", known)) if w]
    nothing = "This case defines no names yet: add options or terms to it."
    return StatementError(f'"{short(name)}" is not defined.', column, ways or [nothing])


def unknown_issue(issue: str, level: str, column: int, vocabulary: Vocabulary) -> StatementError:
    """Explain ``issue = level`` where there is no such issue."""
    if issue in vocabulary.all_names:
        off = level.lower() in ("n", "no", "off", "false", "0")
        way = f"Write {written(issue)} for on and !{written(issue)} for off."
        if off or level.lower() in ("y", "yes", "on", "true", "1"):
            way = f"Write {'!' if off else ''}{written(issue)}."
        return StatementError(f'"{issue}" is on or off and has no levels.', column, (way,))
    issues = tuple(vocabulary.issues)
    ways = [w for w in (did_you_mean(issue, issues), listed("Known issues", issues)) if w]
    nothing = 'This case has no issues: write the names of options, without "=".'
    return StatementError(f'"{short(issue)}" is not an issue.', column, ways or [nothing])


def unknown_level(issue: str, level: str, column: int, vocabulary: Vocabulary) -> StatementError:
    """Explain ``issue = level`` where the issue has no such level."""
    levels = vocabulary.issues[issue]
    ways = [w for w in (did_you_mean(level, levels), listed("Levels", levels)) if w]
    message = f'"{issue}" has no level "{short(level)}".'
    return StatementError(message, column, ways or ["The issue has no named levels."])


def wrong_length(letters: str, column: int, vocabulary: Vocabulary) -> StatementError:
    """Explain a run of Y, N and - that has not one letter for each option."""
    m, k = len(vocabulary.options), len(letters)
    if not m:
        message = f'"{short(letters)}" reads as a pattern, and there are no options to make one of.'
        return StatementError(message, column, ("Write the names of terms or issues.",))
    have = "1 letter" if k == 1 else f"{k} letters"
    want = "1 option" if m == 1 else f"{m} options"
    ways = (f"Write one letter for each of: {first(vocabulary.options)}", "Use - where any will do.")
    return StatementError(f'The pattern "{short(letters)}" has {have} and the case has {want}.', column, ways)


def foreign_word(word: str, at: int) -> StatementError | None:
    """Explain a word such as ``AND`` or ``then`` that other languages use; None for any other word."""
    low = word.lower()
    way = f'Write "{low}".' if low in RESERVED and word != low else _ENGLISH.get(low)
    if not way:
        return None
    return StatementError(f'"{word}" is not a word of the statement language.', at + 1, (way,))
