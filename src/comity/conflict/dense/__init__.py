"""Conflicts of up to about 2^28 states: every state looked at, one array per party, exact counts."""
