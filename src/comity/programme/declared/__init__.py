"""What was declared beside what was reported: targets, capacities, budgets and output, as published."""
