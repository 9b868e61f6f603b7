"""Ideal points: where actors stand on a line, as their votes show it, and how far any two agree."""
