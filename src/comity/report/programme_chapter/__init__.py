"""The chapter of a report on a declared programme: what fits, what holds it up, and what was published."""
