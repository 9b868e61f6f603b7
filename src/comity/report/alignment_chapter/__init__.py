"""The chapter on alignment: who stands with whom, how many centres, how exposed."""
