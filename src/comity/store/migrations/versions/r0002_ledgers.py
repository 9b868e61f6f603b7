"""Ledgers of evidence, their entries, and the items once more as numbers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

KEPT = "entries of a ledger are never changed or removed"

# REPLACE in SQLite removes a row without asking the triggers for DELETE, so it is refused where it inserts
SQLITE = (
    f"CREATE TRIGGER ledger_entry_update BEFORE UPDATE ON ledger_entry BEGIN SELECT RAISE(ABORT, '{KEPT}'); END",
    f"CREATE TRIGGER ledger_entry_delete BEFORE DELETE ON ledger_entry BEGIN SELECT RAISE(ABORT, '{KEPT}'); END",
    "CREATE TRIGGER ledger_entry_replace BEFORE INSERT ON ledger_entry "
    "WHEN EXISTS (SELECT 1 FROM ledger_entry WHERE ledger_id = NEW.ledger_id AND seq = NEW.seq) "
    f"BEGIN SELECT RAISE(ABORT, '{KEPT}'); END",
    "CREATE TRIGGER ledger_update BEFORE UPDATE ON ledger "
    "WHEN NEW.id <> OLD.id OR NEW.name <> OLD.name OR NEW.entries < OLD.entries "
    f"BEGIN SELECT RAISE(ABORT, '{KEPT}'); END",
    f"CREATE TRIGGER ledger_delete BEFORE DELETE ON ledger BEGIN SELECT RAISE(ABORT, '{KEPT}'); END",
)
POSTGRESQL = (
    f"CREATE FUNCTION comity_kept() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '{KEPT}'; END $$",
    "CREATE TRIGGER ledger_entry_kept BEFORE UPDATE OR DELETE ON ledger_entry "
    "FOR EACH ROW EXECUTE FUNCTION comity_kept()",
    "CREATE TRIGGER ledger_entry_all_kept BEFORE TRUNCATE ON ledger_entry "
    "FOR EACH STATEMENT EXECUTE FUNCTION comity_kept()",
    "CREATE TRIGGER ledger_update BEFORE UPDATE ON ledger FOR EACH ROW "
    "WHEN (NEW.id <> OLD.id OR NEW.name <> OLD.name OR NEW.entries < OLD.entries) EXECUTE FUNCTION comity_kept()",
    "CREATE TRIGGER ledger_delete BEFORE DELETE ON ledger FOR EACH ROW EXECUTE FUNCTION comity_kept()",
)


def upgrade() -> None:
    """Make the tables, and what keeps everybody from changing entries."""
    op.create_table(
        "ledger",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("made", sa.String(25), nullable=False),
        sa.Column("entries", sa.BigInteger, nullable=False),
        sa.Column("head", sa.String(64), nullable=False),
        sa.Column("words", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_ledger"),
        sa.UniqueConstraint("name", name="uq_ledger_name"),
    )
    op.create_table(
        "ledger_entry",
        sa.Column("ledger_id", sa.Integer, nullable=False),
        sa.Column("seq", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("about", sa.Text, nullable=False),
        sa.Column("noun", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("date", sa.Text, nullable=False),
        sa.Column("recorded", sa.Text, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("via", sa.Text, nullable=False),
        sa.Column("corrects", sa.Text, nullable=False),
        sa.Column("previous", sa.String(64), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("ledger_id", "seq", name="pk_ledger_entry"),
        sa.ForeignKeyConstraint(["ledger_id"], ["ledger.id"], name="fk_ledger_entry_ledger_id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_ledger_entry_noun", "ledger_entry", ["ledger_id", "about", "noun", "seq"])
    op.create_table(
        "ledger_word",
        sa.Column("ledger_id", sa.Integer, nullable=False),
        sa.Column("word", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("ledger_id", "word", name="pk_ledger_word"),
        sa.ForeignKeyConstraint(["ledger_id"], ["ledger.id"], name="fk_ledger_word_ledger_id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "ledger_numbers",
        sa.Column("ledger_id", sa.Integer, nullable=False),
        sa.Column("first", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("packed", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("ledger_id", "first", name="pk_ledger_numbers"),
        sa.ForeignKeyConstraint(["ledger_id"], ["ledger.id"], name="fk_ledger_numbers_ledger_id"),
    )
    for text in POSTGRESQL if op.get_bind().dialect.name == "postgresql" else SQLITE:
        op.execute(text)


def downgrade() -> None:
    """Drop the tables of ledgers."""
    for table in ("ledger_numbers", "ledger_word", "ledger_entry", "ledger"):
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION comity_kept()")
