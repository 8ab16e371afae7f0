"""Large deviations ask for a comment; it is written in place and never over another's."""

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from hypothesis import given
from hypothesis import strategies as st

from budget.commenting.deviations import About, is_large, read_deviations
from budget.commenting.services import comment_on, remove_comment, save_comment
from budget.models import DeviationComment
from objects.models import ManagedObject, ObjectPlan, Unit
from objects.writing import StaleError, revision_of
from tests.budget.money_ground import kr, money_plan
from tests.build import make_budget_line, make_user

pytestmark = pytest.mark.django_db

PLAN = "/budget/objekt/UKFA-2022/"
FORM = f"{PLAN}kommentar/prognos-2/"


@pytest.fixture
def plan() -> ObjectPlan:
    return money_plan()


@pytest.fixture
def signed_in(client):
    client.force_login(make_user(is_superuser=True))
    return client


def open_ones(plan: ObjectPlan) -> list[str]:
    return [one.about.subject for one in read_deviations(plan) if one.is_open]


@pytest.mark.parametrize(
    ("percent", "amount", "deviation", "large"),
    [
        ("5", None, "50.00", False),
        ("5", None, "50.01", True),
        ("5", None, "-50.01", True),
        ("5", "100", "99.00", False),
        ("5", "100", "100.01", True),
        (None, "100", "100.01", True),
        (None, None, "900.00", False),
        ("0", None, "0.00", False),
    ],
)
def test_a_deviation_is_large_beyond_the_objects_limits(percent, amount, deviation, large):
    item = ManagedObject(
        deviation_percent=percent and Decimal(percent),
        deviation_amount=amount and Decimal(amount),
    )
    assert is_large(item, Decimal(deviation), Decimal(1000)) is large


@given(st.decimals(-(10**9), 10**9, places=2), st.decimals(1, 10**9, places=2))
def test_more_money_makes_no_deviation_smaller(deviation, base):
    item = ManagedObject(deviation_percent=Decimal(5), deviation_amount=Decimal(1000))
    if is_large(item, deviation, base):
        assert is_large(item, 2 * deviation, base)
        assert is_large(item, -deviation, base)


def test_the_widest_deviation_is_the_one_to_comment(plan):
    assert open_ones(plan) == ["hela objektet"]


def test_kinds_and_namnder_are_to_be_commented_when_the_whole_is_near_its_budget(plan):
    make_budget_line(
        plan,
        series="prognos",
        forecast=2,
        kind="ovrigt",
        unit=Unit.objects.get(code="BOU"),
        amount=kr("-150.00"),
    )
    assert open_ones(plan) == ["VM", "VU", "Övrigt", "BIN", "BOU"]


def test_a_comment_on_the_whole_speaks_of_its_parts(plan):
    save_comment(about=About(plan, "prognos", 2), text="Fler elever.", user=None, revision=0)
    assert open_ones(plan) == []
    assert all(one.is_told for one in read_deviations(plan) if one.is_large)


def test_a_comment_on_an_earlier_forecast_does_not_explain_the_latest(plan):
    save_comment(about=About(plan, "prognos", 1), text="Fler elever.", user=None, revision=0)
    assert open_ones(plan) == ["hela objektet"]


def test_the_page_marks_lists_and_links_what_lacks_a_comment(plan, signed_in):
    page = signed_in.get(PLAN)
    assert [str(one[1]) for one in page.context["page"].comments.missing] == [FORM]
    assert "Kommentar saknas: skriv den" in page.content.decode()
    answer = signed_in.post(FORM, {"text": "Fler elever.", "revision": "0"}, follow=True)
    assert answer.redirect_chain == [(f"{PLAN}#kommentarer", 302)]
    assert answer.context["page"].comments.missing == ()
    assert "Fler elever." in answer.content.decode()


def test_the_comment_of_a_part_has_a_form_of_its_own(plan, signed_in):
    address = f"{FORM}?namnd=BOU&slag=vm"
    assert "BOU, VM" in signed_in.get(address).content.decode()
    signed_in.post(address, {"text": "Priset steg.", "revision": "0"})
    comment = DeviationComment.objects.get()
    assert (comment.series, comment.forecast, comment.kind) == ("prognos", 2, "vm")
    assert comment.unit
    assert comment.unit.code == "BOU"


@pytest.mark.parametrize(
    "query", ["?namnd=KOF", "?slag=x", "?namnd=%00", "?slag=" + "9" * 5000, "?namnd=BOU&slag=vu"]
)
def test_what_does_not_deviate_has_no_form(query, plan, signed_in):
    assert signed_in.get(f"{FORM}{query}").status_code == 404
    assert signed_in.get(f"{PLAN}kommentar/utfall/").status_code == 404


def test_an_empty_comment_is_refused_with_what_to_do(plan, signed_in):
    answer = signed_in.post(FORM, {"text": "  ", "revision": "0"})
    assert answer.status_code == 400
    assert "Skriv en kommentar" in answer.content.decode()
    assert not DeviationComment.objects.exists()


def test_the_second_of_two_writers_sees_both_texts_and_loses_nothing(plan, signed_in):
    save_comment(about=About(plan, "prognos", 2), text="Hennes.", user=None, revision=0)
    answer = signed_in.post(FORM, {"text": "Hans.", "revision": "0"})
    assert answer.status_code == 409
    assert "Hennes." in answer.content.decode()
    assert "Hans." in answer.content.decode()
    assert DeviationComment.objects.get().text == "Hennes."
    stands = answer.context["revision"]
    signed_in.post(FORM, {"text": "Hans och hennes.", "revision": stands})
    assert DeviationComment.objects.get().text == "Hans och hennes."


def test_a_comment_that_was_removed_meanwhile_is_told_of(plan, signed_in):
    about = About(plan, "prognos", 2)
    save_comment(about=about, text="Fler elever.", user=None, revision=0)
    revision = revision_of(comment_on(about))
    remove_comment(about=about, user=None, revision=revision)
    answer = signed_in.post(FORM, {"text": "Ännu fler.", "revision": revision})
    assert answer.status_code == 409
    assert "har tagit bort kommentaren" in answer.content.decode()


def test_history_keeps_every_text_and_the_removal(plan, signed_in):
    for text in ("Ett.", "Två."):
        revision = revision_of(comment_on(About(plan, "prognos", 2)))
        signed_in.post(FORM, {"text": text, "revision": revision})
    revision = revision_of(DeviationComment.objects.get())
    signed_in.post(FORM, {"text": "Två.", "revision": revision, "ta-bort": "ja"})
    history = DeviationComment.history.order_by("history_id")
    assert [(one.history_type, one.text) for one in history] == [
        ("+", "Ett."),
        ("~", "Två."),
        ("-", "Två."),
    ]


@pytest.mark.parametrize("revision", ["x", "", "9" * 40, "-1"])
def test_a_revision_that_is_no_number_is_out_of_date_at_worst(revision, plan, signed_in):
    save_comment(about=About(plan, "prognos", 2), text="Ett.", user=None, revision=0)
    answer = signed_in.post(FORM, {"text": "Två.", "revision": revision})
    assert answer.status_code == 409


def test_the_service_asks_for_permission_and_a_text(plan):
    about = About(plan, "prognos", 2)
    with pytest.raises(PermissionDenied):
        save_comment(about=about, text="Nej.", user=make_user(), revision=0)
    with pytest.raises(ValidationError):
        save_comment(about=about, text="", user=None, revision=0)
    save_comment(about=about, text="Ja.", user=None, revision=0)
    with pytest.raises(PermissionDenied):
        remove_comment(about=about, user=make_user(), revision=1)
    with pytest.raises(StaleError):
        save_comment(about=about, text="Igen.", user=None, revision=0)
