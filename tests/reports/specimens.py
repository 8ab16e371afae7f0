"""Small documents made by hand, for tests of what is shown."""

from dataclasses import replace

from reports.content.follow_up.nodes import (
    Assignment,
    CommonGoal,
    Figure,
    FollowUpContent,
    GoalGroup,
    Overview,
    Perspective,
    Row,
    Status,
    Tally,
)
from reports.content.object_plan.nodes import (
    Background,
    Budget,
    Comparison,
    ControlNote,
    Deviation,
    Direction,
    GoverningRow,
    KeyEffect,
    KindRow,
    LongTermGoal,
    ObjectPlanContent,
    Reason,
    Share,
    SubGoal,
    Summary,
    SummaryRow,
    UnitBudget,
    UnitGoals,
    UnitTable,
    Version,
)
from reports.content.object_plan.work_nodes import (
    Activities,
    ActivityRow,
    ComponentRow,
    Components,
    GoalActivities,
    Mention,
)
from reports.content.parts import Amount, ContentsEntry, Fact, Section
from tests.reports.money_specimens import money

KRONOR = Amount("1234.50", "1\u00a0234,50")


def row(key: str = "m/1", *, moved: bool = False, status_class: str = "pagar") -> Row:
    return Row(
        key=key,
        activity="Ta fram en rutin",
        sub_points=("För skolan", "För förskolan"),
        units="BIN, BOU",
        deadline="December",
        moved=moved,
        status="Pågående",
        status_class=status_class,
        comment="Arbetet är i gång",
        carried="Kvarstår från 2021",
    )


def follow_up(*, comment: str = "", intro: str = "<p>Inledning.</p>") -> FollowUpContent:
    rows = (row(), row("m/2", moved=True, status_class="genomfort"))
    first, second = (
        Assignment(
            key, "Strategiskt utvecklingsuppdrag", f"Uppdrag {comment}", "", (row(f"{key}/1"),)
        )
        for key in ("u", "v")
    )
    groups = (
        GoalGroup("n", "Nämndmål", "Lust att lära", "Alla trivs.", rows, (first,)),
        GoalGroup("g/direkt", "", "", "", (), (second,)),
    )
    goal = CommonGoal("g", "Kommunövergripande mål", "Trygg stad", "", groups)
    tally = Tally("laget/p", "Samhälle", (1, 2), 3, 2)
    return FollowUpContent(
        key="UF-2022/2022-08-31",
        title="Uppföljning av verksamhetsplanen 2022",
        genre="Uppföljning per den 31 augusti 2022",
        subject="Verksamhetsplan",
        year="2022",
        running="Uppföljning",
        publisher="Kommunen",
        facts=(Fact("Nämnder", "BIN, BOU"),),
        contents=(ContentsEntry("om", "Om uppföljningen"), ContentsEntry("p", "Samhälle")),
        cut_off="2022-08-31",
        cut_off_label="31 augusti 2022",
        edition="",
        introduction=Section("om", "Om uppföljningen", intro),
        cut_off_sentence="Läget den 31 augusti 2022.",
        counting_sentence="Inga aktiviteter har senarelagts.",
        asterisk_sentence="En asterisk (*) betyder framflyttad.",
        overview=Overview(
            key="laget",
            title="Läget i korthet",
            figures=(Figure("laget/rader", 3, "rader", "två olika aktiviteter"),),
            statuses=(Status("Genomfört", "genomfort"), Status("Pågående", "pagar")),
            by_perspective=(tally,),
            by_unit=(Tally("laget/namnd/BIN", "Enbart BIN", (1, 2), 3, 2),),
            total=Tally("laget/summa", "Summa", (1, 2), 3, 2),
            perspective_label="perspektiv",
            remarks=("En anmärkning.",),
        ),
        perspectives=(Perspective("p", "Perspektiv", "Samhälle", "", (goal,)),),
        money=(money("budget-prognos-utfall/UKFA-2022", "Utbildning"),),
    )


def object_plan(
    *, purpose: str = "<p>Syftet.</p>", effect: str = "<p>Effekt.</p>"
) -> ObjectPlanContent:
    return ObjectPlanContent(
        key="UKFA-2022",
        title="Strategisk objektplan 2022",
        genre="Strategisk objektplan",
        subject="Utbildning, Kultur och Fritid",
        year="2022",
        running="Objektplan UKFA 2022",
        publisher="Kommunen",
        facts=(Fact("Gäller", "1 januari – 31 december 2022"),),
        contents=(ContentsEntry("inledning", "Inledning"), ContentsEntry("syfte", "Syfte", 2)),
        versions=(Version("version/0.8", "0.8", "Preliminär", "", "", "Bilaga"),),
        purpose=Section("syfte", "Syfte och målgrupp", purpose),
        background=Background(
            key="bakgrund",
            title="Bakgrund",
            body="",
            fulfilment=Section("maluppfyllelse", "Måluppfyllelse", "<p>God.</p>"),
            late=(Deviation("avvikelse/sen/Skolskjuts", "Skolskjuts", "Överklagad"),),
            over_budget=(),
            reasons=Section("orsaker", "Orsaker", ""),
        ),
        period=Section("period", "Förvaltningsperiod"),
        period_sentence="Planen gäller hela 2022.",
        conditions=Section("forutsattningar", "Förutsättningar", "<p>Ramar.</p>"),
        governing=(
            GoverningRow(
                "styrande/1",
                "1",
                "Mål och budget",
                "https://kommunen.invalid/mal",
                (Direction("styrande/1/1", "UF", "<ul><li>Digitalisera</li></ul>"),),
                effect,
            ),
            GoverningRow("styrande/2", "2", "Internbudget", "", (), ""),
        ),
        goals=Section("langsiktiga-mal", "Långsiktiga mål"),
        unit_goals=(
            UnitGoals(
                "mal/UF",
                "Utbildningsförvaltningen",
                "",
                (
                    LongTermGoal(
                        "mal/1",
                        "1",
                        "Fokus",
                        "",
                        (SubGoal("mal/1:1", "1:1", "Del", ""),),
                    ),
                    LongTermGoal(
                        "mal/2",
                        "2",
                        "Stöd",
                        "",
                        (SubGoal("mal/2:1", "2:1", "Verktyg", ""),),
                    ),
                ),
            ),
        ),
        components=components(),
        activities=activities(),
        budget=budget(),
    )


def components() -> Components:
    known = ComponentRow(
        key="komponent/skola24",
        name="Skola24",
        kind="It-komponent",
        phase="Förvaltning",
        supplier="Skola24 AB",
        contract_end="2024-06-30",
        contract_label="30 juni 2024",
    )
    bare = ComponentRow("komponent/bidrag", "Bidrag", "Verksamhetskomponent", "Drift", "", "", "")
    return Components("komponenter", "Komponenter", (known, bare))


def activity_row(key: str = "aktivitet/UF-2022/1", *, moved: bool = False) -> ActivityRow:
    return ActivityRow(
        key=key,
        title="Införa schemasystemet",
        sub_points=("I skolan", "I förskolan"),
        carried="Kvarstår från 2021",
        components=("Skola24",),
        also=("2:1",),
        kind="VU",
        units="BIN, BOU",
        deadline="December 2022",
        moved=moved,
        status="Pågående",
        status_class="pagar",
        amount=KRONOR,
    )


def activities() -> Activities:
    second = GoalActivities(
        key="aktiviteter/2-1",
        level="Delmål",
        number="2:1",
        title="Verktyg",
        rows=(),
        mentions=(Mention("aktivitet/UF-2022/1", "Införa schemasystemet", "1:1"),),
    )
    bare = replace(
        activity_row("aktivitet/UF-2022/2", moved=True),
        status="",
        status_class="",
        amount=None,
        also=(),
        components=(),
    )
    groups = (
        GoalActivities("aktiviteter/1-1", "Delmål", "1:1", "Del", (activity_row(),), ()),
        second,
        GoalActivities("aktiviteter/utan-mal", "", "", "Utan mål i planen", (bare,), ()),
    )
    return Activities("aktiviteter", "Aktiviteter", "Två aktiviteter.", groups)


def budget() -> Budget:
    total = UnitBudget("bn/Summa", "Summa", "", (KRONOR, KRONOR), KRONOR, "100,0 %")
    unit = UnitBudget("bn/BIN", "BIN", "Bildningsnämnden", (KRONOR, None), KRONOR, "100,0 %")
    one, everyone = (
        SummaryRow(f"s/{short}", short, "", None, (KRONOR,), KRONOR) for short in ("BIN", "Summa")
    )
    return Budget(
        key="budget-och-finansiering",
        title="Budget och finansiering",
        body="<p>VM och VU.</p>",
        count="Budgeten består av en post.",
        comparison=Comparison(
            key="budget-mot-prognos",
            title="Budget 2022 mot prognos 2021",
            budget_label="Budget 2022",
            forecast_label="Prognos 2021",
            kinds=(KindRow("b/vm", "VM", "vidmakthållande", KRONOR, None, None, ""),),
            total=KindRow("b/summa", "Summa", "", KRONOR, KRONOR, KRONOR, "+24,8 %"),
            lead="Budgeten är högre.",
            reasons=(Reason("skillnad/1", "Fler licenser", KRONOR),),
        ),
        difference=Section("skillnad", "Skillnad mot prognos"),
        by_unit=UnitTable(
            "budget-per-namnd",
            "Budget per nämnd",
            ("VM", "VU"),
            ("vidmakthållande", "vidareutveckling"),
            (unit,),
            total,
        ),
        controls=(ControlNote("kontroll/1", "Kontrollsumman skiljer sig."),),
        financing=Section("finansiering", "Finansiering", "<p>Nycklar.</p>"),
        keys=(
            KeyEffect(
                "nyckel/alla",
                "Alla",
                "En post delas.",
                KRONOR,
                (Share("nyckel/alla/BIN", "BIN", "Bildningsnämnden", "100 %", KRONOR),),
            ),
        ),
        summary=Summary("sammanstallning", ("Alla",), (one,), everyone),
        outcome=money("budget-prognos-utfall", "Budget, prognos och utfall"),
    )
