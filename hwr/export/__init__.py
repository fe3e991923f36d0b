"""Export: runs and models in forms that other programs read: tables, JSON, code."""
