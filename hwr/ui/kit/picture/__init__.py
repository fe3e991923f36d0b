"""Pictures that are painted: their letters, their ink, two side by side."""
