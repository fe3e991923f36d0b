"""Teaching: the model learns from samples that the user taught, and says what that mended and what it broke.

`learning.learn` does it, of `samples.Taught` and `replay.Replay`; `report` holds what it says. `practice` chooses what
to ask for next, `exchange` brings samples in and out.
"""
