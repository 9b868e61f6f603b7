"""The pictures of the chapter on a programme, each with its data and its words."""
