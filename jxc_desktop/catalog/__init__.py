"""What the shop sells and where it lies: items, units, barcodes, prices, tax rates, warehouses, settings."""
