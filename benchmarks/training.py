"""Training throughput on scikit-learn's digits, side by side: this project, scikit-learn, PyTorch, JAX, bare products.

This project is there twice, as "numpy" and as "compiled", its two engines, the second if numba is installed; and a
third time, as "before", if another checkout of it is named, which trains in a process of its own, on the same core.

Everybody trains the same network (ReLU, softmax cross-entropy, Adam or plain SGD, float32, no penalty) in the same
batches for as many epochs, from the data to the weights, with one thread on one core. They take turns within each
round, so that a busy machine is busy for all of them, and the median of each one's rounds counts. "sklearn" is
scikit-learn as it comes, in float64, which is what its digits are; "sklearn32" is given them in float32. PyTorch
(eager, as it comes) and JAX (one jit-compiled scan an epoch, compiled before the clock runs, its memory donated, the
losses of all updates fetched once an epoch) take part where they are installed. All shuffle anew for each epoch except
with full batch, where only scikit-learn does. "products" is the floor: the matrix products of the forward and backward
passes by numpy, and nothing else.

    python benchmarks/training.py [--batches 1 16 64 128 512 full] [--networks 64-64-10 ...] [--optimizer adam]
    git worktree add ../before COMMIT && python benchmarks/training.py --before ../before

Columns are milliseconds an epoch of each engine, and then how many times faster than each of the others they are, numpy
and compiled: below 1 the others are faster. For the bare products it is how many times slower they are.
"""

# ruff: noqa: E402 - the environment has to be set before anybody loads a BLAS
from __future__ import annotations

import os

for _variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[_variable] = "1"
if hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})  # what no variable stops, JAX's threads, shares one core

import argparse
import json
import statistics
import subprocess
import sys
import time
import warnings
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.datasets import load_digits
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier
from threadpoolctl import threadpool_info  # type: ignore[import-untyped]

ROOT = Path(__file__).resolve().parent.parent
IN_PLACE_OF = "HWR_BENCHMARK_BEFORE"
"""Names the checkout that a process trains with in place of this one."""

sys.path.insert(0, os.environ.get(IN_PLACE_OF, str(ROOT)))

from hwr.nn.network import Architecture
from hwr.nn.optimizers import SGD, Adam
from hwr.nn.training import TrainingConfig, TrainingData, TrainingState, train

Clock = Callable[[], float]
Trainer = Callable[[int], object]
"""Trains for so many epochs."""
Timed = Callable[[int], float]
"""Likewise, and says how many seconds it took."""

RATE = {"adam": 1e-3, "sgd": 1e-1}


def numpy_trainer(widths: list[int], batch: int, optimizer: str, x: Any, y: Any) -> Trainer:
    return _hwr(widths, batch, optimizer, x, y)


def compiled_trainer(widths: list[int], batch: int, optimizer: str, x: Any, y: Any) -> Trainer:
    import numba

    assert numba, "the engine needs it"
    return _hwr(widths, batch, optimizer, x, y, engine="compiled")


def _hwr(widths: list[int], batch: int, optimizer: str, x: Any, y: Any, **engine: Any) -> Trainer:
    """This project; without an engine also as it was when it had but one."""
    data = TrainingData(x, y)

    def run(epochs: int) -> object:
        config = TrainingConfig(
            **engine,
            optimizer=Adam() if optimizer == "adam" else SGD(),
            learning_rate=RATE[optimizer],
            batch_size=batch,
            epochs=epochs,
        )
        state = TrainingState.start(Architecture.mlp(*widths), config)
        for _ in train(state, data, evaluate_every=0):
            pass
        return state

    return run


def sklearn_trainer(widths: list[int], batch: int, optimizer: str, x: Any, y: Any) -> Trainer:
    return _sklearn(widths, batch, optimizer, x.astype(np.float64), y)


def sklearn32_trainer(widths: list[int], batch: int, optimizer: str, x: Any, y: Any) -> Trainer:
    return _sklearn(widths, batch, optimizer, x, y)


def _sklearn(widths: list[int], batch: int, optimizer: str, x: Any, y: Any) -> Trainer:
    def run(epochs: int) -> object:
        model = MLPClassifier(
            widths[1:-1],
            solver=optimizer,
            momentum=0.0,
            nesterovs_momentum=False,
            alpha=0.0,
            batch_size=batch,
            learning_rate_init=RATE[optimizer],
            max_iter=epochs,
            tol=0.0,
            n_iter_no_change=epochs + 1,
            random_state=0,
        )
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ConvergenceWarning)
            return model.fit(x, y)

    return run


def torch_trainer(widths: list[int], batch: int, optimizer: str, x: Any, y: Any) -> Trainer:
    import torch

    torch.set_num_threads(1)
    inputs, labels = torch.from_numpy(x), torch.from_numpy(y)

    def run(epochs: int) -> object:
        torch.manual_seed(0)
        layers: list[torch.nn.Module] = []
        for fan_in, units in pairwise(widths):
            layers += [torch.nn.Linear(fan_in, units), torch.nn.ReLU()]
        model = torch.nn.Sequential(*layers[:-1])
        kind = torch.optim.Adam if optimizer == "adam" else torch.optim.SGD
        descent = kind(model.parameters(), lr=RATE[optimizer])
        loss_of = torch.nn.CrossEntropyLoss()
        for _ in range(epochs):
            order = torch.randperm(len(inputs))
            for start in range(0, len(inputs), batch):
                chosen = order[start : start + batch] if batch < len(inputs) else slice(None)
                descent.zero_grad()
                loss_of(model(inputs[chosen]), labels[chosen]).backward()
                descent.step()
        return model

    return run


def jax_trainer(widths: list[int], batch: int, optimizer: str, x: Any, y: Any) -> Trainer:
    import jax
    import jax.numpy as jnp

    n, rate = len(x), RATE[optimizer]
    whole, rest = divmod(n, batch)
    inputs, labels = jnp.asarray(x), jnp.asarray(y)

    def loss_of(parameters: Any, xs: Any, ys: Any) -> Any:
        a = xs
        for weights, biases in parameters[:-1]:
            a = jax.nn.relu(a @ weights + biases)
        weights, biases = parameters[-1]
        logs = jax.nn.log_softmax(a @ weights + biases)
        return -jnp.take_along_axis(logs, ys[:, None], axis=1).mean()

    def update(state: Any, chosen: Any) -> Any:
        parameters, first, second, t = state
        loss, gradient = jax.value_and_grad(loss_of)(parameters, inputs[chosen], labels[chosen])
        if optimizer == "sgd":
            return (jax.tree.map(lambda p, g: p - rate * g, parameters, gradient), first, second, t), loss
        t = t + 1
        first = jax.tree.map(lambda m, g: 0.9 * m + 0.1 * g, first, gradient)
        second = jax.tree.map(lambda v, g: 0.999 * v + 0.001 * g * g, second, gradient)
        scale = rate * jnp.sqrt(1 - 0.999**t) / (1 - 0.9**t)
        parameters = jax.tree.map(lambda p, m, v: p - scale * m / (jnp.sqrt(v) + 1e-8), parameters, first, second)
        return (parameters, first, second, t), loss

    def one_epoch(state: Any, order: Any) -> Any:
        if whole == 1 and not rest:
            return update(state, slice(None))
        state, losses = jax.lax.scan(update, state, order[: whole * batch].reshape(whole, batch))
        if rest:
            state, loss = update(state, order[whole * batch :])
            losses = jnp.append(losses, loss)
        return state, losses

    epoch = jax.jit(one_epoch, donate_argnums=0)

    def run(epochs: int) -> object:
        rng = np.random.default_rng(0)
        parameters = [
            (jnp.asarray(rng.normal(0, (2 / a) ** 0.5, (a, b)), jnp.float32), jnp.zeros(b, jnp.float32))
            for a, b in pairwise(widths)
        ]
        first, second = (jax.tree.map(jnp.zeros_like, parameters) for _ in range(2))
        state = (parameters, first, second, jnp.float32(0))
        order = jnp.arange(n)
        for _ in range(epochs):
            if batch < n:
                order = jnp.asarray(rng.permutation(n))
            state, losses = epoch(state, order)
            np.asarray(losses)
        return jax.block_until_ready(state)

    run(1)  # compiled once, before the clock runs
    return run


def products_trainer(widths: list[int], batch: int, optimizer: str, x: Any, y: Any) -> Trainer:
    draw = np.random.default_rng(0).random
    whole, rest = divmod(len(x), batch)
    weights = [draw((a, b), np.float32) for a, b in pairwise(widths)]
    gradients = [np.empty_like(w) for w in weights]

    def products(a: list[Any], delta: list[Any], below: list[Any]) -> None:
        for i, w in enumerate(weights):
            np.dot(a[i], w, out=delta[i])
        for i in range(len(weights) - 1, -1, -1):
            np.dot(a[i].T, delta[i], out=gradients[i])
            if i:
                np.dot(delta[i], weights[i].T, out=below[i])

    def buffers(size: int) -> list[list[Any]]:
        of_inputs = [draw((size, width), np.float32) for width in widths[:-1]]
        of_outputs = [np.empty((size, width), np.float32) for width in widths[1:]]
        return [of_inputs, of_outputs, [np.empty_like(a) for a in of_inputs]]

    def run(epochs: int) -> object:
        full, remainder = buffers(batch), buffers(rest)
        for _ in range(epochs):
            for _ in range(whole):
                products(*full)
            if rest:
                products(*remainder)
        return gradients

    return run


TRAINERS = {
    "numpy": numpy_trainer,
    "compiled": compiled_trainer,
    "sklearn": sklearn_trainer,
    "sklearn32": sklearn32_trainer,
    "torch": torch_trainer,
    "jax": jax_trainer,
    "products": products_trainer,
}


OURS = ("numpy", "compiled")


class Before:
    """Another checkout of this project, training in a process of its own; to be closed.

    It is told, a line each, of a network, batches and optimizer, or of a number of epochs, and answers with seconds.
    """

    def __init__(self, folder: Path, *, cpu: bool) -> None:
        if not (folder / "hwr" / "nn").is_dir():
            raise SystemExit(f"There is no checkout of this project in {folder}.")
        environment = {**os.environ, IN_PLACE_OF: str(folder.resolve())}
        command = [sys.executable, __file__, "--answer", *(["--cpu"] if cpu else [])]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, text=True
        )

    def of(self, widths: list[int], batch: int, optimizer: str) -> Timed:
        self._ask([widths, batch, optimizer])
        return lambda epochs: float(self._ask(epochs))

    def _ask(self, question: Any) -> Any:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        print(json.dumps(question), file=self._process.stdin, flush=True)
        return json.loads(self._process.stdout.readline())

    def close(self) -> None:
        self._process.communicate()


def answer(clock: Clock) -> None:
    """The other end of `Before`."""
    timed: Timed | None = None
    for line in sys.stdin:
        question = json.loads(line)
        if isinstance(question, list):
            widths, batch, optimizer = question
            timed = in_time(numpy_trainer(widths, batch, optimizer, *samples()), clock)
            print(json.dumps(None), flush=True)
        else:
            assert timed is not None, "a network comes first"
            print(json.dumps(timed(question)), flush=True)


def samples() -> tuple[Any, Any]:
    digits = load_digits()
    return (digits.data / 16).astype(np.float32), digits.target.astype(np.int64)


def in_time(trainer: Trainer, clock: Clock) -> Timed:
    def run(epochs: int) -> float:
        started = clock()
        trainer(epochs)
        return clock() - started

    return run


def measure(
    widths: list[int], batch: int, optimizer: str, rounds: int, names: list[str], clock: Clock, before: Before | None
) -> dict[str, float]:
    """Median seconds an epoch of each trainer that is installed."""
    x, y = samples()
    batch = min(batch, len(x))
    trainers: dict[str, Timed] = {}
    for name in names:
        try:
            trainers[name] = in_time(TRAINERS[name](widths, batch, optimizer, x, y), clock)
        except ImportError:
            continue
    if before is not None:
        trainers["before"] = before.of(widths, batch, optimizer)
    for trainer in trainers.values():
        trainer(1)  # imports, compilations and caches are not what is measured
    epochs = {name: max(1, min(500, round(0.5 / trainer(1)))) for name, trainer in trainers.items()}
    times: dict[str, list[float]] = {name: [] for name in trainers}
    for _ in range(rounds):
        for name, trainer in trainers.items():
            times[name].append(trainer(epochs[name]) / epochs[name])
    return {name: statistics.median(values) for name, values in times.items()}


def ratios(times: dict[str, float], other: str) -> str:
    """How many times faster than the other one each of our engines is, as two columns."""
    found = ""
    for name in OURS:
        if other not in times or name not in times:
            found += f"{'-':>8}"
        else:
            ratio = times[other] / times[name]
            found += f"{1 / ratio if other == 'products' else ratio:8.2f}"
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--networks", nargs="+", default=["64-64-10", "64-128-64-10", "64-512-256-10"])
    parser.add_argument("--batches", nargs="+", default=["1", "16", "64", "128", "512", "full"])
    parser.add_argument("--optimizer", choices=["adam", "sgd"], default="adam")
    parser.add_argument("--only", nargs="+", choices=list(TRAINERS), default=list(TRAINERS))
    parser.add_argument("--before", type=Path, metavar="FOLDER", help="another checkout of this project")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--cpu", action="store_true", help="count processor time: for a machine that is busy otherwise")
    parser.add_argument("--json", action="store_true", help="one JSON object on standard output, nothing else")
    parser.add_argument("--answer", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    clock = time.process_time if arguments.cpu else time.perf_counter
    if arguments.answer:
        answer(clock)
        return
    before = Before(arguments.before, cpu=arguments.cpu) if arguments.before else None
    others = [*(["before"] if before else []), *(name for name in arguments.only if name not in OURS)]
    rows = []
    kernels = sorted({str(pool.get("architecture")) for pool in threadpool_info() if pool["user_api"] == "blas"})
    if not arguments.json:
        print(f"{arguments.optimizer}, BLAS kernels: {', '.join(kernels)}")
        print(f"{'network':>14} {'batch':>5}{'numpy':>9}{'compiled':>9}" + "".join(f"{name:>16}" for name in others))
    for network in arguments.networks:
        for batch in arguments.batches:
            size = 10**9 if batch == "full" else int(batch)
            widths = [int(width) for width in network.split("-")]
            times = measure(widths, size, arguments.optimizer, arguments.rounds, arguments.only, clock, before)
            rows.append({"network": network, "batch": batch, "seconds_per_epoch": times})
            if not arguments.json:
                ours = "".join(f"{times[name] * 1e3:9.2f}" if name in times else f"{'-':>9}" for name in OURS)
                print(f"{network:>14} {batch:>5}{ours}" + "".join(ratios(times, name) for name in others), flush=True)
    if before is not None:
        before.close()
    if arguments.json:
        print(json.dumps({"optimizer": arguments.optimizer, "blas_kernels": kernels, "rows": rows}))


if __name__ == "__main__":
    main()
