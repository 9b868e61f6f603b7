"""The pictures of the chapter on the settlement, each a function of plain values."""
