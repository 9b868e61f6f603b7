"""The case as plain JSON, for programs that would rather not read YAML."""

from __future__ import annotations

import json

from comity.case.write import to_yaml
from comity.conflict.model import Model
from comity.conflict.result import ConflictResult


def to_case_json(model: Model, result: ConflictResult | None = None) -> str:
    """
    Return the case of a model as JSON text: the case format, written in JSON.

    JSON is YAML, so the text can be used as a case file again and has the same digest.

    Examples
    --------
    >>> import json
    >>> from comity.catalogue.entries import load_entry
    >>> from comity.conflict.model import build
    >>> case = json.loads(to_case_json(build(load_entry("stag_hunt").case)))
    >>> case["conflict"]["preferences"]["a"]
    {'ranking': ['YY', 'NY', 'NN', 'YN']}
    """
    from ruamel.yaml import YAML

    plain = YAML(typ="safe", pure=True).load(to_yaml(model.case))
    return json.dumps(plain, ensure_ascii=False, indent=2, default=str) + "\n"  # dates are the only other kind
