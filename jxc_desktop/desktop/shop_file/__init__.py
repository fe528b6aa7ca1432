"""The shop file as the window sees it: which one was last open, backups, putting one back."""
