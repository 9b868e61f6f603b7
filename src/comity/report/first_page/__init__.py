"""The first page, one section per file, in the order a mediator with ten minutes reads them."""
