"""The program ``comity``: one command per job, exit codes 0 done, 2 the input is wrong, 3 a budget ran out, 1 a bug."""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from typing import Annotated

import typer

from comity.cli import (
    alignment_command,
    alignment_import,
    case_commands,
    catalogue_commands,
    conflict_commands,
    demands_command,
    ensemble_command,
    evidence_commands,
    inverse_command,
    packages_commands,
    partners_command,
    programme_command,
    read_command,
    report_command,
    sequence_command,
    settlement_command,
    show,
    support_command,
    trace_commands,
)
from comity.cli.alignment_group import TwoWords
from comity.errors import BudgetExceededError, CaseError, ComityError
from comity.version import __version__

app = typer.Typer(
    name="comity",
    cls=TwoWords,
    help="An open workbench for strategic assessment: one case folder in, one report out.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    rich_markup_mode=None,
)
for _module in (
    report_command,
    case_commands,
    conflict_commands,
    trace_commands,
    inverse_command,
    ensemble_command,
    settlement_command,
    support_command,
    demands_command,
    sequence_command,
    packages_commands,
    read_command,
    alignment_command,
    alignment_import,
    partners_command,
    programme_command,
):
    _module.register(app)
app.add_typer(evidence_commands.app, name="evidence")
app.add_typer(catalogue_commands.app, name="catalogue")


def _version(wanted: bool) -> None:
    if wanted:
        print(f"comity {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Comity: an open workbench for strategic assessment."""


def run(arguments: list[str] | None = None) -> None:
    """Run the program and leave with the exit code of the contract."""
    # matrices here are small: threads of the linear algebra wait for one another, and take three times as long
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # a command lives for seconds and makes few cycles: looking for them all the time is a tenth of its work
    gc.set_threshold(100_000, 20, 20)
    sys.exit(code(arguments))


def code(arguments: list[str] | None = None) -> int:
    """Return the exit code of one call, having printed what there is to say."""
    try:
        return _code(arguments)
    except BrokenPipeError:
        return _reader_gone()


def _code(arguments: list[str] | None) -> int:
    try:
        result = _invoke(sys.argv[1:] if arguments is None else arguments)
        sys.stdout.flush()
    except typer.Exit as e:
        return int(e.exit_code)
    except CaseError as e:
        show.problems(e.problems)
        return 2
    except BudgetExceededError as e:
        show.say(f"comity: {e}")
        return 3
    except ComityError as e:
        show.say(f"comity: {e}")
        return 2
    except KeyboardInterrupt:
        show.say("comity: stopped")
        return 3
    except BrokenPipeError:
        raise
    except OSError as e:
        show.say(f"comity: {e.filename or 'the output'} cannot be read or written ({e.strerror or e}).")
        return 2
    except Exception as e:
        return _unforeseen(e)
    return result if isinstance(result, int) else 0


def _invoke(arguments: list[str]) -> object:
    # not app(...): it would answer Ctrl-C and a closed pipe itself, with exit codes of its own
    command = typer.main.get_command(app)
    with show.one_command(), command.make_context("comity", list(arguments)) as context:
        return command.invoke(context)


def _reader_gone() -> int:
    """Leave silently: the reader of a pipe went away (`comity ... | head`), nothing is wrong on our side."""
    # what is still buffered must go somewhere, or the interpreter complains on its way out
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        for stream in (sys.stdout, sys.stderr):
            os.dup2(nowhere, stream.fileno())
    return 0


def _unforeseen(error: Exception) -> int:
    usage_code = getattr(error, "exit_code", None)
    if usage_code is not None and hasattr(error, "show"):  # wrong arguments, as the option parser reports them
        error.show()
        return int(usage_code)
    import traceback

    traceback.print_exc()
    show.say("comity: this is a bug in comity, not in your case. Please report it with the lines above.")
    return 1


if __name__ == "__main__":
    run()
