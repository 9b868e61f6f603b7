"""Analysis of competing hypotheses: which of several rival claims the evidence bears out, and by which items."""
