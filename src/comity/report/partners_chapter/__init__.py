"""The chapter on partners: whose long-term offer holds up, for whom, and what is not known of it."""
