"""The shop's short lists: warehouses, tills, categories, rates, labels of the scale."""
