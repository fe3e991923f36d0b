"""The symptoms: one module for each thing that can go wrong, with its thresholds and where they come from.

Each has `find(case) -> Diagnosis | None`, which looks at that thing alone; which of several explains the others is
decided in `hwr.train.doctor.diagnosing`.
"""
