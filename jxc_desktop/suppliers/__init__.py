"""Suppliers: who they are, what we owe them."""
