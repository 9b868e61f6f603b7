"""Units that lost support held against units that did not: synthetic controls, staggered cuts, placebos."""
