"""Fields: what values are chosen and typed in, and what is wrong with them."""
