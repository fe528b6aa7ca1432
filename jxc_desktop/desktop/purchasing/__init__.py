"""Pages of buying: receiving, ordering, giving back."""
