"""Pages of the shelves that write: counting, writing off and finding."""
