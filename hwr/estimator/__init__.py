"""The estimators: the engine and the normalisation as scikit-learn has its own, for pipelines, searches and scores.

Whoever imports this imports scikit-learn; no other part of the program does so.
"""

from hwr.estimator.classifier import BackpropClassifier
from hwr.estimator.ink_normalizer import InkNormalizer

__all__ = ["BackpropClassifier", "InkNormalizer"]
