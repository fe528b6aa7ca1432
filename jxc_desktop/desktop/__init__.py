"""The window: everything that is Qt, and nothing that is the trade."""
