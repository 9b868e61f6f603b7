"""The value of waiting: an irreversible commitment as an option, with stages at which one may still leave."""
