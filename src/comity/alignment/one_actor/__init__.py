"""One actor's page: with whom it stands, how it depends on others, and which way it moves."""
