"""What the doctor makes of the evidence since the last change of the rate; precedence; several looks."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from hwr.nn.history import History, Mark, MarkKind
from hwr.nn.report import EpochReport, LayerReport, StopReason, UpdateReport
from hwr.nn.training import TrainingState, train
from hwr.recipe.presets import PRESETS
from hwr.recipe.recipe import Recipe, changed
from hwr.train.doctor.diagnosis import Problem
from hwr.train.doctor.doctor import EXPLAINS, TO_COME, TO_GO, Doctor, diagnose
from hwr.train.doctor.evidence import Evidence
from tests.conftest import SEEDS
from tests.train.doctor.watching import Trainings, recipe_of

PLAIN = recipe_of({})


def a_history(recipe: Recipe = PLAIN, samples: int = 1438) -> History:
    return History(len(recipe.architecture.layers), samples)


def append_losses(history: History, losses: list[float], *, gradient: float = 1.0, ratio: float = 1e-3) -> None:
    """One report for each loss."""
    for loss in losses:
        update = history.update + 1
        layers = (LayerReport(gradient, ratio, 1.0),) * history.layers
        history.append(UpdateReport(update, 0, 64 * update, update / 100, 0.1, (loss,), layers))


def test_before_a_training_there_is_nothing_to_say() -> None:
    assert diagnose(Evidence(PLAIN, a_history())) == ()


def test_a_case_without_pass_and_answers_is_judged_by_its_curves(trainings: Trainings) -> None:
    watched = trainings.watch(PRESETS["deep-sigmoid"].recipe)
    bare = replace(watched.last, batch=None, answers=None)
    assert [diagnosis.problem for diagnosis in diagnose(bare)] == [Problem.VANISHING]


def test_what_explains_others_hides_them(trainings: Trainings) -> None:
    """Wild weights diverge, and of course explode, leap and die on the way; one diagnosis says it all."""
    recipe = recipe_of({"training.learning_rate": 30.0, "hidden.*.activation": "leaky_relu"})
    for diagnoses in trainings.watch(recipe).diagnoses:
        kinds = [diagnosis.problem for diagnosis in diagnoses]
        assert not any(other in EXPLAINS[problem] for problem in kinds for other in kinds)
    assert trainings.watch(recipe).final_kinds in ([Problem.DIVERGENCE], [Problem.EXPLODING])


def test_nothing_explains_itself_and_everything_is_in_the_table() -> None:
    assert set(EXPLAINS) == set(Problem)
    for problem in Problem:
        assert problem not in EXPLAINS[problem] or problem is Problem.COLLAPSE  # which symmetry explains before it


def test_leaps_count_only_since_the_rate_was_changed() -> None:
    history = a_history()
    append_losses(history, [3.0, 9.0] * 30)
    assert [diagnosis.problem for diagnosis in diagnose(Evidence(PLAIN, history))] == [Problem.OSCILLATION]
    history.mark(Mark(history.update, MarkKind.RATE, "learning rate 0.01"))
    assert diagnose(Evidence(PLAIN, history)) == ()
    append_losses(history, [2.0, 1.9] * 30)
    assert diagnose(Evidence(PLAIN, history)) == ()


@pytest.mark.parametrize("seed", SEEDS)
def test_a_lower_rate_cures_leaps_in_the_run_under_way(trainings: Trainings, seed: int) -> None:
    """It leaps at update 40, as soon as can be told; so early in a training, rounding has no say yet."""
    leaping = {"training.learning_rate": 3.0, "hidden.*.activation": "leaky_relu", "training.epochs": 40}
    recipe = recipe_of({**leaping, "training.seed": seed})
    data = trainings.prepared(recipe).data
    state = TrainingState.start(recipe.architecture, recipe.training)
    history = a_history(recipe, len(data.y))
    cured = False
    for report in train(state, data, report_every=5):
        history.append(report)
        found = diagnose(Evidence(recipe, history, stop=report.stop if isinstance(report, EpochReport) else None))
        if not cured and found:
            assert found[0].problem is Problem.OSCILLATION
            remedy = found[0].remedies[0]
            assert remedy.live
            recipe = changed(recipe, remedy.changes)
            state.learning_rate = recipe.training.learning_rate
            history.mark(Mark(history.update, MarkKind.RATE, remedy.label))
            cured = True
        elif cured:
            assert found == ()
    assert cured
    assert (history.latest("test_accuracy") or 0) > 0.8  # 0.84 to 0.91 were measured


def test_a_higher_rate_cures_crawling_in_the_run_under_way(trainings: Trainings) -> None:
    under_way = replace(trainings.watch(PRESETS["rate-too-low"].recipe).last, stop=None)
    remedy = diagnose(under_way)[0].remedies[0]
    assert remedy.live
    assert changed(under_way.recipe, remedy.changes).training.learning_rate == 0.1


def test_an_ended_training_offers_nothing_live(trainings: Trainings) -> None:
    for name in ("rate-too-low", "rate-too-high"):
        last = trainings.watch(PRESETS[name].recipe).last
        assert last.stop is StopReason.EPOCHS_DONE
        assert not any(remedy.live for diagnosis in diagnose(last) for remedy in diagnosis.remedies)


def test_live_remedies_change_the_rate_alone(trainings: Trainings) -> None:
    for name in ("deep-sigmoid", "rate-too-high", "rate-too-low", "zeros", "overfitting"):
        for diagnosis in (d for said in trainings.watch(PRESETS[name].recipe).diagnoses for d in said):
            for remedy in diagnosis.remedies:
                assert not remedy.live or set(remedy.changes) == {"training.learning_rate"}


def test_a_high_accuracy_is_no_plateau_and_small_steps_near_the_goal_are_no_low_rate(trainings: Trainings) -> None:
    """Most trainings end lying flat."""
    watched = trainings.watch(changed(PRESETS["first"].recipe, {"training.epochs": 120}))
    assert watched.kinds == []


def test_a_few_digits_do_not_tell_dead_units(trainings: Trainings) -> None:
    case = trainings.watch(recipe_of({"training.learning_rate": 3.0})).last
    assert case.batch is not None
    few = replace(case.batch, inputs=case.batch.inputs[:10])
    assert Problem.DEAD not in [diagnosis.problem for diagnosis in diagnose(replace(case, batch=few))]


@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_numbers_that_are_not_finite_are_no_trouble(bad: float) -> None:
    history = a_history()
    append_losses(history, [bad] * 400, gradient=bad, ratio=bad)
    for diagnosis in diagnose(Evidence(PLAIN, history)):
        assert "nan" not in diagnosis.evidence.lower()


def test_the_doctor_tell_what_lasts_and_withdraw_it_when_it_is_gone() -> None:
    history, doctor = a_history(), Doctor()
    append_losses(history, [3.0, 9.0] * 30)
    said = []
    for _ in range(TO_COME):
        append_losses(history, [3.0, 9.0])
        said.append([diagnosis.problem for diagnosis in doctor.look(Evidence(PLAIN, history))])
    assert said == [[]] * (TO_COME - 1) + [[Problem.OSCILLATION]]
    append_losses(history, [2.0] * 60)
    said.clear()
    for _ in range(TO_GO):
        append_losses(history, [2.0])
        said.append([diagnosis.problem for diagnosis in doctor.look(Evidence(PLAIN, history))])
    assert said == [[Problem.OSCILLATION]] * (TO_GO - 1) + [[]]


def test_the_doctor_count_visits_to_a_training_that_stands_still_once() -> None:
    history, doctor = a_history(), Doctor()
    append_losses(history, [3.0, 9.0] * 30)
    assert not any(doctor.look(Evidence(PLAIN, history)) for _ in range(2 * TO_COME))


def test_the_doctor_take_an_ended_training_as_it_is(trainings: Trainings) -> None:
    last = trainings.watch(PRESETS["rate-too-low"].recipe).last
    assert [diagnosis.problem for diagnosis in Doctor().look(last)] == [Problem.LOW_RATE]
