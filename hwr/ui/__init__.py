"""The window, and all that is seen in it.

`app` is the composition root: it makes the parts and holds the connections between them. `session` is the sole owner of
what changes (what stands on the canvas, its history, the model that reads). A page is a package: `read`, `train`,
`runs` and `explain`; pages know nothing of each other, and are built of what `kit` has.
"""
