"""What a whole message means, inside a question or outside any: intents and their slots."""
