"""How fast, on one core, side by side with the usual ways of writing such a bot."""
