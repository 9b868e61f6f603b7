"""Who wants what first: deadlocks, the ways out of them, and a timetable."""
