"""What an ensemble says, as a report tells it: shares of draws with their intervals, in words and in a picture."""
