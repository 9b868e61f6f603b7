"""Which unknown is worth finding out: the value of perfect information on one cell, or one claim, before the choice."""
