"""What chapters and lessons are, without a screen.

- `chapter`, `setting`: one idea, what can be turned in it and what it tells.
- `lesson`, `question`, `progress`: a way through chapters, what it asks, and how far a learner has come.
- `answer_table`: the answers, and questions passed without one, as a table; of one learner or of many.
- `glossary`: every sign and word, each with its one meaning.
- `expression`: a formula that somebody typed, computed without running it.
"""
