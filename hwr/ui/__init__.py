"""The window: the only part of the program that imports Qt.

`app` is the composition root: it makes the parts and holds every connection between them. `session` is the sole owner
of state that changes (what stands on the canvas, its history, the current model). Everything else either turns input
into frozen values (`canvas`, `pen_input`, `gesture`, `transfer`) or displays them (`panels`).
"""
