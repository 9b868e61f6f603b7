"""Which actors stand together, who is at the centre and who stands between: the structure of a network of ties."""
