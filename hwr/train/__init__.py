"""A run without a screen, that can be paced, stepped back and looked at.

- `observation`: one state of the network, and all that panels show of it, from one recorded pass.
- `examination`: every test digit read, so that a confusion matrix can open the digits behind its cells.
- `control`, `trainer`: what the user wants of the training, and the training that does it.
- `events`, `training_thread`: what a training tells, and the thread it goes on in.
- `keeping`: the run is kept in the history of runs while it is trained.
"""
