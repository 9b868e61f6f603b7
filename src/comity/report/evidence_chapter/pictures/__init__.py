"""The pictures of the chapter on the evidence."""
