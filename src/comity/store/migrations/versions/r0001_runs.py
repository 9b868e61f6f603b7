"""Runs of an ensemble and their chunks."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of runs and chunks."""
    op.create_table(
        "ensemble_run",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("meta", sa.Text, nullable=False),
        sa.Column("begun", sa.String(25), nullable=False),
        sa.Column("finished", sa.String(25)),
        sa.PrimaryKeyConstraint("id", name="pk_ensemble_run"),
        sa.UniqueConstraint("digest", name="uq_ensemble_run_digest"),
    )
    op.create_table(
        "ensemble_chunk",
        sa.Column("run_id", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("tally", sa.LargeBinary, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("run_id", "position", name="pk_ensemble_chunk"),
        sa.ForeignKeyConstraint(["run_id"], ["ensemble_run.id"], ondelete="CASCADE", name="fk_ensemble_chunk_run_id"),
    )


def downgrade() -> None:
    """Drop the tables of runs and chunks."""
    op.drop_table("ensemble_chunk")
    op.drop_table("ensemble_run")
