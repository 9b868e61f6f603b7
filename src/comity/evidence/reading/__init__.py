"""Statements found in a text by rules: who says what, of which kind, how firmly and on what condition."""
