"""A report as plain values: the answers of every room, as the commands print them, and what the report names."""

from __future__ import annotations

import json
from typing import Any

from comity.conflict.model import Model
from comity.conflict.steps import Step
from comity.ensemble.packages.result import ValuesEnsemble
from comity.ensemble.result import EnsembleResult
from comity.report.content import words
from comity.report.findings import Findings, find
from comity.report.large.outcomes import outcome_lines
from comity.report.large.subject import LargeSubject, large_subject
from comity.report.phrasing import outcome_words
from comity.study import Study


def to_json(study: Study, ensemble: EnsembleResult | None = None, drawn: ValuesEnsemble | None = None) -> str:
    """
    Return a study as the text of a JSON file.

    Examples
    --------
    >>> import json
    >>> from comity.catalogue.entries import load_entry
    >>> from comity.study import assess
    >>> found = json.loads(to_json(assess(load_entry("syria_iraq_1975").case)))
    >>> found["conflict"]["equilibria"]["nash"], found["outcomes"][0]["name"]
    (['NYY'], 'A')
    """
    return json.dumps(values(study, ensemble, drawn), ensure_ascii=False, indent=2) + "\n"


def values(study: Study, ensemble: EnsembleResult | None = None, drawn: ValuesEnsemble | None = None) -> dict[str, Any]:
    """Return a study, and the ensembles beside it where they ran, as plain values."""
    out = study.to_json()
    if ensemble is not None:
        out["ensemble"] = ensemble.to_json()
    if drawn is not None:
        out["ensemble"] = out.get("ensemble", {}) | {"packages": drawn.to_json()}
    if study.large is not None:
        out["outcomes"] = _large(large_subject(study, study.large))
    found = find(study)
    if found is None:
        return out
    model = found.model
    out["outcomes"] = [_outcome(found, k) for k in range(len(found.shown))]
    out["deterrents"] = [
        {
            "state": model.label(d.state),
            "deterred": model.parties[d.deterred],
            "to": model.label(d.target),
            "threat": _steps(model, d.threat),
        }
        for d in study.deterrents
    ]
    return out


def _large(s: LargeSubject) -> list[dict[str, Any]]:
    """Return the outcomes a report names where the conflict is too large to list."""
    return [
        {
            "name": n.handle,
            "state": s.result.patterns((n.state,))[0],
            "outcome": "; ".join(words(x) for x in outcome_lines(s, n.state)),
            "holds": [k for k, f in s.result.found.items() if n.state in f.states],
        }
        for n in s.named
    ]


def _outcome(f: Findings, place: int) -> dict[str, Any]:
    o, model = f.shown[place], f.model
    return {
        "name": o.handle,
        "state": model.label(o.state),
        "outcome": outcome_words(f, o.state),
        "holds": list(o.holds),
        "by_threat": o.by_threat,
        "in_every_reading": f.is_firm(o),
        "readings": dict(o.share),
        "depends_on": list(o.depends),
        "makes_no_difference": [model.options[k].id for k in o.either],
        "way": None
        if o.way is None
        else {"pays": o.way.pays, "steps": _steps(model, o.way.steps), "one_way": list(o.way.one_way)},
        "broken_by": [
            {"members": [model.parties[i] for i in b.members], "to": model.label(b.target)} for b in o.broken_by
        ],
    }


def _steps(model: Model, steps: tuple[Step, ...]) -> list[dict[str, Any]]:
    return [{"by": model.parties[s.player], "to": model.label(s.target), "improves": s.improves} for s in steps]
