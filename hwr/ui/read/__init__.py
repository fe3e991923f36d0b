"""The page *Read*: the canvas, and panels that each display one side of a reading and know nothing of the others.

A panel has `show_recognition(recognition)`; `hwr.ui.app` connects them.
"""
