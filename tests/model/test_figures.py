"""Figures of lives unlike the sample's, against closed forms and small simulations of their own.

The sample's headlines were worked out once by a simulator that shares nothing with the model (a particle filter, its
own queue, 30,000 paths); what it said stands here as numbers.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from model import Arm, Planned, ProjectHistory, ProjectIncome, Retainer, Scenario, fit, project
from model.conversion.candidate import candidates
from model.conversion.replay import Chosen, replay
from model.measures.volatility import volatility
from model.past.income import PLAUSIBLE
from model.past.summary import Prior
from model.projection.price import begin_after, price
from model.projection.warmup import LIVED, WarmUp
from ui.session.example import _sample

ALONE, BESIDE = Arm.PROJECTS_ONLY, Arm.WITH_RETAINERS
SAMPLE = _sample(pd.Period("2026-03", "M"))
INCOME = fit(SAMPLE).without_clients()
"""By projects, as the other simulator knew them."""
BASE = Scenario(income=INCOME, start_month="2026-03", monthly_bills=1500, currency="EUR")


def without_hours(times: float) -> ProjectHistory:
    frame = SAMPLE.all.assign(amount=SAMPLE.all["amount"] * times).drop(columns="hours")
    return ProjectHistory.from_frames(frame, as_of=SAMPLE.as_of, delays_seen=True)


def part_month() -> ProjectHistory:
    """The list of the third of March, with one invoice of its second."""
    row = {"client": ["Aurora"], "invoiced_on": [pd.Timestamp("2026-03-02")], "amount": [900.0], "hours": [9.0]}
    both = pd.concat([SAMPLE.all, pd.DataFrame(row)])
    return ProjectHistory.from_frames(both, as_of="2026-03-03", delays_seen=True)


def test_the_headlines_agree_with_another_simulator() -> None:
    measures = project(BASE.but(n_paths=20_000)).stability
    said = {
        ALONE: (1185, 5.64, 0.229, 6937, 2071, 12 * 444),
        BESIDE: (1749, 2.63, 0.0036, 500, 2257, 12 * 136),
    }
    for arm, (count_on, below, ruin, cash, mean, shortfall) in said.items():
        found = measures[arm]
        assert found.reliable_income.value == pytest.approx(count_on, rel=0.01)
        assert found.months_below_bills.value == pytest.approx(below, abs=0.05)
        assert found.ruin.value == pytest.approx(ruin, abs=0.008)
        assert found.cash_needed.value == pytest.approx(cash, rel=0.02)
        assert found.mean_income.value == pytest.approx(mean, rel=0.01)
        assert found.shortfall.value == pytest.approx(shortfall, rel=0.02)


@pytest.mark.parametrize(
    ("start", "ruin", "cash", "mean"),
    [("2026-04", 0.22, 7166, 2148), ("2026-05", 0.22, 7373, 2170), ("2026-06", 0.23, 7646, 2159)],
)
def test_months_between_the_file_and_the_start_are_lived(start: str, ruin: float, cash: float, mean: float) -> None:
    """A file that ended one, two, three months ago; the values are those of its fit with these months simulated."""
    found = project(BASE.but(start_month=start))
    measures = found.stability[ALONE]
    assert measures.ruin.value == pytest.approx(ruin, abs=0.012)
    assert measures.cash_needed.value == pytest.approx(cash, rel=0.02)
    assert measures.mean_income.value == pytest.approx(mean, rel=0.01)
    first = found.projects_only[:, :3].mean(axis=0)
    assert (first > 0.8 * mean).all(), "no dry quarter at the start"


def test_money_of_the_gap_comes_as_payment_chances_say() -> None:
    """With fixed parameters the first month's mean is the rate x fee x the chances of payment of the months before."""
    paid = (100, 300, 0, 0, 0)
    income = ProjectIncome(
        as_of="2026-01",
        counts=(2,) * 120,
        exposure=(1.0,) * 120,
        fees={"n": 4000, "mean": np.log(1000), "squares": 4000 * 1e-6},
        delays={"paid": [50 * each for each in paid], "survived": [15_000, 0, 0, 0, 0]},
    )
    base = Scenario(income=income, start_month="2026-05", capacity_hours=400, list_rate=1000, selling_hours=0)
    found = project(base.but(n_paths=20_000)).projects_only.mean(axis=0)
    level = income.expected_arrivals * income.expected_fee
    assert found[:6] == pytest.approx(np.full(6, level), rel=0.03)
    begun = project(base.but(n_paths=20_000, beginning=True)).projects_only.mean(axis=0)
    assert begun[0] == pytest.approx(level * 0.25, rel=0.05)
    assert begun[1:6] == pytest.approx(np.full(5, level), rel=0.03)


def test_typed_ranges_have_a_pipeline() -> None:
    """Level from the first month on; who begins with nothing under way starts nearly dry, and is level later."""
    under_way, begun = (project(Scenario(beginning=beginning, n_paths=20_000)) for beginning in (False, True))
    months = under_way.projects_only.mean(axis=0)
    assert months[:12] == pytest.approx(np.full(12, months[:12].mean()), rel=0.06)
    dry = begun.projects_only.mean(axis=0)
    assert dry[0] < 0.25 * months[0]
    assert dry[8:12].mean() == pytest.approx(months[8:12].mean(), rel=0.06)
    assert under_way.stability[ALONE].ruin.value < begun.stability[ALONE].ruin.value


def test_the_desk_is_not_empty_at_the_start() -> None:
    """Where hours are scarce the backlog of the months before delays the first projects, as it does later ones."""
    busy = Scenario(capacity_hours=40, patience=3, n_paths=4000)
    lived, begun = (project(busy.but(beginning=beginning)).worked[ALONE] for beginning in (False, True))
    assert lived[:, 0].mean() > begun[:, 0].mean()
    assert lived[:, 0].mean() == pytest.approx(lived[:, 8].mean(), rel=0.1)


def test_which_months_are_lived() -> None:
    part = fit(part_month()).without_clients()
    march = pd.Period("2026-03", "M")
    assert WarmUp.of(INCOME, march) == WarmUp()
    assert WarmUp.of(INCOME, march + 2) == WarmUp((1.0, 1.0), (1, 1, 1))
    begun = WarmUp.of(part, march + 2)
    assert list(begun.unseen) == pytest.approx([28 / 31, 1])
    assert (begun.steps, begun.gap) == ((0, 1, 1), 1)
    long = WarmUp.of(INCOME, march + 30)
    assert (long.months, long.gap, long.steps[0]) == (LIVED, 30, 19)
    assert WarmUp.of(INCOME, march + 30, beginning=True) == WarmUp((), (31,))
    assert WarmUp.of(ProjectIncome(), march).months == LIVED
    assert WarmUp.of(ProjectIncome(), march, beginning=True) == WarmUp()


@pytest.mark.parametrize("times", [0.01, 1, 5, 10, 4000])
def test_a_past_without_hours_is_not_cut(times: float) -> None:
    """What came is foretold, in whatever money; a list rate that somebody left at 100 cuts nothing either."""
    past = without_hours(times)
    base = Scenario(income=fit(past).without_clients(), start_month="2026-03")
    came = past.received.mean()
    for scenario in (base, base.but(list_rate=100.0)):
        assert project(scenario).stability[ALONE].mean_income.value == pytest.approx(came, rel=0.05)
    income = base.income
    assert base.list_rate == pytest.approx(
        max(income.expected_arrivals * income.expected_fee / (PLAUSIBLE * base.capacity_hours), 0.01), abs=0.005
    )


def test_one_rate_for_one_past() -> None:
    rate = INCOME.expected_fee / INCOME.expected_hours(1.0)
    assert INCOME.hourly_rate == pytest.approx(rate)
    assert BASE.list_rate == round(rate, 2)
    nameless = ProjectHistory.from_frames(
        SAMPLE.all.assign(hours=SAMPLE.all["hours"].where(SAMPLE.all["client"] != "Aurora")),
        as_of=SAMPLE.as_of,
        delays_seen=True,
    )
    aurora = next(each for each in candidates(nameless) if each.client == "Aurora")
    known = fit(nameless).hourly_rate
    assert known is not None
    assert aurora.monthly_amount / aurora.monthly_hours == pytest.approx(known)


def test_typed_ranges_in_another_money_set_their_rate() -> None:
    cheap, dear = (fit(None, Prior(fee_low=4e2 * k, fee_high=25e2 * k, typed=True)).usual_rate(120) for k in (1, 1000))
    assert dear == pytest.approx(1000 * cheap, rel=1e-3)
    assert Scenario().list_rate == 100


def test_the_replay_compares_invoices_with_fees() -> None:
    """Aurora bought 9,140 in the months since their first project; twelve or so fees of 770 are about as much."""
    first = candidates(SAMPLE)[0]
    since = SAMPLE.all[SAMPLE.all["client"] == first.client]
    found = replay(SAMPLE, [Chosen(first.client, first.suggested_fee)])
    assert found.gain == pytest.approx(found.monthly["fees"].sum() - since["amount"].sum())
    assert abs(found.gain) < 0.02 * since["amount"].sum()
    assert replay(part_month(), [Chosen(first.client, first.suggested_fee)]).gain == found.gain


def test_a_part_month_changes_no_figure_of_the_past() -> None:
    begun = part_month()
    assert begun.received.mean() == SAMPLE.received.mean()
    assert begun.dry_spells == SAMPLE.dry_spells
    was, now = (volatility(past.received.to_numpy()) for past in (SAMPLE, begun))
    assert now == was
    # In which order to ask them may change: who was billed in a month that has just begun is likelier to be there.
    bought, before = (
        {each.client: (each.span_months, each.monthly_amount) for each in candidates(past)} for past in (begun, SAMPLE)
    )
    assert bought == before


def test_the_price_is_no_matter_of_timing() -> None:
    """At the rate of the past steadiness is free, to the error: what comes in the year beyond that comes sooner."""
    fair = BASE.but(planned=Planned(hours=500 / INCOME.hourly_rate))  # type: ignore[operator]  # the sample has hours
    found = price(project(fair.but(n_paths=40_000)))
    assert abs(found.earned.value) < 4 * found.earned.error + 0.005 * 2088
    assert found.sooner.value == pytest.approx(1240, rel=0.1)
    # An hour sold at 100 where projects bring 93.15 is worth three times 5 x 6.85 a month, less what churn leaves.
    dear = price(project(BASE.but(n_paths=40_000)))
    assert dear.earned.value - found.earned.value == pytest.approx(77, abs=15)


def test_paid_in_arrears_the_money_comes_later() -> None:
    rows = tuple(Retainer(monthly_fee=500, hours_per_month=5, term_months=12, paid="arrears") for _ in range(3))
    sooner, later = (
        price(project(BASE.but(planned=Planned(count=0), retainers=chosen))).sooner.value
        for chosen in (tuple(row.but(paid="advance") for row in rows), rows)
    )
    assert sooner - later == pytest.approx(1500, rel=0.1)


def test_hours_beyond_those_replaced_are_part_of_the_price() -> None:
    """Twelve retainers ask for 60 hours and replace the 23 there are (and the selling of them): 20 or so are added."""
    found = price(project(BASE.but(planned=Planned(count=12))))
    assert found.hours == pytest.approx(20, abs=2)
    assert found.hours_alone == pytest.approx(30, abs=2)


def test_a_start_within_the_past_is_refused() -> None:
    with pytest.raises(ValueError, match="within the past"):
        BASE.but(start_month="2026-02")


def test_the_first_screen_has_no_edge() -> None:
    """Bills of 1,400 beside 3 x 500: 5 % off moves the months clearly short by hardly anything, and so 10 %."""
    edge = Scenario(income=INCOME, start_month="2026-03")
    assert edge.monthly_bills == 1400
    counts = [
        project(edge.but(discount=cut)).stability[BESIDE].months_clearly_short.value for cut in (0.0, 0.01, 0.05, 0.1)
    ]
    assert counts[-1] - counts[0] < 0.15


def test_a_band_holds_at_least_eight_of_ten() -> None:
    found = project(BASE)
    for arm in Arm:
        months = found.spendable(arm)
        low, high = found.stability[arm].quantiles((0.1, 0.9)).T
        assert (((months >= low) & (months <= high)).mean(axis=0) >= 0.8 - 1e-9).all()


def test_retainers_after_the_year_change_none_of_its_figures() -> None:
    late = project(BASE.but(planned=Planned(start=13)))
    assert late.stability[ALONE].pay == late.stability[BESIDE].pay
    assert price(late).earned.value == 0
    assert begin_after(late.scenario) == 12
    assert begin_after(late.scenario.but(planned=Planned(start=12), horizon_months=12)) == 12
    assert begin_after(late.scenario.but(planned=Planned(start=8), horizon_months=6)) == 6
    assert begin_after(late.scenario.but(planned=Planned(start=11))) is None
    assert begin_after(late.scenario.but(planned=Planned(count=0))) is None
