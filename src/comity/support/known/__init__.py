"""What published studies say of outside support, as data, with their disagreement left standing."""
