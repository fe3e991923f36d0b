"""Labelled sets: scikit-learn's digits, labelled ink, folders of pictures."""
