"""Network: a whole small one, every weight an edge; numbers forward, the error back."""
