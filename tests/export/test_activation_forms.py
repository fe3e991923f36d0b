"""Every activation that there is can be written elsewhere."""

from hwr.export.activation_forms import ACTIVATION_FORMS
from hwr.nn.activations import ACTIVATIONS


def test_none_is_left_out() -> None:
    assert set(ACTIVATION_FORMS) == set(ACTIVATIONS)
