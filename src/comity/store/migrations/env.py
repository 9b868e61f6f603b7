"""What Alembic runs before the steps: they are done on the connection that :mod:`comity.store.open` hands over."""

from __future__ import annotations

from alembic import context

VERSION_TABLE = "comity_version"


def run() -> None:
    """Run the steps that are missing, within the transaction of the connection."""
    context.configure(connection=context.config.attributes["connection"], version_table=VERSION_TABLE)
    context.run_migrations()


if __name__ == "env_py":  # the name under which Alembic runs this file
    run()
