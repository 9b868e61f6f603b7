"""Pictures of the chapter on partners."""
