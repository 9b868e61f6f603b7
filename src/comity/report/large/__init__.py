"""The report on a conflict too large to list: what is known without a table of its states."""
