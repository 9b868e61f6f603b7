"""Markdown pages as tests see them: fenced blocks in order, links, anchors, and a shell with one command."""

from __future__ import annotations

import contextlib
import doctest
import io
import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from comity.cli.main import code

ROOT = Path(__file__).resolve().parents[2]
_FENCE = re.compile(r"^(\s*)(`{3,})(\w*)\s*$")
_FILE = re.compile(r"^<!-- (faulty )?file: (\S+) -->$")


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: language, text, first line in the page, and the file it stands for (empty for none)."""

    language: str
    text: str
    line: int
    file: str = ""
    faulty: bool = False  # the page means the file to have problems


def pages() -> list[Path]:
    """Return every Markdown page of the project that a reader is led to."""
    top = [ROOT / name for name in ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md")]
    below = [p for folder in ("docs", "examples", "benchmarks") for p in sorted((ROOT / folder).rglob("*.md"))]
    return [*top, *below]


def name_of(page: Path) -> str:
    """Return a page's path as a test id."""
    return str(page.relative_to(ROOT))


def blocks(text: str) -> Iterator[Block]:
    """Yield the fenced blocks of a page, in order."""
    lines = text.splitlines()
    at, file, faulty = 0, "", False
    while at < len(lines):
        fence = _FENCE.match(lines[at])
        named = _FILE.match(lines[at].strip())
        if fence:
            indent, ticks, language = fence.groups()
            end = next(k for k in range(at + 1, len(lines)) if lines[k].strip() == ticks)
            body = [line.removeprefix(indent) for line in lines[at + 1 : end]]
            yield Block(language, "\n".join(body) + "\n", at + 2, file, faulty)
            at, file, faulty = end, "", False
        elif named:
            file, faulty = named[2], bool(named[1])
        elif lines[at].strip():
            file, faulty = "", False
        at += 1


def without_blocks(text: str) -> str:
    """Return a page without its fenced blocks."""
    kept, inside = [], False
    for line in text.splitlines():
        if _FENCE.match(line):
            inside = not inside
        elif not inside:
            kept.append(line)
    return "\n".join(kept)


def links(text: str) -> list[str]:
    """Return the targets of links and pictures in a page."""
    prose = re.sub(r"`[^`\n]*`", "", without_blocks(text))
    return re.findall(r"\]\(([^)\s]+)\)", prose)


def anchors(text: str) -> set[str]:
    """Return the anchors of a page: those written out, and those of its headings as code hosts make them."""
    found = set(re.findall(r'<a id="([^"]+)"', text))
    for heading in re.findall(r"^#+ (.+)$", without_blocks(text), re.M):
        plain = re.sub(r"[^\w\- ]", "", re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", heading).lower())
        found.add(plain.strip().replace(" ", "-"))
    return found


def run_command(line: str) -> tuple[str, int]:
    """Return what a ``comity ...`` command prints, standard error included, and its exit code."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        result = code(shlex.split(line, comments=True)[1:])
    return out.getvalue(), result


def commands(block: Block) -> Iterator[tuple[str, list[str]]]:
    """Yield each command of a console block with the lines shown below it."""
    command, shown = "", list[str]()
    for line in block.text.splitlines():
        if line.startswith("$ "):
            if command:
                yield command, shown
            command, shown = line[2:], []
        else:
            shown.append(line)
    if command:
        yield command, shown


def missing_lines(shown: list[str], printed: str) -> list[str]:
    """
    Return the shown lines that were not printed, in order, one after the other.

    Blanks count as one and the frames of tables as nothing; ``...`` stands for any lines, and inside a line for
    any text.
    """
    got = [_even(line) for line in printed.splitlines()]
    at, gap, missing = 0, False, []
    for line in shown:
        wanted = _even(line)
        if wanted == "...":
            gap = True
            continue
        pattern = re.compile(".*".join(re.escape(part) for part in re.split(r" ?\.\.\. ?", wanted)))
        places = [k for k in range(at, len(got) if gap else min(at + 1, len(got))) if pattern.fullmatch(got[k])]
        if places:
            at, gap = places[0] + 1, False
        elif wanted:
            missing.append(line)
        elif at < len(got) and not got[at]:
            at += 1
    return missing


def _even(line: str) -> str:
    return " ".join(re.sub("[\u2500-\u257f]+", " ", line).split())


def run_python(block: Block, names: dict[str, object], page: str) -> str:
    """Run a Python block in ``names`` and return what it prints; a block of prompts runs as a doctest."""
    out = io.StringIO()
    if ">>> " in block.text:
        test = doctest.DocTestParser().get_doctest(block.text, names, page, page, block.line)
        test.globs = names
        with contextlib.redirect_stdout(out):
            failed = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(
                test, out=out.write, clear_globs=False
            )
        assert not failed.failed, out.getvalue()
        return ""
    with contextlib.redirect_stdout(out):
        exec(compile("\n" * (block.line - 1) + block.text, page, "exec"), names)
    return out.getvalue()
