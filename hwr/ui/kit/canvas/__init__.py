"""The canvas: a sheet that is drawn on, by any pen, and remembers."""
