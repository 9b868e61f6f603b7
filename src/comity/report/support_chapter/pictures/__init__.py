"""The pictures of the chapter on outside support."""
