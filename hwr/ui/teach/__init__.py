"""The page My digits: what the user has taught, and learning from it."""
