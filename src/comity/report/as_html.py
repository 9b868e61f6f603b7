"""A report as one HTML file that needs no network: styles, script and drawings are inside it."""

from __future__ import annotations

import base64
import hashlib
import re
from importlib import resources
from urllib.parse import quote

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from comity.report.citing import is_address
from comity.report.content import Figure, Report, clean
from comity.report.palette import DARK, LIGHT, colour, css_variables, mark, on_paper
from comity.report.phrasing import date_words
from comity.report.tables import csv_text

_TAG, _VALUE = re.compile(r"<[a-zA-Z][^>]*>"), re.compile(r'="([^"\']*)"')
_IN_ADDRESS = " ,;:@/?!$'()*+-._~=[]{}|"
"""What may stand as it is in an address that stands in double quotes; everything else takes three signs."""
_ASSETS = ("report.html.j2", "blocks.html.j2", "report.css", "report.js")


def to_html(report: Report) -> str:
    """
    Return a report as the text of one HTML file.

    Everything that comes from the case is escaped; a policy in the head forbids any request to a network and any
    script but the report's own.

    Examples
    --------
    >>> from comity.report.content import Paragraph, Section, line
    >>> tiny = Report("<b>", "", "", "", "0" * 64, "1", (), (Section("s", "S", (Paragraph(line("a < b")),)),), ())
    >>> html = to_html(tiny)
    >>> "<title>&lt;b&gt;</title>" in html, "<p>a &lt; b</p>" in html
    (True, True)
    """
    files = _files()
    script = files["report.js"]
    return (
        _environment(files)
        .get_template("report.html.j2")
        .render(
            report=report,
            numbers=report.numbers(),
            style=Markup(style(files["report.css"])),
            script=Markup(script),
            script_hash=Markup("sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()),
        )
    )


def style(sheet: str) -> str:
    """Return the style sheet with the colours for light and dark put before it."""
    light, dark = css_variables(LIGHT), css_variables(DARK)
    return (
        f":root{{color-scheme:light;{light}}}@media "
        f"(prefers-color-scheme:dark){{:root:not([data-theme=light]){{color-scheme:dark;{dark}}}}}:root[data-theme=dark]{{color-scheme:dark;{dark}}}"
        + sheet.replace("{{ paper }}", light)
    )


def _files() -> dict[str, str]:
    folder = resources.files("comity.report") / "assets"
    return {name: (folder / name).read_text(encoding="utf-8") for name in _ASSETS}


def _environment(files: dict[str, str]) -> Environment:
    found = Environment(loader=DictLoader(files), autoescape=True, undefined=StrictUndefined, trim_blocks=False)
    found.filters |= {
        "clean": clean,
        "colour": colour,
        "mark": mark,
        "date_words": date_words,
        "kind": lambda x: type(x).__name__,
        "safe_target": safe_target,
        "trusted_drawing": Markup,  # made by comity.report.svg, which escapes every word in it
        "svg_address": svg_address,
        "csv_address": csv_address,
    }
    return found


def safe_target(target: str) -> str:
    """
    Return where a link may lead: a place in the report or a web address, else the top of the report.

    Examples
    --------
    >>> safe_target("#why-a"), safe_target("https://example.org"), safe_target("javascript:alert(1)")
    ('#why-a', 'https://example.org', '#main')
    """
    return target if target.startswith("#") or is_address(target) else "#main"


def svg_address(figure: Figure) -> Markup:
    """Return a drawing, in the colours of paper, as an address that holds it; as text it is shorter than in base 64."""
    plain = _TAG.sub(lambda tag: _VALUE.sub(r"='\1'", tag.group()), on_paper(figure.svg))
    return _address("image/svg+xml", plain)


def csv_address(figure: Figure) -> Markup:
    """Return the data of a figure as an address that holds it."""
    return _address("text/csv", csv_text(figure.columns, figure.rows))


def _address(kind: str, text: str) -> Markup:
    """Return text as an address; it holds no quote, no & and no angle bracket, so that nothing need be escaped."""
    return Markup(f"data:{kind};charset=utf-8,{quote(text, safe=_IN_ADDRESS)}")
