"""What can be called from every page: search, keys, a paper opened, and where a thing found leads."""
