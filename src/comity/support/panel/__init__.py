"""From the texts of a table to arrays by unit and period, or every reason why that cannot be done."""
