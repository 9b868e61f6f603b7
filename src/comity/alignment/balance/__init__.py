"""How far a signed network is from falling into camps that are friends within and foes across."""
