"""Hidden: what hidden layers see."""
