"""TensorBoard: runs as event files, each in a folder of its own: scalars, histograms, images and hparams."""

from __future__ import annotations

import contextlib
import math
import struct
from collections.abc import Generator, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from hwr.export.extras import extra
from hwr.export.facts import utf8
from hwr.export.series import RESULTS, networks, series, settings
from hwr.language import tr
from hwr.nn.network import Network
from hwr.store.atomic import make_folder, write_bytes
from hwr.store.runs.record import Run
from hwr.store.runs.run_reader import RunReader

_EVERY: Final = 500
"""Records between two looks at whether it is still wanted: some 20 milliseconds."""

_BINS: Final = 60
_SIDE: Final = 8
_SCALE: Final = 4
"""Pixels of the image for each value."""

_MOST_UNITS: Final = 1024
_MARGIN: Final = 215
_POSITIVE: Final = (178, 24, 43)
_NEGATIVE: Final = (33, 102, 172)


def write_event_files(store: RunReader, runs: Sequence[int], folder: Path) -> Generator[float, None, list[Path]]:
    """Write `run-N/events.out.tfevents...` for each run into the folder, which TensorBoard is then given.

    A run that was written before is written anew. Tells how far it is, from 0 to 1; closed before its end, it removes
    what is new.

    Raises:
        StorageError: if a run is not there, or a file cannot be written.
        MissingExtraError: if the library is not installed.
    """
    written = []
    with contextlib.ExitStack() as undo:
        for place, number in enumerate(runs):
            run = store.run(number)
            path = folder / f"run-{number}" / f"events.out.tfevents.{run.summary.begun.timestamp():.0f}.hwr"
            records = []
            for record in event_records(store, run):
                records.append(record)
                if len(records) % _EVERY == 0:
                    yield (place + min(len(records) / (2.0 + run.summary.updates), 0.99)) / len(runs)
            make_folder(path.parent, undo)
            if not path.exists():
                undo.callback(path.unlink, missing_ok=True)
            write_bytes(path, b"".join(records))
            written.append(path)
        undo.pop_all()
    return written


def event_records(store: RunReader, run: Run) -> Iterator[bytes]:
    """The records of a run's event file, the bytes of each.

    Scalars are called as in `hwr.export.series`; "weights/layer_N" and "biases/layer_N" are histograms, as drawn and as
    kept; "first_layer/units" shows what each unit of the first layer looks for, red for ink that speaks for it and blue
    for ink that speaks against it. The steps are updates.

    Raises:
        MissingExtraError: if the library is not installed.
    """
    board = extra("tensorboardX", tr("TensorBoard's files"), "tensorboard", "tensorboardX")
    summaries, events = board.summary, board.proto.event_pb2
    framed = extra("tensorboardX.record_writer", tr("TensorBoard's files"), "tensorboard", "tensorboardX")
    begun = run.summary.begun.timestamp()
    ended = begun + run.summary.seconds

    def of_run() -> Iterator[Any]:
        yield events.Event(wall_time=begun, file_version="brain.Event:2")
        curves = series(run, store.epochs(run.summary.id), store.losses(run.summary.id))
        given = {_text(name): _text(value) for name, value in settings(run).items()}
        for about in summaries.hparams(given, {curve.name: 0.0 for curve in curves if curve.name in RESULTS}):
            yield events.Event(wall_time=begun, summary=about)
        for update, network in networks(store, run):
            for each in _of_network(summaries, network):
                yield events.Event(wall_time=ended if update else begun, step=update, summary=each)
        for curve in curves:
            for update, value, when in zip(
                curve.updates.tolist(), curve.values.tolist(), curve.times.tolist(), strict=True
            ):
                yield events.Event(wall_time=when, step=update, summary=summaries.scalar(curve.name, value))

    for event in of_run():
        yield _record(event.SerializeToString(), framed.masked_crc32c)


def first_layer(network: Network) -> NDArray[np.uint8] | None:
    """The weights of the first layer's units as pictures of 8 x 8, side by side: (height, width, 3), at most 1,024.

    White is 0; the hundredth of the weights that is farthest from it has the deepest colours. None unless the network
    sees 8 x 8.
    """
    weights = network.weights[0]
    if len(weights) != _SIDE * _SIDE or not np.isfinite(weights).all():
        return None
    deepest = max(float(np.quantile(np.abs(weights), 0.99)), 1e-30)
    weights = np.clip(weights[:, :_MOST_UNITS] / deepest, -1, 1)
    across = math.ceil(math.sqrt(weights.shape[1]))
    down = -(-weights.shape[1] // across)
    tiles = np.full((down * across, _SIDE + 1, _SIDE + 1), np.nan)  # with a margin at the right and below
    tiles[: weights.shape[1], :_SIDE, :_SIDE] = weights.T.reshape(-1, _SIDE, _SIDE)
    sheet = tiles.reshape(down, across, _SIDE + 1, _SIDE + 1).swapaxes(1, 2).reshape(down * (_SIDE + 1), -1, 1)
    colour = np.where(sheet > 0, np.array(_POSITIVE), np.array(_NEGATIVE))
    shown = np.where(np.isnan(sheet), _MARGIN, 255 + np.abs(sheet) * (colour - 255.0)).round().astype(np.uint8)
    return shown.repeat(_SCALE, axis=0).repeat(_SCALE, axis=1)


def _of_network(summaries: Any, network: Network) -> Iterator[Any]:
    for i, (weights, biases) in enumerate(zip(network.weights, network.biases, strict=True), start=1):
        for name, values in (("weights", weights), ("biases", biases)):
            if np.isfinite(values).all():
                yield summaries.histogram(f"{name}/layer_{i}", values, _BINS)
    picture = first_layer(network)
    if picture is not None:
        yield summaries.image("first_layer/units", picture, dataformats="HWC")


def _record(data: bytes, checksum: Any) -> bytes:
    """A record of TensorFlow's record files."""
    length = struct.pack("<Q", len(data))
    return length + struct.pack("<I", checksum(length)) + data + struct.pack("<I", checksum(data))


def _text(value: Any) -> Any:
    """A text as UTF-8 can hold it; anything else as it is."""
    return utf8(value).decode() if isinstance(value, str) else value
