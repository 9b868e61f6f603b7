"""How much it would take to overturn a finding: hidden causes, and effects too small to be seen."""
