"""Which stage may come next, and what its version is called."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from objects.models import PlanVersion
from reports.publishing.stages import (
    LABEL,
    STEPS,
    fits,
    order_of,
    proposed_label,
    stages_after,
)

Stage = PlanVersion.Stage


def test_every_stage_has_its_step():
    assert set(STEPS) == set(Stage)


@pytest.mark.parametrize(
    ("stage", "used", "label"),
    [
        (Stage.DRAFT, [], "0.1"),
        (Stage.DRAFT, ["0.1"], "0.2"),
        (Stage.PRELIMINARY, ["0.1"], "0.8"),
        (Stage.PRELIMINARY, ["0.1", "0.8"], "0.8.1"),
        (Stage.FINAL, ["0.8", "0.8.1"], "0.9"),
        (Stage.DECIDED, ["0.9"], "1.0"),
        (Stage.DRAFT, ["0.9", "1.0"], "1.1"),
        (Stage.FINAL, ["1.0"], "1.9"),
        (Stage.REVISED, ["1.0", "1.9"], "2.0"),
        (Stage.REVISED, ["1.0", "2.0", "2.9"], "3.0"),
        (Stage.DRAFT, [f"0.{minor}" for minor in range(1, 8)], "0.7.1"),
    ],
)
def test_the_label_follows_from_those_that_are_used(stage, used, label):
    assert proposed_label(stage, used) == label


@given(st.lists(st.sampled_from(list(Stage)), max_size=30))
def test_labels_rise_as_long_as_the_stages_come_in_their_order(stages):
    used: list[str] = []
    for stage in sorted(stages, key=list(Stage).index):
        label = proposed_label(stage, used)
        assert LABEL.fullmatch(label)
        assert all(order_of(label) > order_of(one) for one in used)
        used.append(label)


def test_a_revision_comes_after_a_decision_and_never_before():
    assert stages_after(["slutgiltig", "utkast"]) == (Stage.FINAL, Stage.DECIDED)
    assert Stage.DECIDED not in stages_after(["slutgiltig", "beslutad"])
    assert Stage.REVISED in stages_after(["beslutad", "utkast"])


def test_no_stage_is_taken_back_until_a_decision_begins_a_new_round():
    assert stages_after([])[0] is Stage.DRAFT
    assert stages_after(["preliminar", "utkast"])[0] is Stage.PRELIMINARY
    assert stages_after(["beslutad", "slutgiltig"])[0] is Stage.DRAFT


@pytest.mark.parametrize(
    ("stage", "label"),
    [
        (Stage.DRAFT, "0.9"),
        (Stage.DRAFT, "1.0"),
        (Stage.PRELIMINARY, "0.9"),
        (Stage.FINAL, "0.8.1"),
        (Stage.DECIDED, "0.9"),
        (Stage.DECIDED, "1.0.1"),
        (Stage.DECIDED, "01.0"),
        (Stage.PRELIMINARY, "0.08"),
        (Stage.PRELIMINARY, "٠.٨"),
    ],
)
def test_a_label_tells_its_stage(stage, label):
    assert not fits(stage, label)


@given(
    st.sampled_from(list(Stage)),
    st.lists(st.from_regex(r"[0-9]\.[0-9](\.[1-9])?", fullmatch=True), max_size=5),
)
def test_what_is_proposed_fits(stage, used):
    assert fits(stage, proposed_label(stage, used))
