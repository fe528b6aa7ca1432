"""Cards and sheets of items, partners and money, opened from any page."""
