"""The run history: every training with its settings, curves and result, in one SQLite file of the user's.

`run_store.RunStore` is the way in; `recorder.Recorder` is what a training reports to.
"""
