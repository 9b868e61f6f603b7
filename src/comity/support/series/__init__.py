"""Tests on one series or a panel of series: local projections, interrupted series, predictive precedence."""
