"""Tables of many rows read column by column: cells checked once each, with the line of every row."""
