"""A war of attrition: two sides that wait for each other to give in, one of them subsidised."""
