"""A browser opens the report as a reader would; skipped where no browser is installed."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import signal
import subprocess
from pathlib import Path

import pytest

from comity.case.read import load_text
from comity.ensemble.plan import plan
from comity.ensemble.result import EnsembleResult
from comity.ensemble.runs import run
from comity.report.write import report
from comity.study import Study, assess

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--virtual-time-budget=4000",
)
PROBE = """<script>addEventListener("load", () => setTimeout(() => parent.postMessage([
document.documentElement.scrollWidth, document.querySelectorAll("th button").length,
document.querySelectorAll("button.copy").length, document.querySelectorAll("button.theme").length
].join(" "), "*"), 300))</script>"""
FRAME = """<body><iframe src="inside.html" style="border:0;width:{width}px;height:700px"></iframe><p id="told"></p>
<script>
addEventListener("message", (e) => {{ document.getElementById("told").textContent = "told " + e.data; }})
</script></body>"""


def dumped(command: list[str], into: Path) -> str:
    """Return what a browser prints; one that does not end in time is stopped with all its helper processes."""
    # to a file: a helper process that outlives the browser would keep a pipe open, and the test waiting for it
    with into.open("w", encoding="utf-8") as out:
        browser = subprocess.Popen(command, stdout=out, stderr=subprocess.DEVNULL, start_new_session=True)
        try:
            browser.wait(timeout=90)
        except subprocess.TimeoutExpired:
            pytest.skip("chromium did not answer in time on this machine")
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(browser.pid, signal.SIGKILL)
            browser.wait()
    return into.read_text(encoding="utf-8", errors="replace")


def told(study: Study, folder: Path, width: int, ensemble: EnsembleResult | None = None) -> list[int]:
    """Return what the page says of itself in a frame that wide: its scroll width, and how many buttons it made."""
    if BROWSER is None:
        pytest.skip("no chromium on this machine: the report was not opened in a browser")
    page = report(study, folder / "inside.html", ensemble=ensemble).read_text(encoding="utf-8")
    # the report's own policy would refuse the probe, so the copy under test goes without it
    page = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page, count=1)
    (folder / "inside.html").write_text(page.replace("</body>", PROBE + "</body>"), encoding="utf-8")
    (folder / "frame.html").write_text(FRAME.format(width=width), encoding="utf-8")
    command = [BROWSER, *FLAGS, f"--user-data-dir={folder / 'profile'}", "--dump-dom", (folder / "frame.html").as_uri()]
    found = re.search(r"told ([\d ]+)", dumped(command, folder / "dom.html"))
    if found is None:
        pytest.skip("chromium did not answer on this machine")
    return [int(x) for x in found[1].split()]


def test_the_page_never_scrolls_sideways_on_a_phone(two_ways: Study, tmp_path: Path) -> None:
    assert told(two_ways, tmp_path, 360)[0] <= 360


def test_shares_and_their_picture_fit_a_phone(two_ways: Study, tmp_path: Path) -> None:
    assert told(two_ways, tmp_path, 360, run(plan(two_ways.case, draws=200, seed=1, dispersion=0.3)))[0] <= 360


def test_a_report_on_forty_choices_never_scrolls_sideways_on_a_phone(districts: Study, tmp_path: Path) -> None:
    assert told(districts, tmp_path, 360)[0] <= 360


def test_hostile_words_do_not_widen_the_page_or_stop_the_script(hostile: Study, tmp_path: Path) -> None:
    width, sorters, copiers, themes = told(hostile, tmp_path, 360)
    assert width <= 360
    assert sorters > 5
    assert copiers > 5
    assert themes == 1


WEIGHED = """\
comity: 1
title: A dam
parties: {up: {name: The upland water board and its associates}, down: {name: Lowland}}
evidence:
  sources: {gauge: {name: River_gauge_of_the_upper_valley_at_the_old_bridge, reliability: B}, radio: {reliability: D}}
  claims:
    c1: {text: The dam was full in March, by: up, rivals: c2, grade: estimate; medium}
    c2: {text: The_dam_was_never_full_in_any_month_of_the_year_or_of_any_other_year, by: down}
  items:
    - {id: a_rather_long_id_of_an_item_in_the_ledger, claim: c1, says: supports, source: gauge, credibility: 2}
    - {id: i2, claim: c2, says: supports, source: radio, credibility: 3, locator: "https://example.org/a/very/long/way"}
  records:
    - {id: k1, by: up, group: reports, claimed: 9, verified: 7}
    - {id: k2, by: down, group: reports, claimed: 3, verified: 1}
  accounts:
    - {event: flood, side: up, what: houses, source: gauge, value: 30}
    - {event: flood, side: up, what: houses, source: radio, value: 40}
"""


def test_claims_and_what_they_rest_on_fit_a_phone(tmp_path: Path) -> None:
    assert told(assess(load_text(WEIGHED)), tmp_path, 360)[0] <= 360
