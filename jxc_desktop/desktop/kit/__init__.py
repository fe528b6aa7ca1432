"""The parts every page is made of: one look, light and dark, every action with its key."""
