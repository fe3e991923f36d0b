"""What chapters and lessons are, without a screen.

- `chapter`, `setting`: one idea, what can be turned in it and what it tells.
- `lesson`, `question`, `progress`: a way through chapters, what it asks, and how far a learner has come.
- `expression`: a formula that somebody typed, computed without running it.
"""
