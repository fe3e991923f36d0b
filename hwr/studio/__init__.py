"""The training studio's logic, without a screen: a run that can be paced, stepped back and looked at.

- `moment`, `observation`: one state of the network, and all that panels show of it, from one recorded pass.
- `examination`: every test digit read, so that a confusion matrix can open the digits behind its cells.
- `control`, `trainer`: what the user wants of the training, and the training that does it.
- `events`: what a training tells, frozen values that go from its thread to the window's.
- `recording`: what is kept of a run in the history of runs while it is trained.
"""
