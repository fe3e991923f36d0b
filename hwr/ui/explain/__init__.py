"""The page *Explain*: twelve chapters to turn, step and check, and the lessons that lead through them."""
