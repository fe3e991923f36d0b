"""The sweep: many trainings that differ in some settings, drawn by the libraries' own searches, each kept as a run.

`sweep.sweep` is the way in, a generator of what happens; `space` reads the file that says what is varied.
"""
