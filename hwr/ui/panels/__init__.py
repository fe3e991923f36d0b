"""The panels: each displays one side of a reading and knows nothing of the others.

A panel has `show_recognition(recognition)` and `set_theme(theme)`; `hwr.ui.app` connects them.
"""
