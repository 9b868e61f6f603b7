"""Conflicts of up to 36 options: every state is looked at, 64 to a word, and no utility is ever written down."""
