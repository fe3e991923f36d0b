"""Why: which ink speaks for a digit, and what would make it another."""
