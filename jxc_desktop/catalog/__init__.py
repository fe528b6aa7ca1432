"""What the shop sells and where it lies: items, units, barcodes, prices, categories, tax rates, warehouses, settings."""
