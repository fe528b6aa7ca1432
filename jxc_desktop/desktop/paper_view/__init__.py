"""What a paper looks like before it is printed, and the way to the printer."""
