"""Augmentation: from one vectorised training digit, the many ways in which other people might have written it."""
