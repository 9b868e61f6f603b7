"""Typed uses of the public names: read by mypy, never run. A change that breaks a caller's types breaks this file."""

from __future__ import annotations

from pathlib import Path
from typing import assert_type

import numpy as np
import pandas as pd
from numpy.typing import NDArray

import comity
from comity.case.nouns import Case
from comity.conflict.result import ConflictResult
from comity.study import Study

case = comity.load("case.yaml")
assert_type(case, Case)
result = comity.analyse(case, comity.Settings(concepts=("nash", "seq"), depth=None, coalitions=True))
assert_type(result, ConflictResult)
assert_type(result.to_frame(), pd.DataFrame)
assert_type(result.equilibria("nash"), NDArray[np.int64])
study = comity.assess(Path("case.yaml"))
assert_type(study, Study)
assert_type(comity.write_report(study, Path("report.html")), Path)
