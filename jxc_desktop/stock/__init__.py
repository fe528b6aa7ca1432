"""What lies in the warehouses: counts, write-offs, limits."""
