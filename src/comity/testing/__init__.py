"""Random conflicts and conformance checks, for comity's own tests and for those who extend it."""
