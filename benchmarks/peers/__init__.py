"""The same conversation, written as each library's own examples write it. Each module is one process."""
