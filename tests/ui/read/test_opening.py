"""Opening, pasting and dropping: what can be read becomes the document, and nothing else changes anything."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from threading import Event, Thread, current_thread, main_thread

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from hwr.ink.drawing import Drawing
from hwr.ink.inkml import inkml_bytes
from hwr.recognizer import Recognition, Recognizer
from hwr.ui.app import Lab
from hwr.ui.kit.canvas.document import PictureDocument
from hwr.ui.read.files import Choosers
from hwr.ui.read.opening import FileSource, ImageSource, InkSource, Job, open_source, perform
from hwr.ui.read.transfer import INKML_TYPE
from tests.ui.conftest import OpenLab
from tests.ui.drag import Drag, files
from tests.ui.pen import Mouse

SEVEN = [(70, 60), (180, 62), (140, 140), (122, 200)]
DRAWN = Drawing.from_strokes([SEVEN])


def picture(size: tuple[int, int] = (300, 200), mode: str = "RGB") -> Image.Image:
    """A seven, dark on light, in the middle of a page."""
    image = Image.new(mode, size, "white")
    scale = min(size) / 256
    left = (size[0] - 256 * scale) / 2
    points = [(left + x * scale, y * scale) for x, y in SEVEN]
    ImageDraw.Draw(image).line(points, fill="black", width=max(1, round(18 * scale)), joint="curve")
    return image


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "seven.png"
    picture().save(path)
    return path


@pytest.fixture
def ink_file(tmp_path: Path) -> Path:
    path = tmp_path / "seven.inkml"
    path.write_bytes(inkml_bytes(DRAWN))
    return path


def wait_until_opened(lab: Lab, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not lab.session.is_opening)


def guess(lab: Lab) -> str | None:
    return lab.page.card.reading.guess.label


def test_a_picture_is_shown_and_read(lab: Lab, qtbot: QtBot, photo: Path) -> None:
    Mouse(lab.page.canvas).stroke([(128, 50), (128, 200)])
    lab.files.open_file(photo)
    wait_until_opened(lab, qtbot)
    assert isinstance(lab.session.document, PictureDocument)
    assert lab.page.canvas.document is lab.session.document
    assert guess(lab) == "7"
    assert "seven.png" in lab.page.canvas.accessibleDescription()
    lab.actions.undo.trigger()
    assert isinstance(lab.session.document, Drawing)
    assert guess(lab) == "1"
    lab.actions.redo.trigger()
    wait_until_opened(lab, qtbot)
    assert guess(lab) == "7"
    lab.actions.clear.trigger()
    assert guess(lab) is None


def test_a_file_named_at_the_start_is_opened(open_lab: OpenLab, qtbot: QtBot, photo: Path) -> None:
    lab = open_lab(file=photo)
    wait_until_opened(lab, qtbot)
    assert guess(lab) == "7"


def test_ink_becomes_the_drawing_and_can_be_drawn_on(lab: Lab, qtbot: QtBot, ink_file: Path) -> None:
    lab.files.open_file(ink_file)
    wait_until_opened(lab, qtbot)
    assert lab.session.document == DRAWN
    assert guess(lab) == "7"
    Mouse(lab.page.canvas).stroke([(110, 130), (170, 130)])
    assert len(lab.session.document.strokes) == 2
    lab.actions.undo.trigger()
    lab.actions.undo.trigger()
    assert guess(lab) is None


def test_a_picture_cannot_be_drawn_on_and_says_how_to_go_on(lab: Lab, qtbot: QtBot, photo: Path) -> None:
    lab.files.open_file(photo)
    wait_until_opened(lab, qtbot)
    Mouse(lab.page.canvas).stroke([(20, 20), (100, 100)])
    assert isinstance(lab.session.document, PictureDocument)
    assert "picture" in lab.window.messages.sentence
    lab.window.messages.action_requested.emit()
    assert guess(lab) is None
    assert lab.window.messages.sentence == ""


def truncated(tmp_path: Path) -> Path:
    data = BytesIO()
    picture((600, 600)).save(data, "PNG")
    path = tmp_path / "cut.png"
    path.write_bytes(data.getvalue()[: len(data.getvalue()) // 3])
    return path


def huge(tmp_path: Path) -> Path:
    """A header that claims 100,000 x 100,000 pixels."""
    import struct
    import zlib

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 100_000, 100_000, 8, 0, 0, 0, 0))
    path = tmp_path / "huge.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b""))
    return path


def no_picture(tmp_path: Path) -> Path:
    path = tmp_path / "letter.png"
    path.write_text("Dear Sir or Madam")
    return path


def broken_ink(tmp_path: Path) -> Path:
    path = tmp_path / "broken.inkml"
    path.write_text('<ink xmlns="http://www.w3.org/2003/InkML">\n<trace>1 2, three 4</trace>\n</ink>')
    return path


def blank_picture(tmp_path: Path) -> Path:
    path = tmp_path / "blank.png"
    Image.new("RGB", (200, 200), "white").save(path)
    return path


def blank_ink(tmp_path: Path) -> Path:
    path = tmp_path / "blank.inkml"
    path.write_bytes(inkml_bytes(Drawing()))
    return path


def missing(tmp_path: Path) -> Path:
    return tmp_path / "missing.png"


def folder(tmp_path: Path) -> Path:
    return tmp_path


@pytest.mark.parametrize(
    "bad",
    [truncated, huge, no_picture, broken_ink, blank_picture, blank_ink, missing, folder],
    ids=lambda f: f.__name__,
)
def test_what_cannot_be_read_is_one_sentence_and_changes_nothing(
    lab: Lab, qtbot: QtBot, tmp_path: Path, bad: Callable[[Path], Path]
) -> None:
    Mouse(lab.page.canvas).stroke(SEVEN)
    before, path = lab.session.document, bad(tmp_path)
    lab.files.open_file(path)
    wait_until_opened(lab, qtbot)
    sentence = lab.window.messages.sentence
    assert sentence.endswith(".")
    assert path.name in sentence
    assert "\n" not in sentence
    assert lab.session.document is before
    assert guess(lab) == "7"
    Mouse(lab.page.canvas).stroke([(110, 130), (170, 130)])  # who goes on has read it
    assert lab.window.messages.sentence == ""


def test_the_line_of_an_ink_files_mistake_is_named(lab: Lab, qtbot: QtBot, tmp_path: Path) -> None:
    lab.files.open_file(broken_ink(tmp_path))
    wait_until_opened(lab, qtbot)
    assert "line 2" in lab.window.messages.sentence


class Slow(Recognizer):
    """A recogniser that takes its time over pictures: until it is told to go on."""

    def __init__(self, like: Recognizer) -> None:
        super().__init__(like.model)
        self.began, self.may_end = Event(), Event()

    def recognize_bitmap(self, ink: NDArray[np.float32]) -> Recognition:
        self.began.set()
        self.may_end.wait()
        return super().recognize_bitmap(ink)


@pytest.fixture
def slow(lab: Lab) -> Iterator[Slow]:
    assert lab.session.recognizer is not None
    made = Slow(lab.session.recognizer)
    lab.session.use_recognizer(made)
    yield made
    made.may_end.set()


def test_what_takes_long_can_be_watched_and_given_up(
    lab: Lab, slow: Slow, qtbot: QtBot, photo: Path, ink_file: Path
) -> None:
    lab.files.open_file(photo)
    qtbot.waitUntil(lab.page.busy.isVisible)
    Mouse(lab.page.canvas).stroke([(128, 40), (128, 60)])  # the window answers, and drawing on gives the file up
    assert not lab.page.busy.isVisible()
    drawn = lab.session.document
    lab.files.open_file(photo)
    qtbot.waitUntil(lab.page.busy.isVisible)
    QTest.keyClick(lab.window, Qt.Key.Key_Escape)  # gives up, and does not clear
    assert not lab.page.busy.isVisible()
    assert lab.session.document is drawn
    slow.may_end.set()
    lab.files.open_file(ink_file)  # comes after both: when it is there, they have come to nothing
    wait_until_opened(lab, qtbot)
    assert lab.session.document == DRAWN
    lab.actions.undo.trigger()
    assert lab.session.document is drawn
    assert isinstance(drawn, Drawing)
    assert len(drawn.strokes) == 1


class Faulty(Recognizer):
    """A recogniser with a defect."""

    def recognize_bitmap(self, ink: NDArray[np.float32]) -> Recognition:
        raise ZeroDivisionError


def test_a_defect_in_the_background_leaves_nobody_waiting(lab: Lab, qtbot: QtBot, photo: Path) -> None:
    assert lab.session.recognizer is not None
    lab.session.use_recognizer(Faulty(lab.session.recognizer.model))
    Mouse(lab.page.canvas).stroke(SEVEN)
    with qtbot.captureExceptions() as defects:
        lab.files.open_file(photo)
        wait_until_opened(lab, qtbot)
        qtbot.waitUntil(lambda: bool(defects))  # the window is told first
    assert [kind for kind, *_ in defects] == [ZeroDivisionError]  # and it is not hushed up
    assert "made a mistake" in lab.window.messages.sentence
    assert guess(lab) == "7"


def test_a_job_that_is_cancelled_gives_nothing(photo: Path, ink_file: Path) -> None:
    cancelled = Event()
    cancelled.set()
    assert perform(Job(FileSource(photo), None, cancelled)) is None
    opened = perform(Job(FileSource(photo), None, Event()))
    assert opened is not None
    assert isinstance(opened.document, PictureDocument)  # without a model it is shown, and not read
    assert opened.recognition is None
    inked = perform(Job(FileSource(ink_file), None, Event()))
    assert inked is not None
    assert inked.document == DRAWN


def test_opened_ink_is_not_read_by_the_windows_own_thread(
    lab: Lab, qtbot: QtBot, ink_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    readers: list[bool] = []
    recognize = Recognizer.recognize

    def noted(self: Recognizer, drawing: Drawing) -> Recognition:
        readers.append(current_thread() is main_thread())
        return recognize(self, drawing)

    monkeypatch.setattr(Recognizer, "recognize", noted)
    for source in (FileSource(ink_file), InkSource(inkml_bytes(DRAWN))):
        lab.session.open(source)
        wait_until_opened(lab, qtbot)
    assert lab.session.document == DRAWN
    assert lab.session.recognition is not None
    assert lab.session.recognition.best == "7"
    assert readers == [False, False]


def test_closing_while_something_is_opened(lab: Lab, slow: Slow, qtbot: QtBot, photo: Path) -> None:
    def go_on_once_given_up() -> None:
        while lab.session.is_opening:
            time.sleep(0.001)
        slow.may_end.set()

    lab.files.open_file(photo)
    qtbot.waitUntil(slow.began.is_set)
    bystander = Thread(target=go_on_once_given_up, daemon=True)
    bystander.start()
    lab.window.close()
    assert not lab.session.is_opening
    bystander.join()


def test_a_file_can_be_dropped(lab: Lab, qtbot: QtBot, photo: Path) -> None:
    Drag(files(photo), lab.page.canvas).drop()
    wait_until_opened(lab, qtbot)
    assert guess(lab) == "7"


def test_what_hovers_is_invited_only_if_it_can_be_opened(lab: Lab) -> None:
    text = QMimeData()
    text.setText("hello")
    assert not Drag(text, lab.page.canvas).is_welcome
    before = lab.page.canvas.grab().toImage()
    image = QMimeData()
    image.setImageData(QImage(9, 9, QImage.Format.Format_RGB32))
    drag = Drag(image, lab.page.canvas)
    assert lab.page.canvas.grab().toImage() != before
    drag.leave()
    assert lab.page.canvas.grab().toImage() == before


def test_a_picture_can_be_pasted(lab: Lab, qtbot: QtBot) -> None:
    data = BytesIO()
    picture().save(data, "PNG")
    QGuiApplication.clipboard().setImage(QImage.fromData(data.getvalue()))
    QTest.keyClick(lab.window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    wait_until_opened(lab, qtbot)
    assert isinstance(lab.session.document, PictureDocument)
    assert guess(lab) == "7"


def test_a_transparent_picture_can_be_pasted(lab: Lab, qtbot: QtBot) -> None:
    clear = Image.new("RGBA", (256, 256), (0, 0, 0, 0))
    ImageDraw.Draw(clear).line(SEVEN, fill=(0, 0, 0, 255), width=18, joint="curve")
    data = BytesIO()
    clear.save(data, "PNG")
    lab.session.open(ImageSource(QImage.fromData(data.getvalue())))
    wait_until_opened(lab, qtbot)
    assert guess(lab) == "7"


def test_what_is_copied_can_be_pasted_stroke_for_stroke(lab: Lab, qtbot: QtBot) -> None:
    Mouse(lab.page.canvas).stroke(SEVEN)
    drawn = lab.session.document
    QTest.keyClick(lab.window, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    mime = QGuiApplication.clipboard().mimeData()
    assert mime.hasImage()
    assert mime.hasFormat(INKML_TYPE)
    lab.actions.clear.trigger()
    lab.actions.paste.trigger()
    wait_until_opened(lab, qtbot)
    assert lab.session.document == drawn


def test_the_copied_picture_reads_the_same(lab: Lab, qtbot: QtBot) -> None:
    Mouse(lab.page.canvas).stroke(SEVEN)
    lab.actions.copy.trigger()
    image = QGuiApplication.clipboard().image()
    document = open_source(ImageSource(image))
    assert isinstance(document, PictureDocument)
    assert lab.session.recognizer is not None
    assert lab.session.recognizer.recognize_bitmap(document.ink).best == "7"


def test_ink_as_text_and_file_urls_can_be_pasted(lab: Lab, qtbot: QtBot, photo: Path) -> None:
    QGuiApplication.clipboard().setText(inkml_bytes(DRAWN).decode())
    lab.actions.paste.trigger()
    wait_until_opened(lab, qtbot)
    assert lab.session.document == DRAWN
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(photo))])
    QGuiApplication.clipboard().setMimeData(mime)
    lab.actions.paste.trigger()
    wait_until_opened(lab, qtbot)
    assert isinstance(lab.session.document, PictureDocument)


@pytest.mark.parametrize("what", ["nothing", "words", "web address"])
def test_pasting_what_is_no_picture_says_so(lab: Lab, what: str) -> None:
    mime = QMimeData()
    if what == "words":
        mime.setText("good morning")
    elif what == "web address":
        mime.setUrls([QUrl("https://example.org/seven.png")])
    QGuiApplication.clipboard().setMimeData(mime)
    lab.actions.paste.trigger()
    assert lab.window.messages.sentence.endswith(".")
    assert lab.session.document == Drawing()


def test_the_file_is_asked_for(open_lab: OpenLab, qtbot: QtBot, photo: Path) -> None:
    lab = open_lab(choosers=Choosers(what_to_open=lambda *_: photo))
    QTest.keyClick(lab.window, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    wait_until_opened(lab, qtbot)
    assert guess(lab) == "7"


def test_asking_and_not_choosing_changes_nothing(open_lab: OpenLab) -> None:
    lab = open_lab(choosers=Choosers(what_to_open=lambda *_: None, where_to_save=lambda *_: None))
    Mouse(lab.page.canvas).stroke(SEVEN)
    lab.actions.open.trigger()
    lab.actions.save.trigger()
    assert guess(lab) == "7"
    assert lab.window.messages.sentence == ""


@pytest.mark.parametrize("suffix", [".png", ".inkml", ".PNG"])
def test_what_is_saved_can_be_opened(open_lab: OpenLab, qtbot: QtBot, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"saved{suffix}"
    lab = open_lab(choosers=Choosers(where_to_save=lambda *_: path))
    Mouse(lab.page.canvas).stroke(SEVEN)
    drawn = lab.session.document
    QTest.keyClick(lab.window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert str(path) in lab.window.messages.sentence
    lab.actions.clear.trigger()
    lab.files.open_file(path)
    wait_until_opened(lab, qtbot)
    assert guess(lab) == "7"
    if suffix == ".inkml":
        assert lab.session.document == drawn


@pytest.mark.parametrize("name", ["drawing.doc", "missing-folder-is-made.png/..", "."])
def test_saving_that_fails_says_so_and_keeps_the_drawing(open_lab: OpenLab, tmp_path: Path, name: str) -> None:
    lab = open_lab(choosers=Choosers(where_to_save=lambda *_: tmp_path / name))
    Mouse(lab.page.canvas).stroke(SEVEN)
    lab.actions.save.trigger()
    assert lab.window.messages.sentence.endswith(".")
    assert guess(lab) == "7"


def test_there_is_nothing_to_save_or_copy_on_a_blank_canvas(lab: Lab) -> None:
    lab.actions.save.trigger()
    assert "nothing to save" in lab.window.messages.sentence
    lab.actions.copy.trigger()
    assert "nothing to copy" in lab.window.messages.sentence


def test_sources_have_names_for_people(photo: Path) -> None:
    assert FileSource(photo).name == "seven.png"
    assert ImageSource(QImage()).name == "the pasted picture"
    assert InkSource(b"").name == "the pasted ink"


def test_a_photo_is_shown_no_larger_than_needed(tmp_path: Path) -> None:
    path = tmp_path / "large.jpg"
    picture((4000, 3000)).save(path)
    document = open_source(FileSource(path))
    assert isinstance(document, PictureDocument)
    assert 600 < max(document.preview.width(), document.preview.height()) <= 1600
    assert document.preview.width() / document.preview.height() == pytest.approx(4 / 3, rel=0.01)


def test_what_is_opened_from_another_page_is_shown(lab: Lab, qtbot: QtBot, photo: Path) -> None:
    lab.window.show_page(lab.explain_page)
    assert not lab.page.isVisible()
    with qtbot.waitSignal(lab.session.recognized):
        lab.files.open_file(photo)
    assert lab.page.isVisible()
