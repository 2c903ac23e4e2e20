"""A slow, obvious kernel: every path, month, project and client one at a time, in plain Python.

It shares with the fast kernel the random numbers and the fitted parameters, and nothing else: counts come from
scipy.stats' quantile functions, lives from a walk through the months, work from a list of jobs.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np
from scipy import special, stats

from model.draws import Draws, Stream
from model.projection.enquiries import SURPLUS
from model.projection.parameters import Parameters, draw_parameters
from model.projection.retainer import Payment, Retainer, Unused
from model.projection.scenario import Scenario
from model.projection.stress import FEWER_ENQUIRIES, STRESS_MONTH, Stress


@dataclass
class Job:
    """A project of one path."""

    month: int
    fee: float
    hours: float
    mark: float
    delay: int
    left: float = 0.0


@dataclass
class World:
    """Both arms of a scenario, [path, month]."""

    projects_only: np.ndarray
    with_retainers: np.ndarray
    retainer_income: np.ndarray
    declined: np.ndarray


@dataclass
class Contract:
    """One retainer on one path: what it pays and asks for, month by month."""

    paid: list[float] = field(default_factory=list)
    hours: list[float] = field(default_factory=list)
    converted: list[float] = field(default_factory=list)


def live(scenario: Scenario, draws: Draws, months: int) -> World:
    """Simulate `scenario` over `months` the slow way."""
    parameters = draw_parameters(scenario.income, draws)
    unseen, drifts = _before(scenario)
    gap = sum(drifts) - 1
    jobs = _jobs(scenario, parameters, draws, drifts + [1] * (months - 1), months)
    shape = (draws.n_paths, months)
    world = World(np.zeros(shape), np.zeros(shape), np.zeros(shape), np.zeros(shape))
    late = Stress.PAID_LATE in scenario.stresses
    for path in range(draws.n_paths):
        churn = _churn(scenario, draws, path)
        contracts = [_contract(scenario, retainer, churn, draws, path, months) for retainer in scenario.portfolio]
        _take_off(scenario, contracts)
        hours = [sum(contract.hours[month] for contract in contracts) for month in range(months)]
        converted = [sum(contract.converted[month] for contract in contracts) for month in range(months)]
        if Stress.ILL in scenario.stresses:
            hours[STRESS_MONTH + 1] += hours[STRESS_MONTH]
            hours[STRESS_MONTH] = 0.0
        fees = [sum(contract.paid[month] for contract in contracts) for month in range(months)]
        owed = _open(scenario, parameters, draws, path, months, gap)
        alone, _ = _work(scenario, jobs[path], [0.0] * months, [0.0] * months, unseen)
        beside, declined = _work(scenario, jobs[path], hours, converted, unseen)
        if late:
            owed, alone, beside = ([0.0, *money[:-1]] for money in (owed, alone, beside))
        world.projects_only[path] = np.add(alone, owed)
        world.with_retainers[path] = np.add(np.add(beside, owed), fees)
        world.retainer_income[path] = fees
        world.declined[path] = declined
    return world


def _off(scenario: Scenario, month: int) -> float:
    """The share of a month that is off."""
    weeks = scenario.season.weeks_off
    return min(weeks[(scenario.start_month + month).month - 1] / (52 / 12), 1.0) if weeks else 0.0


def _take_off(scenario: Scenario, contracts: list[Contract]) -> None:
    """Hours that fall into weeks off are worked a month later where unused hours are carried, or never."""
    for retainer, contract in zip(scenario.portfolio, contracts, strict=True):
        owed = 0.0
        for month, hours in enumerate(contract.hours):
            missed = hours * _off(scenario, month)
            contract.hours[month] = hours - missed + owed
            owed = missed if retainer.unused is Unused.CARRY else 0.0


def _before(scenario: Scenario) -> tuple[list[float], list[int]]:
    """Months before the first that nobody observed: the part of each, and the steps of drift up to each and the first.

    At most twelve; the first of them takes the drift of those that are skipped.
    """
    income = scenario.income
    if not income.counts:
        return ([], [1]) if scenario.beginning else ([1.0] * 12, [0] * 12 + [1])
    unseen, drifts = [], []
    month, waited = income.as_of, 0
    while month < scenario.start_month:
        part = 1 - income.exposure[-1] if month == income.as_of else 1.0
        if part > 0 and not scenario.beginning and (scenario.start_month - month).n <= 12:
            unseen.append(part)
            drifts.append(waited)
            waited = 0
        waited += 1
        month += 1
    return unseen, [*drifts, waited]


def _shape(scenario: Scenario, month: int) -> float:
    """By how many times the mean month's the expected enquiries of a month are."""
    factors = scenario.season.enquiries
    return factors[(scenario.start_month + month).month - 1] / (sum(factors) / 12) if factors else 1.0


def _jobs(
    scenario: Scenario, parameters: Parameters, draws: Draws, drifts: list[int], months_ahead: int
) -> list[list[Job]]:
    paths, months = draws.n_paths, len(drifts)
    shocks = draws.normal(Stream.ARRIVAL_DRIFT, shape=(months, paths))
    uniforms = draws.uniform(Stream.ARRIVAL_COUNT, shape=(months, paths))
    counts = np.zeros((months, paths), dtype=int)
    means = np.zeros((months, paths))
    for path in range(paths):
        log_rate = float(parameters.log_rate[path])
        for month in range(months):
            step = float(parameters.drift[path]) * math.sqrt(drifts[month])
            log_rate = min(log_rate - step**2 / 2 + step * float(shocks[month, path]), math.log(60))
            means[month, path] = SURPLUS * math.exp(log_rate) * _shape(scenario, month - (len(drifts) - months_ahead))
    for path in range(paths):
        size, mean, uniform = float(parameters.size[path]), means[:, path], uniforms[:, path].astype(float)
        lumpy = stats.nbinom.ppf(uniform, size, size / (size + mean)) if math.isfinite(size) else 0
        counts[:, path] = stats.poisson.ppf(uniform, mean) if math.isinf(size) else lumpy
    total = int(counts.sum())
    fee, rate = draws.normal(Stream.FEE, shape=(total,)), draws.normal(Stream.RATE, shape=(total,))
    mark, delay = draws.uniform(Stream.PROJECT_MARK, shape=(total,)), draws.uniform(Stream.DELAY, shape=(total,))
    jobs: list[list[Job]] = [[] for _ in range(paths)]
    number = 0
    for month in range(months):
        for path in range(paths):
            for _ in range(counts[month, path]):
                money = math.exp(parameters.fee_mu[path] + parameters.fee_sigma[path] * fee[number])
                hourly = scenario.list_rate
                if parameters.rate_mu is not None and parameters.rate_sigma is not None:
                    hourly = math.exp(parameters.rate_mu[path] + parameters.rate_sigma[path] * rate[number])
                waited = int((delay[number] > parameters.delay_cumulative[:, path].astype(np.float32)).sum())
                jobs[path].append(
                    Job(month, money, money / hourly, SURPLUS * mark[number], waited if waited < 5 else 10_000)
                )
                number += 1
    return jobs


def _work(
    scenario: Scenario, jobs: list[Job], retainer_hours: list[float], converted: list[float], unseen: list[float]
) -> tuple[list[float], list[int]]:
    income, lead = scenario.income, len(unseen)
    months = lead + len(retainer_hours)
    expected = income.expected_arrivals * income.expected_hours(scenario.list_rate)
    fitting = 1.0
    if income.rates is None and income.counts:
        asked = expected + income.expected_arrivals * scenario.selling_hours
        fitting = min(1.0, 0.5 * scenario.capacity_hours / asked)
    cash, declined = [0.0] * months, [0] * months
    queue: list[Job] = []
    busy: list[float] = []
    for month in range(months):
        ahead_of_start, now = month < lead, month - lead
        off = 0.0 if ahead_of_start else scenario.capacity_hours * _off(scenario, now)
        there = scenario.capacity_hours - off
        free = there if ahead_of_start else max(there - retainer_hours[now], 0.0)
        if Stress.ILL in scenario.stresses and now == STRESS_MONTH:
            free = 0.0
        share = unseen[month] if ahead_of_start else scenario.enquiries
        if not ahead_of_start:
            if Stress.FEWER_ENQUIRIES in scenario.stresses:
                share *= FEWER_ENQUIRIES
            if Stress.DRY_QUARTER in scenario.stresses and STRESS_MONTH <= now < STRESS_MONTH + 3:
                share = 0.0
            share = max(share - converted[now] / expected, 0.0)
        if month >= 3:
            usual = min(expected / scenario.capacity_hours, 1.0)
            share *= math.exp(-scenario.feast_or_famine * (busy[month - 3] - usual))
        for job in (job for job in jobs if job.month == month and job.mark < share):
            ahead = sum(other.left for other in queue)
            if ahead > scenario.patience * (free + off) + 1e-6:
                declined[month] += 1
                continue
            job.left = fitting * (job.hours + scenario.selling_hours)
            queue.append(job)
        left = free
        while queue and left >= queue[0].left - 1e-6:
            done = queue.pop(0)
            left -= done.left
            paid = month + done.delay
            if paid < months:
                cash[paid] += done.fee * (1 + scenario.rate_growth) ** (max(month - lead, 0) / 12)
        if queue:
            queue[0].left -= left
            left = 0.0
        busy.append((scenario.capacity_hours - left) / scenario.capacity_hours)
    return cash[lead:], declined[lead:]


def _churn(scenario: Scenario, draws: Draws, path: int) -> float:
    a = 6 * (1 - scenario.renewal) + scenario.past_lost
    b = 6 * scenario.renewal + scenario.past_kept
    if a == 0:
        return 0.0
    return 1.0 if b == 0 else float(special.betaincinv(a, b, special.ndtr(float(draws.normal(Stream.CHURN)[path]))))


def _contract(scenario: Scenario, retainer: Retainer, churn: float, draws: Draws, path: int, months: int) -> Contract:
    assert retainer.slot is not None
    held = _held(scenario, retainer, churn, draws, path, months)
    late = draws.uniform(Stream.LATE, retainer.slot, shape=(months + 2, draws.n_paths))[:, path]
    use = draws.normal(Stream.USE, retainer.slot, shape=(months, draws.n_paths))[:, path]
    sigma = math.sqrt(math.log(1 + retainer.use_cv**2))
    everyone_late = Stress.PAID_LATE in scenario.stresses
    contract = Contract([0.0] * months, [0.0] * months, [0.0] * months)

    def pay(month: int, amount: float) -> None:
        if month >= 0 and month + everyone_late < months:
            contract.paid[month + everyone_late] += amount

    balance = 0.0
    for month in range(-2, months):
        if month not in held or (scenario.start_month + month).month in retainer.months_off:
            balance = 0.0
            continue
        pay(
            month + (retainer.paid is Payment.ARREARS) + int(late[month + 2] < scenario.late),
            retainer.fee * (1 + retainer.rise) ** held[month],
        )
        if month < 0:
            continue
        factor = math.exp(sigma * float(use[month]) - sigma**2 / 2)
        demanded = retainer.hours_per_month * retainer.use_mean * factor
        contract.hours[month] = demanded + retainer.perks_hours
        share = scenario.converted if retainer.converts is None else retainer.converts
        contract.converted[month] = share * retainer.hours_per_month
        rate = retainer.overage_rate or scenario.list_rate * (1 + scenario.rate_growth) ** (month / 12)
        if retainer.unused is Unused.EXPIRE:
            pay(month + 1, retainer.hours_per_month * max(retainer.use_mean - 1, 0) * factor * rate)
        else:
            balance += retainer.hours_per_month - demanded
            pay(month + 1, max(-retainer.hours_per_month - balance, 0) * rate)
            balance = min(max(balance, -retainer.hours_per_month), retainer.hours_per_month)
    return contract


def _held(scenario: Scenario, retainer: Retainer, churn: float, draws: Draws, path: int, months: int) -> dict[int, int]:
    """The months in which the slot is held, and how often its client has renewed by each, walking through them."""
    slot = retainer.slot
    assert slot is not None
    leaves = {}
    ranked = sorted(scenario.portfolio, key=lambda other: -other.fee)
    if Stress.TWO_LEAVE in scenario.stresses:
        leaves = {other.slot: STRESS_MONTH + 2 * place for place, other in enumerate(ranked[:2])}
    if Stress.LOSE_LARGEST in scenario.stresses and ranked:
        leaves[ranked[0].slot] = STRESS_MONTH
    months_held: dict[int, int] = {}
    if retainer.running:
        months_held |= {-2: 0, -1: 0}
    generation, start = 0, retainer.starts_in
    present = retainer
    accepted = retainer.running or draws.uniform(Stream.ACCEPTANCE, slot)[path] < retainer.acceptance
    while start < months:
        age, term, left = 0, present.term_months, present.months_left or present.term_months
        renewals, ordinal = present.renewals, 0
        trial = present.on_trial
        cancels = _wait(scenario.cancellation, float(draws.uniform(Stream.CANCELLATION, slot, generation)[path]))
        month = start
        while True:
            if generation == 0 and (not accepted or month >= leaves.get(slot, 10**6)):
                break
            if age >= max(1, present.notice_months) + cancels:
                break
            if left == 0:
                if trial:
                    chance = scenario.trial_conversion
                elif present.renewal is not None:
                    chance = present.renewal
                else:
                    chance = (6 * (1 - churn) + renewals) / (6 + renewals)
                if draws.uniform(Stream.RENEWAL, slot, generation, ordinal)[path] >= chance:
                    break
                renewals += not trial
                trial = False
                ordinal += 1
                term = present.term_after(term)
                left = term
            months_held[month] = ordinal
            month, age, left = month + 1, age + 1, left - 1
            if month > months:
                break
        if scenario.replacement == 0 or month > months:
            break
        generation += 1
        start = (
            month + 1 + _wait(scenario.replacement, float(draws.uniform(Stream.REPLACEMENT, slot, generation)[path]))
        )
        present = Retainer(
            **{
                **retainer.model_dump(),
                "term_months": retainer.ladder[0],
                "months_left": None,
                "renewals": 0,
            }
        )
    return months_held


def _wait(chance: float, uniform: float) -> int:
    if chance == 0:
        return 10**6
    return 0 if chance == 1 else math.floor(math.log(uniform) / math.log1p(-chance))


def _open(scenario: Scenario, parameters: Parameters, draws: Draws, path: int, months: int, gap: int) -> list[float]:
    cash = [0.0] * months
    for number, invoice in enumerate(scenario.income.open_invoices):
        uniform, paid = float(draws.uniform(Stream.OPEN_INVOICE, number)[path]), 0.0
        within = parameters.open_cumulative[:, path]
        for age in range(invoice.age_months + 1, 5):
            paid = (within[age] - within[invoice.age_months]) / (1 - within[invoice.age_months])
            if uniform <= paid:
                month = age - invoice.age_months - 1 - gap
                if 0 <= month < months:
                    cash[month] += invoice.amount
                break
    return cash
