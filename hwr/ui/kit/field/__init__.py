"""Fields: what values are typed, chosen and ticked in, and what is wrong with them."""
