"""Classifiers on scikit-learn's digits: the same data, the same budget, ten seeds; how many are read right, and when.

Each seed splits the 1,797 digits anew, 70 % to learn from and 30 % to be scored on, each class alike, and is the seed
of whatever is random in the classifiers. The three networks have the same budget: 64-64-10 with ReLU and softmax,
cross-entropy, Adam with its usual settings, so many epochs in batches of 32, float32, neither penalty nor early
stopping. The support vectors and the neighbours have no epochs; they are as scikit-learn has them, but for the one
setting that most depends on the data (C of SVC, k of KNeighborsClassifier), chosen by cross-validation within the
samples to learn from, in time that counts. PyTorch, eager and as it comes, takes part where it is installed.

Everybody takes turns within each seed, in one thread on one core. Times are the processor's, so that a busy machine
matters less. Intervals are Student's, 95 %, of the mean of the ten seeds; the last column is the mean of the ten
differences to this project, seed by seed. Prints a table in Markdown, for `docs/scikit-learn.md`.

    python benchmarks/estimators.py [--seeds 10] [--epochs 50]
"""

# ruff: noqa: E402 - the environment has to be set before anybody loads a BLAS
from __future__ import annotations

import os

for _variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[_variable] = "1"

import argparse
import importlib.util
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.stats import t as student
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.datasets import load_digits
from sklearn.exceptions import ConvergenceWarning
from sklearn.model_selection import GridSearchCV, train_test_split
from sklearn.neighbors import KNeighborsClassifier
from sklearn.neural_network import MLPClassifier
from sklearn.svm import SVC

sys.path.insert(0, str(Path(__file__).parent.parent))

from hwr.estimator import BackpropClassifier

HIDDEN, BATCH, RATE = 64, 32, 1e-3


class TorchClassifier(ClassifierMixin, BaseEstimator):  # type: ignore[misc]
    """The same network in PyTorch, with the loop that its tutorials have."""

    def __init__(self, epochs: int, seed: int) -> None:
        self.epochs = epochs
        self.seed = seed

    def fit(self, x: NDArray[np.float32], y: NDArray[np.int64]) -> TorchClassifier:
        import torch

        torch.set_num_threads(1)
        torch.manual_seed(self.seed)
        self.classes_ = np.unique(y)
        samples, labels = torch.from_numpy(x), torch.from_numpy(y)
        layers = torch.nn.Linear(x.shape[1], HIDDEN), torch.nn.ReLU(), torch.nn.Linear(HIDDEN, len(self.classes_))
        self.network_ = torch.nn.Sequential(*layers)
        optimizer = torch.optim.Adam(self.network_.parameters(), lr=RATE)
        loss_of = torch.nn.CrossEntropyLoss()
        for _ in range(self.epochs):
            order = torch.randperm(len(samples))
            for start in range(0, len(samples), BATCH):
                chosen = order[start : start + BATCH]
                optimizer.zero_grad()
                loss_of(self.network_(samples[chosen]), labels[chosen]).backward()
                optimizer.step()
        return self

    def predict(self, x: NDArray[np.float32]) -> NDArray[np.int64]:
        import torch

        with torch.no_grad():
            best: NDArray[np.int64] = self.network_(torch.from_numpy(x)).argmax(dim=1).numpy()
        return best


def contestants(epochs: int) -> dict[str, Callable[[int], Any]]:
    """By their names, what makes one of a seed."""
    budget: dict[str, Any] = {
        "learning_rate_init": RATE,
        "batch_size": BATCH,
        "max_iter": epochs,
        "alpha": 0.0,
        "tol": 0.0,
    }
    budget["n_iter_no_change"] = epochs + 1
    found: dict[str, Callable[[int], Any]] = {
        "`BackpropClassifier`": lambda seed: BackpropClassifier((HIDDEN,), **budget, random_state=seed),
        "`MLPClassifier`": lambda seed: MLPClassifier((HIDDEN,), **budget, random_state=seed),
    }
    if importlib.util.find_spec("torch"):
        found["PyTorch"] = lambda seed: TorchClassifier(epochs, seed)
    found["`SVC`"] = lambda _: GridSearchCV(SVC(), {"C": [1, 10, 100]}, cv=3)
    found["`KNeighborsClassifier`"] = lambda _: GridSearchCV(KNeighborsClassifier(), {"n_neighbors": [1, 3, 5]}, cv=3)
    return found


def measured(make: Callable[[int], Any], seed: int, x: NDArray[np.float32], y: NDArray[np.int64]) -> list[float]:
    """Accuracy in percent, seconds to fit, milliseconds to read a thousand samples."""
    x_train, x_test, y_train, y_test = train_test_split(x, y, test_size=0.3, stratify=y, random_state=seed)
    classifier = make(seed)
    begun = time.process_time()
    classifier.fit(x_train, y_train)
    fitted = time.process_time()
    answers = classifier.predict(x_test)
    read = time.process_time()
    return [100 * float(np.mean(answers == y_test)), fitted - begun, 1e6 * (read - fitted) / len(y_test)]


def interval(values: NDArray[np.float64], digits: int) -> str:
    """The mean and how far its interval reaches to both sides."""
    reach = student.ppf(0.975, len(values) - 1) * values.std(ddof=1) / np.sqrt(len(values))
    return f"{values.mean():.{digits}f} ± {reach:.{digits}f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, default=10)
    parser.add_argument("--epochs", type=int, default=50)
    options = parser.parse_args()
    warnings.simplefilter("ignore", ConvergenceWarning)
    digits = load_digits()
    x, y = (digits.data / 16).astype(np.float32), digits.target
    makers = contestants(options.epochs)
    for make in makers.values():
        measured(make, 0, x, y)  # what is done once in a process is no part of a training
    results: dict[str, list[list[float]]] = {name: [] for name in makers}
    for seed in range(options.seeds):
        for name, make in makers.items():
            results[name].append(measured(make, seed, x, y))
    print("| | read right, % | fitted in, s | a thousand read in, ms | read right against ours, points |")
    print("|---|---|---|---|---|")
    ours = np.array(next(iter(results.values())))
    for number, (name, rows) in enumerate(results.items()):
        table = np.array(rows)
        against = interval(table[:, 0] - ours[:, 0], 2) if number else ""
        cells = interval(table[:, 0], 2), interval(table[:, 1], 3), interval(table[:, 2], 1), against
        print(f"| {name} | {' | '.join(cells)} |")


if __name__ == "__main__":
    main()
