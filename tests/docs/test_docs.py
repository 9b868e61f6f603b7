"""Docs that fail: every block runs, every link leads somewhere, every command, concept and key has its place."""

from __future__ import annotations

import importlib.util
import re
import shutil
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import typer

from comity.case.fields import Record
from comity.case.format import CASE
from comity.case.read import check
from comity.case.scaffold import new
from comity.case.shapes import records
from comity.catalogue.entries import load_entry
from comity.cli.main import app
from comity.cli.reference import PAGES
from comity.conflict.concepts.table import CONCEPTS, NONMYOPIC


def _load() -> ModuleType:
    # tests have no packages: the neighbour is loaded by its path
    path = Path(__file__).with_name("pages.py")
    spec = importlib.util.spec_from_file_location("docs_pages", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["docs_pages"] = module
    spec.loader.exec_module(module)
    return module


tool = _load()
ROOT: Path = tool.ROOT
PAGES_FOUND: list[Path] = tool.pages()


def folder_for(page: Path, tmp_path: Path) -> None:
    """Make the folder a page's commands run in: the examples, and the files it speaks of."""
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    if tool.name_of(page) == "docs/how-to/import-export.md":
        shutil.copy(ROOT / "tests/case/foreign/assets/ferry.gmcr", tmp_path / "old-model.gmcr")
        (tmp_path / "cases" / "strait").mkdir(parents=True)
        (tmp_path / "cases" / "strait" / "case.yaml").write_text(load_entry("syria_iraq_1975").case_text)
        table = next(b.text for b in tool.blocks(page.read_text()) if b.language == "csv")
        (tmp_path / "states.csv").write_text(table)


@pytest.mark.parametrize("page", PAGES_FOUND, ids=tool.name_of)
def test_every_block_of_the_page_runs_and_prints_what_it_shows(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder_for(page, tmp_path)
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {"__name__": "page"}
    printed, last = "", 0
    for block in tool.blocks(page.read_text()):
        where = f"{tool.name_of(page)}:{block.line}"
        if block.file:
            target = tmp_path / block.file
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(block.text)
            if target.suffix == ".yaml":
                _, problems = check(target)
                assert bool(problems) == block.faulty, f"{where}: {problems}"
        elif block.language == "python":
            printed = tool.run_python(block, names, where)
        elif block.language == "output":
            wanted = [line.rstrip() for line in block.text.splitlines()]
            assert tool.missing_lines(wanted, printed) == [], f"{where}: printed was\n{printed}"
        elif block.language == "console":
            for command, shown in tool.commands(block):
                if command.startswith("comity"):
                    output, last = tool.run_command(command)
                    shown_code = 0
                elif command == "echo $?":
                    output, shown_code = f"{last}\n", last
                else:
                    continue
                assert tool.missing_lines(shown, output) == [], f"{where}: {command} printed\n{output}"
                assert last != 1, f"{where}: {command} ended with a bug\n{output}"
                assert shown_code in (0, last)


@pytest.mark.parametrize("page", PAGES_FOUND, ids=tool.name_of)
def test_a_block_that_is_a_whole_case_is_marked_with_its_file(page: Path) -> None:
    for block in tool.blocks(page.read_text()):
        if block.language == "yaml" and re.search(r"^comity: ", block.text, re.M):
            assert block.file, f"{tool.name_of(page)}:{block.line}: write <!-- file: NAME --> above it"


@pytest.mark.parametrize("page", PAGES_FOUND, ids=tool.name_of)
def test_every_relative_link_of_the_page_leads_somewhere(page: Path) -> None:
    text = page.read_text()
    for link in tool.links(text):
        if link.startswith(("http://", "https://", "mailto:")):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), f"{tool.name_of(page)} links to {link}"
        if anchor and target.suffix == ".md":
            assert anchor in tool.anchors(target.read_text()), f"{tool.name_of(page)} links to {link}"


@pytest.mark.parametrize("page", PAGES_FOUND, ids=tool.name_of)
def test_no_page_names_a_path_of_one_machine(page: Path) -> None:
    found = re.findall(r"(?<![\w.])/(?:work|tmp|home|root|Users|var|mnt)/\S*|\bshared/\S*", page.read_text())
    assert found == []


def test_every_page_of_the_docs_can_be_reached_from_the_index() -> None:
    seen: set[Path] = set()
    todo = [ROOT / "docs" / "index.md"]
    while todo:
        page = todo.pop()
        if page in seen:
            continue
        seen.add(page)
        targets = [(page.parent / link.partition("#")[0]).resolve() for link in tool.links(page.read_text())]
        todo += [t for t in targets if t.suffix == ".md" and t.exists() and ROOT / "docs" in t.parents]
    assert seen >= set((ROOT / "docs").rglob("*.md"))


@pytest.mark.parametrize("name", PAGES)
def test_the_generated_page_is_current(name: str) -> None:
    page = ROOT / "docs" / "reference" / f"{name}.md"
    assert page.read_text() == PAGES[name](), f"write it anew: python -m comity.cli.reference {name} > {page}"


def command_names() -> list[str]:
    found = []
    group: Any = typer.main.get_command(app)
    for name, command in group.commands.items():
        inner = getattr(command, "commands", None)
        found += [f"{name} {k}" for k in inner] if inner else [name]
    return found


def test_every_command_has_its_section_and_a_page_that_uses_it() -> None:
    reference = (ROOT / "docs/reference/commands.md").read_text()
    guides = [p for p in PAGES_FOUND if "reference" not in p.parts]
    told = "\n".join(p.read_text() for p in guides)
    for name in command_names():
        assert re.search(rf"^##+ comity {name}$", reference, re.M), name
        assert f"comity {name}" in told, f"no guide uses comity {name}"


def test_every_concept_has_its_row_and_its_section_in_the_theory() -> None:
    reference = (ROOT / "docs/reference/concepts.md").read_text()
    theory = (ROOT / "docs/theory/conflict.md").read_text()
    for c in (*CONCEPTS, NONMYOPIC):
        assert f"| `{c.key}` |" in reference
        assert re.search(rf"^## .*{re.escape(c.name)}", theory, re.M | re.I), c.name


def case_keys() -> set[tuple[str, str]]:
    return {(r.title, f.name) for r in records(CASE) for f in r.fields}


def test_every_key_of_a_case_is_on_the_reference_page() -> None:
    text = (ROOT / "docs/reference/case-format.md").read_text()
    assert isinstance(CASE, Record)
    missing = [key for key in case_keys() if f"`{key[1]}`" not in text]
    assert missing == []


def test_the_commands_of_make_that_pages_name_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.M))
    for page in PAGES_FOUND:
        named = re.findall(r"(?:^|`)make ([a-z]+)\b", page.read_text(), re.M)
        assert set(named) <= targets, tool.name_of(page)


def test_the_architecture_page_names_every_room_and_no_other() -> None:
    page = (ROOT / "ARCHITECTURE.md").read_text()
    home = ROOT / "src" / "comity"
    rooms = {p.name + "/" for p in home.iterdir() if p.is_dir() and p.name != "__pycache__"}
    rooms |= {p.name for p in home.glob("*.py") if not p.name.startswith("__")}
    table = page[page.index("| room |") : page.index("stand side by side")]
    assert set(re.findall(r"^\| `([\w./]+)`", table, re.M)) == rooms
    for path in re.findall(r"`((?:cli|report|catalogue|conflict|case|logic|kernels)/[\w/]+\.py)`", page):
        assert (home / path).exists(), path


def test_the_scaffold_the_tutorial_starts_from_checks_clean(tmp_path: Path) -> None:
    new(tmp_path / "fishing")
    _, problems = check(tmp_path / "fishing")
    assert not problems
