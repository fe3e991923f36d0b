"""What lasts: model files, the user's folders, atomic writes."""
