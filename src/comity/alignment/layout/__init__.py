"""Where to draw the actors of a dated, signed network: places that stay put, and labels that do not collide."""
