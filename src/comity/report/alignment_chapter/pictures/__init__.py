"""The pictures of the chapter on alignment."""
