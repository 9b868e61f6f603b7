"""Every line of SQL: what is kept between runs, in SQLite by default."""
