"""The chapter on the conflict: answer, picture, table, why, method and limits, sources."""
