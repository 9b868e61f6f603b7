"""The one door to optional libraries: a missing one says how it is installed, and a warning is kept."""

from __future__ import annotations

import subprocess
import sys
import warnings

import pytest

from comity.errors import MissingExtraError
from comity.support.libraries import need, quiet


def test_a_missing_library_says_the_line_that_installs_it() -> None:
    with pytest.raises(MissingExtraError, match=r"pip install 'comity\[stats\]'"):
        need("statsmodels_that_nobody_has", "A test")


def test_warnings_of_a_library_are_gathered_and_not_shown(recwarn: pytest.WarningsRecorder) -> None:
    with quiet() as said:
        warnings.warn("no convergence", RuntimeWarning, stacklevel=1)
    assert [str(w.message) for w in said] == ["no convergence"]
    assert len(recwarn) == 0


def test_the_rooms_of_series_load_no_statistics_by_themselves() -> None:
    code = (
        "import sys, comity.support.series.analyse, comity.support.panel.panel;"
        "print([m for m in ('statsmodels', 'lifelines', 'scipy', 'pandas') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
