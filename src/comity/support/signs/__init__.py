"""The sign of support: over which part of what is held possible a cut shortens a war, lengthens it or does nothing."""
