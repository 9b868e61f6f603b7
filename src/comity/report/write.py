"""One study in, one report out: HTML, PDF, Markdown or JSON, chosen by the name of the file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from comity.ensemble.packages.result import ValuesEnsemble
from comity.ensemble.result import EnsembleResult
from comity.errors import UsageError
from comity.study import Study

SUFFIXES = (".html", ".pdf", ".md", ".json")
FIGURE_FORMATS = ("svg", "png", "csv")
Progress = Callable[[str], None]


def check_path(out: Path) -> None:
    """
    Raise UsageError where a report cannot be written under that name.

    Examples
    --------
    >>> check_path(Path("case.html"))
    >>> check_path(Path("case.docx"))
    Traceback (most recent call last):
    ...
    comity.errors.UsageError: a report cannot be written as ".docx" (case.docx). Use .html, .pdf, .md or .json.
    """
    if out.suffix.lower() not in SUFFIXES:
        given = f'as "{out.suffix}"' if out.suffix else "to a name without a suffix"
        raise UsageError(f"a report cannot be written {given} ({out.name}). Use .html, .pdf, .md or .json.")


def report(
    study: Study,
    out_path: Path | str,
    progress: Progress | None = None,
    ensemble: EnsembleResult | None = None,
    drawn: ValuesEnsemble | None = None,
) -> Path:
    """
    Write the report on a study and return its path.

    Parameters
    ----------
    study : Study
    out_path : Path
        The suffix chooses the form: ``.html``, ``.pdf``, ``.md`` or ``.json``. Folders on the way are made.
    progress : callable, optional
        Told in words what is being worked on.
    ensemble : EnsembleResult, optional
        What :func:`comity.ensemble.runs.run` found for the same case: the report then tells, beside every outcome, in
        how many draws it holds.
    drawn : ValuesEnsemble, optional
        What :func:`comity.ensemble.packages.run.over_values` found for the same case: the report then tells how
        firm the answers about packages are.

    Raises
    ------
    UsageError
        Any other suffix, or a place that cannot be written to.
    MissingExtraError
        A PDF without the optional part [pdf].
    """
    out = Path(out_path)
    check_path(out)
    content = render(study, out.suffix.lower(), progress or (lambda _: None), ensemble, drawn)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_bytes(content)
    except OSError as why:
        raise UsageError(f"{out} cannot be written: {why.strerror}.") from why
    return out


def render(
    study: Study,
    suffix: str,
    progress: Progress = lambda _: None,
    ensemble: EnsembleResult | None = None,
    drawn: ValuesEnsemble | None = None,
) -> bytes:
    """Return the bytes of a report in one of the four forms."""
    if suffix == ".json":
        from comity.report.as_json import to_json

        return to_json(study, ensemble, drawn).encode()
    from comity.report.compose import compose

    progress("putting the findings into words")
    content = compose(study, ensemble, drawn)
    if suffix == ".md":
        from comity.report.as_markdown import to_markdown

        return to_markdown(content).encode()
    progress("setting the pages")
    if suffix == ".pdf":
        from comity.report.as_typst import to_pdf

        return to_pdf(content)
    from comity.report.as_html import to_html

    return to_html(content).encode()


def figures(
    study: Study,
    folder: Path | str,
    formats: Sequence[str] = ("svg", "png"),
    ensemble: EnsembleResult | None = None,
    drawn: ValuesEnsemble | None = None,
) -> tuple[Path, ...]:
    """
    Write every figure of the report into a folder and return the paths.

    Parameters
    ----------
    study : Study
    folder : Path
        Made where it does not exist.
    formats : sequence of {"svg", "png", "csv"}
    ensemble, drawn : optional
        As for :func:`report`.
    """
    from comity.report.compose import compose
    from comity.report.palette import on_paper
    from comity.report.tables import csv_text

    unknown = [f for f in formats if f not in FIGURE_FORMATS]
    if unknown:
        raise UsageError(f'a figure cannot be written as "{unknown[0]}". Use {", ".join(FIGURE_FORMATS)}.')
    place = Path(folder)
    place.mkdir(parents=True, exist_ok=True)
    written = []
    for figure in compose(study, ensemble, drawn).figures():
        for form in formats:
            if form == "csv":
                content = csv_text(figure.columns, figure.rows).encode()
            else:
                drawing = on_paper(figure.svg)
                content = drawing.encode() if form == "svg" else png(drawing)
            path = place / f"{figure.id}.{form}"
            path.write_bytes(content)
            written.append(path)
    return tuple(written)


def png(drawing: str, scale: float = 2.0) -> bytes:
    """Return a drawing as PNG on white; needs no network and no browser."""
    import vl_convert

    ground = drawing.replace("<title", '<rect width="100%" height="100%" fill="#ffffff"/><title', 1)
    found: bytes = vl_convert.svg_to_png(ground, scale=scale)
    return found
