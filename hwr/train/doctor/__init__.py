"""The training doctor: names what goes wrong while it happens, with the evidence and remedies that can be applied.

- `diagnosis`: what it says; `case`: what it looks at; `diagnosing`: from one to the other.
- `yardsticks`: what a loss and an accuracy are measured against.
- `remedies`: changes that several symptoms call for.
- `symptoms`: one module for each thing that can go wrong, `find(case) -> Diagnosis | None`.

Why it judges as it does is `docs/decisions/0010-training-doctor.md`.
"""
