"""Writers: what the readers of public formats found, as the CSV tables that a case takes."""
