"""Numbers are said exactly, ailments by name."""

from __future__ import annotations

from hwr.train.layer_view import layer_views
from hwr.train.layer_words import footings, headings, readout, unit_name, verdict
from hwr.train.observation import SubjectKind
from hwr.words import numeral
from tests.train.layer_observations import observed, trained, with_ailments


def test_units_are_counted_from_one_but_outputs_and_pixels_have_names() -> None:
    assert unit_name(0, 16, 3) == "Layer 1, unit 17"
    assert unit_name(2, 7, 3) == "Output for 7"
    assert unit_name(-1, 19, 3) == "Pixel in row 3, column 4"


def test_the_readout_tells_the_numbers_of_the_recorded_pass() -> None:
    observation = observed(trained((12, "tanh")))
    view, layer = layer_views(observation)[0], observation.trace.layers[0]
    said = readout(view, 4, 2)
    assert said.startswith("Layer 1, unit 5: ")
    assert f"z = {numeral(float(layer.z[0, 4]))}," in said
    assert f"a = tanh(z) = {numeral(float(layer.a[0, 4]))}," in said
    assert f"bias {numeral(float(layer.biases[4]))}" in said


def test_of_a_batch_the_readout_says_that_it_tells_means() -> None:
    observation = observed(trained((12, "tanh")), SubjectKind.BATCH)
    mean = numeral(float(observation.trace.layers[0].a[:, 4].mean()))
    said = readout(layer_views(observation)[0], 4, 2)
    assert f"mean a = {mean}" in said
    assert "tanh(z)" not in said  # the mean of tanh(z) is not tanh of the mean


def test_what_is_wrong_with_a_unit_is_said() -> None:
    views = layer_views(observed(with_ailments()))
    assert readout(views[0], 2, 3).endswith("Dead: 0 for every digit of the batch.")
    assert "Saturated" in readout(views[1], 4, 3)
    assert "Dead" not in readout(views[0], 3, 3)


def test_the_verdict_names_the_layer_and_the_reason() -> None:
    views = layer_views(observed(with_ailments()))
    assert verdict(views) == (
        "Layer 1: 2 of 12 units are dead: no digit of the batch switches them on. "
        "Layer 2: 1 of 6 units is saturated: nearly every digit drives it to an end of its range, "
        "where the slope is next to 0."
    )
    assert verdict(layer_views(observed(trained((12, "tanh"))))) == "No unit is dead or saturated."


def test_several_ailing_layers_are_named_in_one_sentence() -> None:
    network = trained((12, "relu"), (9, "relu")).copy()
    network.biases[0][:] = 3.0
    network.biases[0][:3] = network.biases[1][:9] = -1000.0
    assert verdict(layer_views(observed(network))) == (
        "Units dead: 3 of 12 in layer 1, 9 of 9 in layer 2: no digit of the batch switches them on."
    )


def test_a_layer_of_one_dead_unit_is_spoken_of_as_one() -> None:
    network = trained((1, "relu")).copy()
    network.biases[0][:] = -1000.0
    assert verdict(layer_views(observed(network))).startswith(
        "Layer 1: 1 of 1 unit is dead: no digit of the batch switches it on."
    )


def test_words_around_a_layer_get_shorter() -> None:
    views = layer_views(observed(with_ailments()))
    assert headings(views[0]) == ("12 ReLU units", "12 ReLU", "12")
    assert footings(views[0])[0].endswith(" · 2 dead")
    assert footings(views[0])[1] == "2 dead"
    read = int(views[-1].a.argmax())
    assert footings(views[-1]) == (f"reads {read}",)
