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

ledgers = sa.Table(
    "ledger",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("name", sa.Text, nullable=False, unique=True),
    sa.Column("made", sa.String(25), nullable=False),
    # the end of the chain; whoever appends holds this row, so that there is one order
    sa.Column("entries", sa.BigInteger, nullable=False),
    sa.Column("head", sa.String(64), nullable=False),
    sa.Column("words", sa.Integer, nullable=False),  # how many words have a number
)

# triggers refuse to change or remove a row (migration 0002)
entries = sa.Table(
    "ledger_entry",
    metadata,
    sa.Column("ledger_id", sa.Integer, sa.ForeignKey("ledger.id"), primary_key=True),
    sa.Column("seq", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("about", sa.Text, nullable=False),  # the kind of what the entry is about: not that of a withdrawal
    sa.Column("noun", sa.Text, nullable=False),  # the id of what the entry is about
    sa.Column("body", sa.Text, nullable=False),  # JSON: a row of the case format
    sa.Column("date", sa.Text, nullable=False),
    sa.Column("recorded", sa.Text, nullable=False),
    sa.Column("by", sa.Text, nullable=False),
    sa.Column("via", sa.Text, nullable=False),
    sa.Column("corrects", sa.Text, nullable=False),  # the hash of an earlier entry, or empty
    sa.Column("previous", sa.String(64), nullable=False),
    sa.Column("hash", sa.String(64), nullable=False),
    sa.Index("ix_ledger_entry_noun", "ledger_id", "about", "noun", "seq"),
    sqlite_with_rowid=False,  # rows lie in the order of the log
)

# What follows repeats what entries say, in a form that a million of them are read in at once. It can be made anew.
words = sa.Table(
    "ledger_word",
    metadata,
    sa.Column("ledger_id", sa.Integer, sa.ForeignKey("ledger.id"), primary_key=True),
    sa.Column("word", sa.Text, primary_key=True),
    sa.Column("number", sa.Integer, nullable=False),
    sqlite_with_rowid=False,
)

numbers = sa.Table(
    "ledger_numbers",
    metadata,
    sa.Column("ledger_id", sa.Integer, sa.ForeignKey("ledger.id"), primary_key=True),
    sa.Column("first", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("packed", sa.LargeBinary, nullable=False),  # the items of one append, as comity.store.numbers packs them
)
