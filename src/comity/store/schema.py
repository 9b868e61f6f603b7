"""The tables as they are now; the migrations lead to them, and a test holds the two together."""

from __future__ import annotations

import sqlalchemy as sa

metadata = sa.MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
    }
)

runs = sa.Table(
    "ensemble_run",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("digest", sa.String(64), nullable=False, unique=True),
    sa.Column("meta", sa.Text, nullable=False),  # JSON: for people, nothing is looked up in it
    sa.Column("begun", sa.String(25), nullable=False),  # ISO 8601 in UTC, to the second
    sa.Column("finished", sa.String(25)),
)

chunks = sa.Table(
    "ensemble_chunk",
    metadata,
    sa.Column("run_id", sa.Integer, sa.ForeignKey("ensemble_run.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("tally", sa.LargeBinary, nullable=False),
    sa.Column("sha256", sa.String(64), nullable=False),
)
