"""The subject of a pass: a network, a picture that it is shown, and what that is to be learnt as."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

from hwr.chapters.debugger.chapter import OTHER, READ
from hwr.chapters.debugger.worked_pass import EXAMPLE_LABEL, example_digit, small_network
from hwr.errors import ConfigError
from hwr.language import tr
from hwr.nn.network import Network
from hwr.ui.kit.chapter.case import Floats, case_of
from hwr.ui.kit.chapter.panel import Surroundings


@dataclass(frozen=True, eq=False)
class Subject:
    """Of whatever is there: the learner's own drawing in the network that reads, or what stands in for either.

    Attributes:
        network, classes: the network and what its outputs stand for.
        x: the picture, (64,).
        read: what it is read as.
        invitation: what to say to somebody who has drawn nothing; else empty.
        is_own: whether the learner drew it.
    """

    network: Network
    classes: tuple[str, ...]
    x: Floats
    read: str
    invitation: str = ""
    is_own: bool = False

    def label(self, wanted: str, said: str) -> str:
        """What it is to be learnt as.

        Args:
            wanted: a class, `READ` or `OTHER`.
            said: what the learner says that it is, though it is read otherwise; may be empty.

        Raises:
            ConfigError: if the network has no output for that.
        """
        label = self.read if wanted == READ else wanted
        if wanted == OTHER:
            ranked = [self.classes[i] for i in np.argsort(-self.network.predict(self.x[None])[0], kind="stable")]
            is_other = said in self.classes and said != self.read
            label = said if is_other else next(one for one in ranked if one != self.read)
        if label not in self.classes:
            raise ConfigError(
                tr(
                    "This network knows no {label}: its outputs stand for {classes}.",
                    label=label,
                    classes=", ".join(self.classes),
                )
            )
        return label


def subject_of(surroundings: Surroundings | None) -> Subject:
    """What there is to look at."""
    if surroundings is None:
        said = tr("An example digit, in a small network that has learnt nothing yet.")
        return Subject(_untaught(), tuple(map(str, range(10))), example_digit(), EXAMPLE_LABEL, said)
    model, case = surroundings.model, case_of(surroundings)
    if case is None:
        example = tr("This is an example, a 7. Draw a digit of your own, and see the network learn from it.")
        return Subject(model.network, model.classes, example_digit(), EXAMPLE_LABEL, example)
    stand_in = tr(
        "A {read} from the program stands in for yours. Draw one, and it is your own that learns.", read=case.read
    )
    invitation = "" if case.is_own else stand_in
    return Subject(model.network, model.classes, case.x, case.read, invitation, case.is_own)


@cache
def _untaught() -> Network:
    return small_network()
