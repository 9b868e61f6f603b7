"""How wars end, and whether they end sooner with less support: rates of ending by unit and period."""
