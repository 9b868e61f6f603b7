"""What offers cost over their whole life, with timing, for payments and discount rates that are known in part."""
