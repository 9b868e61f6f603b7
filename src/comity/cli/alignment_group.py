"""Commands of two words beside a command of the first word alone: ``alignment CASE`` and ``alignment import``."""

from __future__ import annotations

from typing import Any

from typer.core import TyperGroup


class TwoWords(TyperGroup):
    """
    A group in which a command may have two words in its name.

    ``comity alignment import FORMAT FILE`` is the command "alignment import"; everything else after ``alignment``
    goes to the command "alignment". A case folder that is called ``import`` is written ``./import``.
    """

    # Any: typer brings its own copy of click from some release on, so the types have two homes
    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the command that the first word means, or the first two."""
        two = " ".join(args[:2])
        return super().resolve_command(ctx, [two, *args[2:]] if len(args) > 1 and two in self.commands else args)
