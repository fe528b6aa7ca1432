"""The one page that shows any declared report or list."""
