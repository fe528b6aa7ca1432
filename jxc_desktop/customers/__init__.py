"""Customers and members: who they are, what they owe."""
