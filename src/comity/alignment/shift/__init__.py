"""Whether centres become more or fewer: every measure of it side by side, each with how sure its change is."""
