"""The ten tabs and their pages."""
