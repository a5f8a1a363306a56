"""Vietnamese, as one would speak to a respected elder."""
