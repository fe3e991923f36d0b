"""Fuzzing: reads mutations of every kind of file, and tells what came of it, how long it took, and with what memory."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
import traceback
from dataclasses import asdict, dataclass, field
from pathlib import Path
from random import Random
from typing import Any, Final

MEMORY: Final = 1 << 30
"""Bytes of addresses that may be taken beyond those of the program itself: who wants more has not been bounded."""

CPU_SECONDS: Final = 1200


@dataclass
class Tally:
    """What came of the mutations of one kind.

    Attributes:
        n, accepted, refused: how many; accepted are those that were still sound.
        seconds: of processor, of the one that took longest.
        megabytes: the most memory of the whole program while it was at it.
        faults: what was neither a value nor one sentence, each with the number of the mutation.
    """

    n: int = 0
    accepted: int = 0
    refused: int = 0
    seconds: float = 0.0
    megabytes: float = 0.0
    faults: list[str] = field(default_factory=list)


def fuzz(names: list[str], count: int, seed: int) -> dict[str, Tally]:
    """Read `count` mutations of each of these kinds, of all if none is named."""
    from hwr.errors import HwrError
    from tests.fuzz.kinds import kinds

    tallies: dict[str, Tally] = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, kind in kinds().items():
            if names and name not in names:
                continue
            tally = tallies[name] = Tally()
            path = Path(folder) / f"odd{kind.suffix}"
            rng = Random(f"{seed} {name}")
            for number in range(-(-count // kind.slow)):
                path.write_bytes(kind.damaged(rng))
                begin = time.process_time()
                try:
                    kind.read(path)
                    tally.accepted += 1
                except HwrError as error:
                    tally.refused += 1
                    if problem := _no_sentence(str(error)):
                        tally.faults.append(f"{number}: {problem}: {str(error)[:200]!r}")
                except BaseException:
                    tally.faults.append(f"{number}: {traceback.format_exc()[-600:]}")
                tally.seconds = max(tally.seconds, time.process_time() - begin)
                tally.n += 1
            tally.megabytes = _megabytes()
    return tallies


def _no_sentence(words: str) -> str:
    if not words.endswith((".", "!")):
        return "no end"
    return "lines" if "\n" in words.rstrip() else "too long" if len(words) > 1000 else ""


def _megabytes() -> float:
    """The most memory that this program has had; 0 where nobody knows."""
    status = Path("/proc/self/status")  # where there is none, the counter begins with what its parent had
    if status.is_file():
        return next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM")) / 1024
    try:
        import resource
    except ImportError:  # Windows
        return 0.0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def _limit() -> None:
    """Let whatever wants too much fail."""
    if sys.platform != "linux":
        return
    import resource

    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    resource.setrlimit(resource.RLIMIT_AS, (pages * resource.getpagesize() + MEMORY,) * 2)
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))


def main() -> int:
    """Print a table, or one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kinds", nargs="*", help="default: all")
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    import tests.fuzz.kinds  # noqa: F401 - before the limit: the program's own memory is not counted

    _limit()
    tallies = fuzz(args.kinds, args.count, args.seed)
    if args.json:
        found: dict[str, Any] = {name: asdict(tally) for name, tally in tallies.items()}
        sys.stdout.write(json.dumps(found))
    else:
        rows = [f"{'kind':<12} {'n':>6} {'read':>6} {'refused':>8} {'worst s':>8} {'MB':>6}"]
        for name, tally in tallies.items():
            rows.append(
                f"{name:<12} {tally.n:>6} {tally.accepted:>6} {tally.refused:>8} {tally.seconds:>8.3f} "
                f"{tally.megabytes:>6.0f}"
            )
            rows.extend(f"  {fault}" for fault in tally.faults[:5])
        sys.stdout.write("\n".join(rows) + "\n")
    return int(any(tally.faults for tally in tallies.values()))


if __name__ == "__main__":
    sys.exit(main())
