"""How the members of an alliance, union or group really vote, trade, fight and meet."""
