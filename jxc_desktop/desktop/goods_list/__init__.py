"""A goods list of other software, looked at before it comes in: columns, bad rows, goods."""
