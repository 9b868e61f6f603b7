"""Private information: a war in which battles tell one side how strong the other is."""
