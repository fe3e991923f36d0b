"""Cost: what an error costs, and how steeply."""
