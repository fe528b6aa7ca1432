"""The steps by which a shop file came to its present form, each one transaction."""
