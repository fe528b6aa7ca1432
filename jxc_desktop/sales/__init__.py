"""Selling: the basket, checkout, refunds, held sales, shifts."""
