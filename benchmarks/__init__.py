"""What each hot path costs beside the bare driver doing the same work; nothing of the program needs this."""
