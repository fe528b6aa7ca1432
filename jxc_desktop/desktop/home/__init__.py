"""The first page: how the day goes and what is to be done."""
