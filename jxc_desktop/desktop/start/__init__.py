"""How one comes in: the first start, signing in, the manager's code."""
