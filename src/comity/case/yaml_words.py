"""What is wrong with the YAML itself, in words for people who do not know YAML's own."""

from __future__ import annotations

from ruamel.yaml.error import MarkedYAMLError

from comity.case.wording import shown

# part of YAML's own message, what is wrong, the way out
_WORDS = (
    (
        "mapping values are not allowed",
        "there is a colon where no key can stand.",
        "Check the indentation of this line, or put a text that holds a colon in quotes.",
    ),
    (
        "sequence entries are not allowed",
        "a list item (-) cannot start here.",
        "Put the list on the lines below its key, each item after a dash.",
    ),
    (
        "could not find expected ':'",
        "this line is no key with a value.",
        'Write "key: value", or indent the line so that it belongs to the one above.',
    ),
    ("unclosed '[' or '{'", "a bracket is not closed.", "Close the [ or { that was opened above."),
    ("expected ',' or ']'", "a list in brackets is not closed.", 'Close it with "]", or put a comma between items.'),
    ("expected ',' or '}'", "a map in braces is not closed.", 'Close it with "}", or put a comma between entries.'),
    (
        "expected <block end>",
        "this line does not fit the ones above.",
        "Give keys of one map, and dashes of one list, the same indentation.",
    ),
    ("found unexpected end of stream", "a quote that is opened here is never closed.", "Close it."),
    ("found unexpected document separator", "a quote that is opened here is never closed.", "Close it."),
    ("unknown escape character", "a backslash in double quotes starts an escape.", "Use single quotes instead."),
    ("escape sequence", "a backslash in double quotes starts an escape.", "Use single quotes instead."),
    ("cannot start any token", "a value cannot start like this.", "Put the value in quotes."),
    ("indentation", "a block of text is not indented evenly.", "Indent its lines evenly, without tabs."),
    ("block scalar", "a block of text (| or >) is not written rightly.", "Put its text on the lines below."),
    ("expected the node content", "a value is missing here.", "Look for a comma or bracket too many."),
    ("<document start>", "this line does not belong to the map above.", "Check its indentation and brackets."),
)


def in_words(error: MarkedYAMLError, text: str) -> tuple[int, str, tuple[str, ...]]:
    """Return the line, what is wrong there, and the way out."""
    said = str(error.problem or error.context or "")
    mark = error.problem_mark or error.context_mark
    if "unexpected" in said and error.context_mark is not None:
        mark = error.context_mark  # the quote that was opened, not the end of the file
    last = text.rstrip("\n").count("\n") + 1
    line = min(mark.line + 1, last) if mark is not None else 1
    what, way = next(((w, o) for part, w, o in _WORDS if part in said), (f"this is not YAML: {said}.", ""))
    there = text.split("\n")[line - 1].strip()
    return line, f"{what[:-1]}: {shown(there)}." if there else what, (way,) if way else ()
