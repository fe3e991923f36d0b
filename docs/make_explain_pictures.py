"""Makes the pictures of the explanations in `docs/pictures/explain`: every chapter as it is used, and steps of lessons.

    python docs/make_explain_pictures.py [--font "Inter"]

Dials are turned by typing, buttons clicked, the digit drawn with the mouse. Light and dark take turns, and every fourth
window is small.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "docs")]

from pictured_window import SEVEN, application, dress, opened, wait  # noqa: E402 - found by the line before

if TYPE_CHECKING:
    from hwr.ui.app import Lab

OUT: Final = ROOT / "docs" / "pictures" / "explain"


Acts = tuple[tuple[str, str, str], ...]

USED: Final[dict[str, Acts]] = {
    "slope": (("press", "slopeSmaller", ""), ("type", "w", "1.4")),
    "unit": (("type", "w3", "-1"), ("type", "x2", "-0.5")),
    "perceptron": (("choose", "data", "or"), ("press", "perceptronStep", ""), ("press", "perceptronRun", "")),
    "sigmoid": (("type", "z", "-2"), ("type", "layers", "8")),
    "activations": (("choose", "second", "tanh"), ("type", "z", "1.2")),
    "cost": (("type", "z", "-3"),),
    "descent": (
        ("choose", "landscape", "narrow"),
        ("type", "rate", "0.06"),
        *(("press", "descentStep", ""),) * 12,
    ),
    "batches": (("press", "batchesRun", ""), ("choose", "axis", "samples")),
    "graph": (("choose", "preset", "neuron"), ("press", "graphEnd", "")),
    "network": (*(("press", "networkStep", ""),) * 5, ("choose", "chosen", "w23")),
    "debugger": (("choose", "label", "2"), ("choose", "phase", "backward")),
    "check": (("choose", "view", "write"), ("write", "checkDerivative", "a * (1 - a)")),
    "hidden": (("choose", "show", "depths"), ("type", "epochs", "60"), ("press", "hiddenRun", "")),
    "why": (),
    "damage": (("type", "off", "20"), ("choose", "bits", "3"), ("type", "pruned", "70")),
}
"""What a learner does before the picture is taken; a chapter's key -> what, by object name, and the value."""

LESSONS: Final = (("03-sigmoid", 2), ("08-graph", 4), ("12-why", 4))
"""Steps of lessons that are shown, too."""

LONGEST: Final = 120.0


def main() -> None:
    """Make all pictures."""
    parser = argparse.ArgumentParser(description="Make the pictures of the explanations.")
    parser.add_argument("--font", help="a font's name, where the system's own is not wanted")
    options = parser.parse_args()
    from hwr.chapters.contents import KEYS

    running = application(options.font)
    OUT.mkdir(parents=True, exist_ok=True)
    with opened(running) as lab:
        lab.window.show()
        lab.start(None)
        draw(lab)
        for number, key in enumerate(KEYS):
            dress(lab, number)
            lab.rooms.show_chapter(key)
            wait(lambda: False, 0.5)
            for act in USED[key]:
                use(lab, *act)
            save(lab, key)
        explain = lab.explain
        assert explain is not None
        for number, (key, step) in enumerate(LESSONS):
            dress(lab, number)
            explain.begin_lesson(key)
            explain.show_step(step)
            save(lab, f"lesson-{key}")
            explain.leave_lesson()
        show_to_teachers(lab)


def show_to_teachers(lab: Lab) -> None:
    """The contents with a pupil's name, and a chapter as it is read from the last row."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QLineEdit

    dress(lab, 0)
    lab.rooms.show_chapter("unit")
    explain = lab.explain
    assert explain is not None
    explain.show_contents()
    name = explain.page.findChild(QLineEdit, "pupilName")
    assert isinstance(name, QLineEdit)
    QTest.keyClicks(name, "Ada")
    QTest.keyClick(name, Qt.Key.Key_Return)
    save(lab, "contents")
    explain.begin_lesson("slope")
    explain.show_step(2)
    lab.text_size.choose(150)
    save(lab, "projector")
    explain.leave_lesson()


def draw(lab: Lab) -> None:
    """Draw a seven with the mouse."""
    from PySide6.QtCore import QPoint, Qt
    from PySide6.QtTest import QTest

    canvas, left = lab.page.canvas, Qt.MouseButton.LeftButton
    wait(canvas.isVisible, 1.0)
    for stroke in SEVEN:
        places = [QPoint(*map(round, canvas.viewport.to_screen(*place))) for place in stroke]
        QTest.mousePress(canvas, left, pos=places[0])
        for place in places[1:]:
            QTest.mouseMove(canvas, place)
        QTest.mouseRelease(canvas, left, pos=places[-1])
    wait(lambda: False, 0.3)


def use(lab: Lab, kind: str, name: str, value: str) -> None:
    """Press a button, choose from a list, or type into a field."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QWidget

    from hwr.ui.kit.field.controls import NumberEdit

    explain = lab.explain
    assert explain is not None
    panel = explain.panel
    assert panel is not None

    def part(kind_of: type[QWidget], object_name: str) -> QWidget:
        found = panel.findChild(kind_of, object_name)
        assert isinstance(found, kind_of), object_name
        return found

    if kind == "press":
        QTest.mouseClick(part(QAbstractButton, name), Qt.MouseButton.LeftButton)
    elif kind == "choose":
        box = part(QComboBox, f"choice_{name}")
        assert isinstance(box, QComboBox)
        box.setCurrentIndex(box.findData(value))
    else:
        field = part(QWidget, name if kind == "write" else f"number_{name}")
        assert isinstance(field, QLineEdit | NumberEdit)
        field.selectAll()
        QTest.keyClicks(field, value)
    wait(lambda: not panel.is_busy, LONGEST)
    wait(lambda: False, 0.2)


def save(lab: Lab, name: str) -> None:
    """Take the picture."""
    wait(lambda: False, 0.6)
    lab.window.grab().save(str(OUT / f"{name}.png"))


if __name__ == "__main__":
    main()
