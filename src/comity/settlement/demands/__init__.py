"""Which demands collide, what opens talks, and who would have to give what."""
