"""Which demands collide, what opens talks, which package serves everyone, and who must be in the room."""
