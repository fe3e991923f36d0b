"""Files of every kind that is read, damaged in thousands of ways: each is a value or one sentence, in time and memory.

`python -m tests.fuzz.fuzzing --count 2000` does it at length and prints a table.
"""
