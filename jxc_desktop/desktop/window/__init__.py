"""The main window: its frame, its tabs, and what every page in it is."""
