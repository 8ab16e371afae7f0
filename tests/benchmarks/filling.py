"""Fills a PostgreSQL database with as many activities as asked for, in SQL, in seconds."""

from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import connection

from activities.models import OperationalPlan, StatusChoice, StatusVocabulary
from objects.models import Goal, GoalLevel, GoalScheme, Unit, User

PER_PLAN = 100
WORDS = [
    "upphandla",
    "införa",
    "följa",
    "upp",
    "utveckla",
    "stödja",
    "likvärdig",
    "digital",
    "läroplan",
    "förskola",
    "grundskola",
    "gymnasium",
    "elevhälsa",
    "närvaro",
    "trygghet",
    "lokaler",
    "ekonomi",
    "prognos",
    "rutin",
    "samverkan",
    "kompetens",
    "journalsystem",
    "skolskjuts",
    "bibliotek",
    "arkiv",
    "signering",
    "ledning",
    "uppföljning",
    "nyckeltal",
]


def fill(activities: int) -> None:
    """Migrate the database and add ``activities`` of them, a hundred to a plan."""
    call_command("migrate", verbosity=0)
    controller = User.objects.create_user("bench")
    controller.groups.add(Group.objects.get_or_create(name="Controller")[0])
    level = GoalLevel.objects.create(scheme=_scheme(), depth=1, name="mål", plural="mål")
    goals = [
        Goal(scheme=level.scheme, level=level, code=f"mal-{n}", title=f"Mål {n}", order=n)
        for n in range(20)
    ]
    Goal.objects.bulk_create(goals)
    units = [Unit(code=f"N{n}", name=f"Nämnd {n}", kind=Unit.Kind.COMMITTEE) for n in range(10)]
    Unit.objects.bulk_create(units)
    _plans(level.scheme, units[0], max(activities // PER_PLAN, 1))
    with connection.cursor() as cursor:
        cursor.execute(
            _ACTIVITIES, {"words": WORDS, "number": len(WORDS), "activities": activities}
        )
        cursor.execute(_UNITS, [units[0].pk])
        cursor.execute(_PLACEMENTS, [goals[0].pk])
        cursor.execute("VACUUM ANALYZE")


def _scheme() -> GoalScheme:
    return GoalScheme.objects.create(code="mal", name="Mål", valid_from="2000-01-01")


def _plans(scheme: GoalScheme, unit: Unit, number: int) -> None:
    words = StatusVocabulary.objects.create(name="Ord")
    classes = StatusChoice.Class
    for status_class in (classes.ONGOING, classes.DONE, classes.REMAINING, classes.PAUSED):
        StatusChoice.objects.create(
            vocabulary=words, label=str(status_class.label), status_class=status_class
        )
    OperationalPlan.objects.bulk_create(
        OperationalPlan(
            code=f"P{n}-{2003 + n % 20}",
            name=f"Verksamhetsplan {n}",
            unit=unit,
            year=2003 + n % 20,
            goal_scheme=scheme,
            vocabulary=words,
        )
        for n in range(number)
    )


# Titles of five words drawn by a fixed rule, so that every run searches the same texts.
_ACTIVITIES = """
INSERT INTO activities_activity
    (plan_id, number, title, text_key, sub_points, planned_deadline, deadline, status_id,
     has_conflict)
SELECT plan.id, n %% 100 + 1, title || ' ' || n, title || n, '',
    plan.year || '-06-30 ' || plan.year || '-06-01 month juni',
    CASE WHEN n %% 5 = 0
        THEN plan.year || '-12-31 ' || plan.year || '-12-01 month december'
        ELSE plan.year || '-06-30 ' || plan.year || '-06-01 month juni' END,
    (SELECT min(id) FROM activities_statuschoice) + n %% 4, n %% 50 = 0
FROM (
    SELECT n, (
        SELECT string_agg((%(words)s::text[])[(n * 7919 + k * k * 104729) %% %(number)s + 1], ' ')
        FROM generate_series(1, 5) k
    ) AS title
    FROM generate_series(0::bigint, %(activities)s - 1) n
) texts
JOIN (SELECT id, year, row_number() OVER (ORDER BY id) - 1 AS place
      FROM activities_operationalplan) plan ON plan.place = n / 100
"""
_UNITS = """
INSERT INTO activities_activity_units (activity_id, unit_id)
SELECT id, %s + id %% 10 FROM activities_activity
"""
_PLACEMENTS = """
INSERT INTO activities_placement (activity_id, goal_id, "order", carried_from)
SELECT id, %s + id %% 20, id, CASE WHEN id %% 6 = 0 THEN 2002 END FROM activities_activity
"""
