"""Declared reports: one per file, read-only, across rooms."""
