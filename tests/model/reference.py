"""A slow, obvious kernel: every path, month, project and client one at a time, in plain Python.

It shares with the fast kernel the random numbers and the fitted parameters, and nothing else: counts come from
scipy.stats' quantile functions, lives from a walk through the months, work from a list of jobs.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from scipy import special, stats

from model.draws import Draws, Stream
from model.projection.clients.projects import coming_projects
from model.projection.enquiries import SURPLUS
from model.projection.parameters import Parameters, draw_parameters
from model.projection.retainer import Payment, Retainer, Unused
from model.projection.scenario import Scenario
from model.projection.stress import FEWER_ENQUIRIES, STRESS_MONTH, Stress
from model.projection.terms import project_terms
from model.projection.warmup import WarmUp


@dataclass
class Job:
    """A project of one path."""

    month: int
    fee: float
    hours: float
    mark: float
    delay: int
    client: int = -1
    left: float = 0.0
    part: float = 1.0


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
    taken: list[float] = field(default_factory=list)
    place: int | None = None


def live(scenario: Scenario, draws: Draws, months: int) -> World:
    """Simulate `scenario` over `months` the slow way."""
    parameters = draw_parameters(scenario.income, draws)
    unseen, drifts = _before(scenario)
    gap = sum(drifts) - 1
    drifts += [1] * (months - 1)
    until: list[list[int]] | None = None
    if scenario.income.by_client:
        jobs, until = _jobs_of_clients(scenario, parameters, draws, drifts, unseen)
    else:
        jobs = _jobs(scenario, parameters, draws, drifts, months)
    new_hours = [
        sum(job.hours for each in jobs for job in each if job.client == -1 and job.month == month and job.mark < 1)
        / draws.n_paths
        for month in range(len(unseen), len(drifts))
    ]
    gone = _gone(scenario)
    shape = (draws.n_paths, months)
    world = World(np.zeros(shape), np.zeros(shape), np.zeros(shape), np.zeros(shape))
    late = Stress.PAID_LATE in scenario.stresses
    for path in range(draws.n_paths):
        churn = _churn(scenario, draws, path)
        there = None if until is None else [each[path] for each in until]
        contracts = [_contract(scenario, row, churn, draws, path, months, there) for row in scenario.portfolio]
        _take_off(scenario, contracts)
        hours = [sum(contract.hours[month] for contract in contracts) for month in range(months)]
        converted = [sum(contract.converted[month] for contract in contracts) for month in range(months)]
        if Stress.ILL in scenario.stresses:
            hours[STRESS_MONTH + 1] += hours[STRESS_MONTH]
            hours[STRESS_MONTH] = 0.0
        fees = [sum(contract.paid[month] for contract in contracts) for month in range(months)]
        owed = _open(scenario, parameters, draws, path, months, gap)
        taken = [
            {c.place: sum(o.taken[month] for o in contracts if o.place == c.place) for c in contracts}
            for month in range(months)
        ]
        clients = _Clients(new_hours, gone, taken) if until is not None else None
        nobody = _Clients(new_hours, gone, [{}] * months) if until is not None else None
        alone, _ = _work(scenario, jobs[path], [0.0] * months, [0.0] * months, unseen, nobody)
        beside, declined = _work(scenario, jobs[path], hours, converted, unseen, clients)
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
            owed = missed if retainer.unused is Unused.CARRY and retainer.basis != "access" else 0.0


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


@dataclass
class _Clients:
    """What retainers take from clients in one arm, month by month: new ones together, those of the past by place."""

    new_hours: list[float]
    gone: dict[int, int]
    taken: list[dict[int | None, float]]

    def left(self, job: Job, now: int) -> float:
        if job.client == -1 or now < 0:
            return 1.0
        if now >= self.gone.get(job.client, 10**6):
            return 0.0
        return 1 - min(self.taken[now].get(job.client, 0.0), 1.0)


def _jobs_of_clients(
    scenario: Scenario, parameters: Parameters, draws: Draws, drifts: list[int], unseen: list[float]
) -> tuple[list[list[Job]], list[list[int]]]:
    """The same list of projects, whose law the plain loop of tests/model/projection/clients checks."""
    income = scenario.income
    assert income.client_law is not None
    warmup = WarmUp(tuple(unseen), tuple(drifts[: len(unseen) + 1]))
    months = len(drifts) - len(unseen)
    shape = project_terms(scenario).shape
    listed = coming_projects(income, parameters, draws, months, warmup, shape)
    assert listed.clients is not None
    hours, jobs = listed.hours(scenario.list_rate), [[] for _ in range(draws.n_paths)]  # type: ignore[var-annotated]
    for number in range(listed.cell.size):
        waited = int(listed.delay[number])
        jobs[int(listed.path[number])].append(
            Job(
                int(listed.cell[number]) // draws.n_paths, float(listed.fee[number]), float(hours[number]),
                float(listed.mark[number]), waited if waited < 5 else 10_000, int(listed.clients.place[number]),
            )
        )  # fmt: skip
    return jobs, listed.clients.until.tolist()


def _gone(scenario: Scenario) -> dict[int, int]:
    """Clients of the past whom a stress takes, and when."""
    gone: dict[int, int] = {}
    if not scenario.income.by_client or scenario.income.outlook is None:
        return gone
    ranked = sorted(scenario.portfolio, key=lambda other: -other.fee)
    if Stress.TWO_LEAVE in scenario.stresses:
        for place, row in reversed(list(enumerate(ranked[:2]))):
            if row.known is not None:
                gone[row.known] = STRESS_MONTH + 2 * place
    if Stress.LOSE_LARGEST in scenario.stresses:
        brings = scenario.income.outlook.there * scenario.income.outlook.monthly
        gone[int(np.argmax(brings))] = STRESS_MONTH
    return gone


def _work(
    scenario: Scenario,
    jobs: list[Job],
    retainer_hours: list[float],
    converted: list[float],
    unseen: list[float],
    clients: _Clients | None = None,
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
        share, fewer = unseen[month] if ahead_of_start else scenario.enquiries, 0.0
        if not ahead_of_start:
            if Stress.FEWER_ENQUIRIES in scenario.stresses:
                share *= FEWER_ENQUIRIES
            if Stress.DRY_QUARTER in scenario.stresses and STRESS_MONTH <= now < STRESS_MONTH + 3:
                share = 0.0
            if clients is None:
                share = max(share - converted[now] / expected, 0.0)
            elif clients.new_hours[now] > 0:
                fewer = converted[now] / clients.new_hours[now]
        if month >= 3:
            usual = min(expected / scenario.capacity_hours, 1.0)
            quiet = math.exp(-scenario.feast_or_famine * (busy[month - 3] - usual))
            share, fewer = share * quiet, fewer * quiet
        for job in (job for job in jobs if job.month == month):
            part = 1.0 if clients is None else clients.left(job, now)
            if not part or job.mark >= share - (fewer if job.client == -1 else 0.0):
                continue
            ahead = sum(other.left for other in queue)
            if ahead > scenario.patience * (free + off) + 1e-6:
                declined[month] += 1
                continue
            job.left, job.part = fitting * (part * job.hours + scenario.selling_hours), part
            queue.append(job)
        left = free
        while queue and left >= queue[0].left - 1e-6:
            done = queue.pop(0)
            left -= done.left
            paid = month + done.delay
            if paid < months:
                cash[paid] += done.part * done.fee * (1 + scenario.rate_growth) ** (max(month - lead, 0) / 12)
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


def _contract(
    scenario: Scenario,
    retainer: Retainer,
    churn: float,
    draws: Draws,
    path: int,
    months: int,
    there: list[int] | None = None,
) -> Contract:
    assert retainer.slot is not None
    place = None if there is None else retainer.known
    until = None if there is None or place is None else there[place]
    held, first, spells = _held(scenario, retainer, churn, draws, path, months, until)
    late = draws.uniform(Stream.LATE, retainer.slot, shape=(months + 2, draws.n_paths))[:, path]
    use = draws.normal(Stream.USE, retainer.slot, shape=(months, draws.n_paths))[:, path]
    sigma = math.sqrt(math.log(1 + retainer.use_cv**2))
    everyone_late = Stress.PAID_LATE in scenario.stresses
    contract = Contract([0.0] * months, [0.0] * months, [0.0] * months, [0.0] * months, place)
    outlook = scenario.income.outlook

    def pay(month: int, amount: float) -> None:
        if month >= 0 and month + everyone_late < months:
            contract.paid[month + everyone_late] += amount

    if retainer.billing != "month":
        for month, money in _at_once(scenario, retainer, spells, [bool(each < scenario.late) for each in late]):
            pay(month, money)
    balance, grows = 0.0, (1 + retainer.rise) * (1 + retainer.expansion)
    for month in range(-2, months):
        if month not in held or (scenario.start_month + month).month in retainer.months_off:
            balance = 0.0
            continue
        if retainer.billing == "month":
            pay(
                month + (retainer.paid is Payment.ARREARS) + int(late[month + 2] < scenario.late),
                retainer.fee * grows ** held[month],
            )
        if month < 0:
            continue
        agreed = retainer.hours_per_month * (1 + retainer.expansion) ** held[month]
        factor = math.exp(sigma * float(use[month]) - sigma**2 / 2)
        demanded = agreed * retainer.use_mean * factor
        contract.hours[month] = demanded + retainer.perks_hours
        share = scenario.converted if retainer.converts is None else retainer.converts
        if place is None or outlook is None or month not in first:
            contract.converted[month] = share * agreed
        else:
            its_hours = outlook.monthly[place] * scenario.income.expected_hours(scenario.list_rate)
            its_hours /= scenario.income.expected_fee
            contract.taken[month] = min(share * agreed / its_hours, 1.0)
        rate = retainer.overage_rate or scenario.list_rate * (1 + scenario.rate_growth) ** (month / 12)
        if retainer.basis == "access":
            continue
        if retainer.basis == "pieces":
            # Of one piece more or less than agreed nobody counts the hours.
            factor, demanded = 1.0, agreed * retainer.use_mean
            rate = retainer.overage_rate or retainer.monthly_fee * grows ** held[month] / agreed
        if retainer.unused is Unused.EXPIRE:
            pay(month + 1, agreed * max(retainer.use_mean - 1, 0) * factor * rate)
        else:
            balance += agreed - demanded
            pay(month + 1, max(-agreed - balance, 0) * rate)
            balance = min(max(balance, -agreed), agreed)
    return contract


def _at_once(
    scenario: Scenario, retainer: Retainer, spells: list[tuple[int, int, Retainer]], late: list[bool]
) -> Iterator[tuple[int, float]]:
    """Payments of several months at once; what was paid for months after the end comes back."""
    length = {"quarter": 3, "year": 12, "term": 36}[retainer.billing]
    ahead = retainer.paid is Payment.ADVANCE
    for number, (start, end, present) in enumerate(spells):
        runs = number == 0 and retainer.running
        if end <= start and not runs:
            continue
        term = present.term_months
        begins = start - (term - min(present.months_left or term, term)) if runs else start
        blocks: list[list[tuple[int, float]]] = []
        if runs and retainer.renewals:
            last = [begins - term + place for place in range(term)][(term - 1) // length * length :]
            blocks.append([(month, retainer.fee) for month in last])
        left = begins + max(term, present.months_left or 0) if runs else begins + (present.months_left or term)
        fee = retainer.fee
        while begins < start + len(late):
            for place, month in enumerate(range(begins, left)):
                if place % length == 0:
                    blocks.append([])
                blocks[-1].append((month, fee))
            term = present.term_after(term)
            begins, left, fee = left, left + term, fee * (1 + retainer.rise) * (1 + retainer.expansion)
        for block in blocks:
            due = block[0][0] if ahead else min(block[-1][0] + 1, end)
            if block[0][0] >= end and block[0][0] >= start:
                continue
            slips = 0 <= due - (not ahead) + 2 < len(late) and late[due - (not ahead) + 2]
            for month, money in block:
                if (scenario.start_month + month).month in retainer.months_off:
                    continue
                if ahead or month < end:
                    yield due + slips, money
                if ahead and month >= end:
                    yield end, -money


def _leaves(scenario: Scenario) -> dict[int | None, int]:
    """Slots whose client leaves under a stress, and when."""
    leaves: dict[int | None, int] = {}
    ranked = sorted(scenario.portfolio, key=lambda other: -other.fee)
    if Stress.TWO_LEAVE in scenario.stresses:
        leaves = {other.slot: STRESS_MONTH + 2 * place for place, other in enumerate(ranked[:2])}
    if Stress.LOSE_LARGEST in scenario.stresses and scenario.income.by_client:
        gone = _gone(scenario.but(stresses=frozenset({Stress.LOSE_LARGEST})))
        leaves |= {other.slot: STRESS_MONTH for other in scenario.retainers if other.known in gone}
    elif Stress.LOSE_LARGEST in scenario.stresses and ranked:
        leaves[ranked[0].slot] = STRESS_MONTH
    return leaves


def _held(
    scenario: Scenario, retainer: Retainer, churn: float, draws: Draws, path: int, months: int, until: int | None
) -> tuple[dict[int, int], set[int], list[tuple[int, int, Retainer]]]:
    """The months in which the slot is held with its client's renewals by each, those of the first client, spells."""
    slot = retainer.slot
    assert slot is not None
    leaves = _leaves(scenario)
    months_held: dict[int, int] = {}
    by_first: set[int] = set()
    spells: list[tuple[int, int, Retainer]] = []
    if retainer.running:
        months_held |= {-2: 0, -1: 0}
    generation, start, present = 0, retainer.starts_in, retainer
    accepted = retainer.running or draws.uniform(Stream.ACCEPTANCE, slot)[path] < retainer.acceptance
    while start < months:
        age, term, left = 0, present.term_months, present.months_left or present.term_months
        renewals, ordinal, trial = present.renewals, 0, present.on_trial
        cancels = _wait(scenario.cancellation, float(draws.uniform(Stream.CANCELLATION, slot, generation)[path]))
        if generation == 0 and until is not None:
            # Its leaving is the cancellation; who has left by the start signs nothing.
            cancels = until + present.notice_months - start - max(1, present.notice_months)
            accepted = accepted and (retainer.running or until > start)
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
            if generation == 0:
                by_first.add(month)
            month, age, left = month + 1, age + 1, left - 1
            if month > months:
                break
        spells.append((start, month, present))
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
    return months_held, by_first, spells


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
