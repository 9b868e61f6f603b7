"""What more, less or no outside support would do: scenarios, a war-termination game, tests on data, what is known."""
