"""The page *Explain*: chapters to turn, step and check, and the lessons that lead through them."""
