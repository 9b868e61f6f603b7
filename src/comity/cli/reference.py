"""
The reference pages of the commands and of the concepts, made from what the program itself knows.

Write them anew with ``python -m comity.cli.reference commands`` (or ``concepts``).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

import typer

from comity.cli.main import app
from comity.conflict.concepts.table import COALITIONAL, CONCEPTS, NONMYOPIC, Concept, concept

_COMMANDS_HEAD = """\
# Commands

<!-- Made from the program itself. Write it anew with: python -m comity.cli.reference commands -->

`comity COMMAND --help` shows the same at the terminal. CASE is a case folder, a case file, or `catalogue:NAME` for an
entry of the [catalogue](catalogue.md). Answers go to standard output; progress, warnings and errors to standard
error, so that `--json` can be piped. What the JSON holds is on [a page of its own](json.md).

| exit code | meaning |
|---|---|
| 0 | done |
| 2 | the case or the arguments are wrong; every problem is printed |
| 3 | a budget ran out, or the work was stopped; what was found is printed and marked incomplete |
| 1 | a bug in comity; for `catalogue verify`, an answer that is not met |
"""

_CONCEPTS_HEAD = """\
# Concepts of stability

<!-- Made from the table of concepts. Write it anew with: python -m comity.cli.reference concepts -->

The key is what `--concepts` takes and what stands in the JSON. A state is an equilibrium under a concept if it is
stable for every party. The [theory chapter](../theory/conflict.md) explains each concept with an example; the
[conventions](../conventions/README.md) settle what the textbooks leave open.

| key | name | a state is stable if | applies to | conventions |
|---|---|---|---|---|
"""

_CONCEPTS_TAIL = """
Without `--concepts` the first six are computed. A concept that does not apply is left out of the answer and named
under `absent`, with the reason. Limited-move stability takes any number of moves: `l1`, `l2`, `l3` and so on.
"""

# key -> where the concept applies, and the sections of docs/conventions it rests on
_NOTES = {
    "nash": ("every model", "1"),
    "gmr": ("every model", "1, 2, 3, 4"),
    "smr": ("every model", "1, 2, 3, 4"),
    "seq": ("every model", "1, 2, 3, 4"),
    "sseq": ("every model", "1, 2, 3, 4"),
    "sim": ("option form without merged states", "1, 2, 6"),
    "l2": ("two parties", "7"),
    NONMYOPIC.key: ("two parties", "7, 8"),
}


def commands_page() -> str:
    """
    Return the reference page of the commands as Markdown.

    Examples
    --------
    >>> "## comity check" in commands_page()
    True
    """
    group = typer.main.get_command(app)
    return "\n".join([_COMMANDS_HEAD, *_commands(group, "comity")]).rstrip() + "\n"


def _commands(group: Any, path: str) -> Iterator[str]:
    for name, command in group.commands.items():
        full = f"{path} {name}"
        if hasattr(command, "commands"):
            yield from (f"## {full}", "", command.help or "", "")
            yield from _commands(command, full)
        else:
            yield from _command(command, full)


def _command(command: Any, path: str) -> Iterator[str]:
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    options = [p for p in command.params if p.param_type_name == "option" and p.name != "help"]
    words = [w if p.required or w.startswith("[") else f"[{w}]" for p in arguments for w in [_word(p)]]
    usage = [path, *words, *("[options]" if options else "").split()]
    level = "##" if path.count(" ") == 1 else "###"
    yield from (f"{level} {path}", "", command.help or "", "", "```", " ".join(usage), "```", "")
    if not arguments and not options:
        return
    yield from ("| argument or option | meaning |", "|---|---|")
    for p in arguments:
        yield f"| `{_word(p)}` | {_cell(p.help)} |"
    for p in options:
        yield f"| `{_flags(p)}` | {_cell(p.help)}{_default(p)} |"
    yield ""


def _word(parameter: Any) -> str:
    return str(parameter.metavar or parameter.name.upper())


def _flags(option: Any) -> str:
    names = ", ".join(option.opts)
    return names if getattr(option, "is_flag", False) else f"{names} {_word(option)}"


def _default(option: Any) -> str:
    value = option.default
    if option.required:
        return " Required."
    return "" if value in (None, False) or callable(value) else f" Default: `{value}`."


def _cell(text: str | None) -> str:
    return (text or "").replace("|", "\\|")


def concepts_page() -> str:
    """
    Return the reference page of the concepts as Markdown.

    Examples
    --------
    >>> "| `seq` | SEQ |" in concepts_page()
    True
    """
    rows = [_row(c, c.key) for c in CONCEPTS]
    rows += [_row(concept("l2"), "l1, l2, ..."), _row(NONMYOPIC, NONMYOPIC.key)]
    joint = ", ".join(f"`{c}`" for c in COALITIONAL)
    coalitions = f"With `--coalitions` these are judged for every coalition as well: {joint} (conventions 9 to 11)."
    return _CONCEPTS_HEAD + "\n".join(rows) + f"\n\n{coalitions}\n" + _CONCEPTS_TAIL


def _row(row: Concept, key: str) -> str:
    where, sections = _NOTES[row.key]
    name, short = (row.name, row.short) if row.key != "l2" else ("L1, L2, ...", "nobody leaves, looking h moves ahead")
    linked = ", ".join(f"[§{n}](../conventions/README.md#{n})" for n in sections.split(", "))
    return f"| `{key}` | {name} | {short} | {where} | {linked} |"


PAGES = {"commands": commands_page, "concepts": concepts_page}

if __name__ == "__main__":  # pragma: no cover
    for wanted in sys.argv[1:] or PAGES:
        print(PAGES[wanted](), end="")
