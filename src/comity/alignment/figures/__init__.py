"""Stated figures about the same actors, kept beside one another and beside who said them."""
