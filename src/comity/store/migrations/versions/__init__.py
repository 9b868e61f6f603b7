"""One file per step. Its name begins with the number of the step."""
