"""A shop's purchasing, stock, sales and books in one window and one file."""

__version__ = "0.1.0"
