"""The ledger: every source, claim, item and judgement as an entry of a log that only grows."""
