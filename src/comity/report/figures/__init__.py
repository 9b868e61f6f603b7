"""The pictures of a report, one per file; each returns a drawing together with its data."""
