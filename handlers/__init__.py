"""One module per thing a person can do in chat: pure decisions, effects as values."""
