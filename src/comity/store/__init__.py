"""What is kept from one call to the next. Every line of SQL lives here; other rooms own the protocols."""
