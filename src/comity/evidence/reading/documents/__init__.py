"""From a file to its text, and from a place in the text back to a place in the file: TXT, HTML, PDF and Word."""
