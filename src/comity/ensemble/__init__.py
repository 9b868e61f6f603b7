"""Many studies of one case: preferences drawn, verdicts counted, how sure each outcome is."""
