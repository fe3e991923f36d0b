"""The training doctor: names what goes wrong while it happens, with the evidence and remedies that can be applied.

- `diagnosis`: what it says; `evidence`: what it judges by; `doctor`: from one to the other.
- `layer_problems`, `loss_problems`: what can go wrong, `(Evidence) -> Diagnosis | None` each.
- `remedies`: changes that several problems call for.

Why it judges as it does is `docs/decisions/0010-training-doctor.md`.
"""
