"""The history against a model: a list and a place in it."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QImage

from hwr.ink.drawing import Drawing
from hwr.ui.kit.canvas.document import PictureDocument
from hwr.ui.kit.undo import MAX_DEPTH, UndoHistory
from hwr.ui.session import MAX_PICTURES, Sheet, followed


@given(st.lists(st.sampled_from(["new", "undo", "redo"]), max_size=60))
def test_it_is_a_list_with_a_place_in_it(steps: list[str]) -> None:
    history: UndoHistory[int] = UndoHistory(0)
    documents, place = [0], 0
    for number, step in enumerate(steps, start=1):
        if step == "new":
            documents, place = [*documents[: place + 1], number], place + 1
            history = history.with_document(number)
        elif step == "undo":
            place = max(0, place - 1)
            history = history.undone()
        else:
            place = min(len(documents) - 1, place + 1)
            history = history.redone()
        assert history.current == documents[place]
        assert history.can_undo == (place > 0)
        assert history.can_redo == (place < len(documents) - 1)


def test_it_forgets_what_is_long_past() -> None:
    history: UndoHistory[int] = UndoHistory(0)
    for number in range(1, 3 * MAX_DEPTH):
        history = history.with_document(number)
    assert len(history.past) == MAX_DEPTH


def test_pictures_are_kept_only_so_many_of() -> None:
    history = UndoHistory(Sheet(Drawing()))
    for number in range(3 * MAX_PICTURES):
        history = followed(history, Sheet(PictureDocument(str(number), np.zeros((2, 2), np.float32), QImage())))
        history = followed(history, Sheet(Drawing()))
    pictures = [past.document for past in history.past if isinstance(past.document, PictureDocument)]
    assert len(pictures) == MAX_PICTURES
    assert pictures[-1].name == str(3 * MAX_PICTURES - 1)
