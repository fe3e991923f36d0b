"""A run without a screen, that can be paced, stepped back and looked at.

- `control`, `trainer`: what the user wants of the training, and the training that does it.
- `events`, `training_thread`: what a training tells, and the thread it goes on in.
- `keeping`: a run in the history of runs, written while it is trained and read back as curves.
- `observation`, `observer`: one state of the network, looked at through one recorded pass and by all test digits, in a
  thread of its own.
- `layer_view`, `layer_layout`, `network_layout`, `network_terms`: what panels show of it, and where.
- `sample_curve`: how well a recipe reads by the number of digits it learns from.
- `doctor`: what goes wrong in a training, with the evidence and remedies.
"""
