"""The kit: what pages and chapters are built of. It knows none of them."""
