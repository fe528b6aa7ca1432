"""Buying: orders, goods receipts, returns to suppliers."""
