"""The taught samples: drawings and pictures that the user said the label of, in one SQLite file of the user's.

`taught_store.TaughtStore` is the way in; `edits.Edits` remembers what can be undone.
"""
