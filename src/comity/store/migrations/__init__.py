"""How the tables came to be as they are, step by step. Alembic runs these files; steps are added, never changed."""
