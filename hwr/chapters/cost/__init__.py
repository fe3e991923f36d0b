"""Cost: what an error losss, and how steeply."""
