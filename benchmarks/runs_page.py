"""The Runs page with a long history: opening, searching and sorting the table, selecting a run.

    python benchmarks/runs_page.py [--runs 10000] [--epochs 60] [--rounds 7] [--json]

*open*: from a closed history and no page to the painted table, as a click on the page's tab does; the bar is 300 ms for
10,000 runs. The first round, in which modules are imported, is told apart. *details*: what the first run's settings and
curves take after that; the table can be used meanwhile no more, so it counts too. *search*, *sort*: a letter more in
the search, a click on a heading. *select*: another run, with its settings and curves. Medians of wall time, without a
display.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import QEvent, Qt  # noqa: E402 - found by the line before
from PySide6.QtWidgets import QApplication  # noqa: E402
from runs import fill  # noqa: E402 - the benchmark beside this one

BAR_MS = 300


def milliseconds(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return 1e3 * (time.perf_counter() - begin)


def one_round(application: QApplication, path: Path) -> dict[str, float]:
    """All that is measured, once, on a page that is new."""
    found: dict[str, float] = {}
    begin = time.perf_counter()
    from hwr.store.runs.run_store import RunStore
    from hwr.ui.runs.page import RunsPage

    store = RunStore.open(path)
    page = RunsPage()
    page.resize(1400, 900)
    page.show_store(store)
    page.show()
    application.processEvents()
    found["open"] = 1e3 * (time.perf_counter() - begin)

    def settle(count: int = 1) -> None:
        page.show_selection_now()
        for _ in range(count):
            application.processEvents()

    found["details"] = milliseconds(lambda: settle(3))

    def search(words: str) -> None:
        page.search.setText(words)
        application.processEvents()

    found["search"] = milliseconds(lambda: search("try 77"))
    search("")

    def sort() -> None:
        page.table.sortByColumn(5, Qt.SortOrder.AscendingOrder)
        application.processEvents()

    found["sort"] = milliseconds(sort)

    def select() -> None:
        page.table.selectRow(40)
        settle()

    found["select"] = milliseconds(select)
    page.close()
    page.deleteLater()
    application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    store.close()
    return found


def measure(runs: int, epochs: int, rounds: int) -> dict[str, float]:
    application = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "runs.sqlite3"
        fill(path, runs, epochs)
        first = one_round(application, path)
        later = [one_round(application, path) for _ in range(rounds)]
    medians = {name: statistics.median(one[name] for one in later) for name in first}
    return {"runs": runs, "first_open": first["open"], **medians}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="The Runs page with a long history.")
    parser.add_argument("--runs", type=int, default=10_000)
    parser.add_argument("--epochs", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    found = measure(options.runs, options.epochs, options.rounds)
    if options.json:
        print(json.dumps(found))
        return
    print(
        f"open     {found['runs']:,} runs: {found['open']:.0f} ms, the very first {found['first_open']:.0f} ms", end=" "
    )
    print(f"(bar {BAR_MS} ms)")
    for name in ("details", "search", "sort", "select"):
        print(f"{name:8} {found[name]:.0f} ms")


if __name__ == "__main__":
    main()
