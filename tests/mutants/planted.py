"""Faults that a person might make, each with the file of tests that must find it: `python -m tests.mutants.planted`."""

from __future__ import annotations

import ast
import os
import sys
from typing import Final, NamedTuple

from tests.mutants.apart import ROOT, Finder, apart, ended, say
from tests.mutants.suite import holds


class Planted(NamedTuple):
    """A fault: in a file, in place of these words others; and the tests that find it."""

    file: str
    words: str
    others: str
    tests: str


LIMITS, REFUNDS, CELLS = "model/test_limits.py", "exchange/upload/test_refunds.py", "exchange/upload/test_cells.py"
EDGES = "exchange/upload/test_limits.py"
REFUNDING, QUEUE, STAGES = (
    "exchange/upload/projects/refunds.py",
    "model/projection/queue.py",
    "model/projection/stages.py",
)
VOLATILITY, BUFFER, PAST = "model/measures/volatility.py", "model/measures/buffer.py", "model/past"
LAWS, POOLED = "model/projection/clients/test_laws.py", "model/past/clients/test_pooled.py"
AMOUNTS, DATES, COMING = "exchange/upload/cells/amounts.py", "exchange/upload/cells/dates.py", "model/projection"

PLANTED: Final = tuple(
    Planted(*fault)
    for fault in (
        # Money of one currency taken off another's; off the oldest project and not the latest.
        (REFUNDING, " and currencies[number] == lines.currency[row]", "", REFUNDS),
        (REFUNDING, "(client, lines.currency[row]), _NONE", "(client, frame.currency[0]), _NONE", REFUNDS),
        (REFUNDING, "before, after = own[max(0, now - _NEAR) : now][::-1]", "before, after = own[:now]", REFUNDS),
        # A nought that groups thousands; days of both orders; a year of another century.
        (AMOUNTS, 'return text.replace(mark, "") if not', 'return text.replace(mark, "") if text or not', CELLS),
        (AMOUNTS, "LARGEST = 1e12", "LARGEST = 1e13", EDGES),
        (DATES, '"mdy" if month_first > day_first else', '"mdy" if month_first >= day_first else', EDGES),
        (DATES, "if int(text) < 70 else", "if int(text) < 71 else", EDGES),
        # Chance, and what is believed before anything was seen.
        ("model/draws.py", "USE = 26", "USE = 25", "model/test_draws.py"),
        ("model/draws.py", "MARKET = 31", "MARKET = 30", "model/test_draws.py"),
        (f"{PAST}/delays.py", "(0.05, 0.30, 0.40,", "(0.05, 0.40, 0.30,", LIMITS),
        (f"{PAST}/delays.py", "WEIGHT = 4.0", "WEIGHT = 40.0", "model/past/test_delays.py"),
        (f"{PAST}/arrivals.py", "BUSIEST = 20.0", "BUSIEST = 25.0", LIMITS),
        (f"{PAST}/history.py", "last.dt.year - first.dt.year) * 12", "last.dt.year - first.dt.year) * 13", LIMITS),
        # Limits of a year, of tax, of the measures.
        ("model/measures/stability.py", "YEAR = 12", "YEAR = 13", LIMITS),
        (VOLATILITY, "per_year = 12 / values.size", "per_year = 13 / values.size", LIMITS),
        ("model/projection/scenario.py", "tax_rate: Annotated[float, Field(ge=0, le=0.6)]",
         "tax_rate: Annotated[float, Field(ge=0, le=0.5)]", LIMITS),
        (BUFFER, "needed > opening_cash + SLACK * (opening_cash + bills * months)", "needed > opening_cash", LIMITS),
        (BUFFER, "SLACK * (opening_cash + bills * months)", "SLACK * (opening_cash + bills)", LIMITS),
        (BUFFER, "CLEARLY = 0.9", "CLEARLY = 0.95", LIMITS),
        (VOLATILITY, "STEADY * mean * (1 + 1e-6)", "STEADY * mean", LIMITS),
        (VOLATILITY, "3 * beyond >= len(income)", "3 * beyond > len(income)", LIMITS),
        ("model/measures/certainty.py", "CAUTIOUS = 4", "CAUTIOUS = 5", LIMITS),
        ("model/measures/certainty.py", "SMOOTHING_MONTHS = 3", "SMOOTHING_MONTHS = 2", LIMITS),
        ("model/rates/rates.py", "return self.hours * self.offer.rate", "return min(self.hours, 100) * self.offer.rate",
         LIMITS),
        # The desk, the months, the stresses.
        (STAGES, "month_later(cash) if terms.late else cash", "cash", LIMITS),
        (STAGES, "min(expected_hours / desk.capacity_hours, 1.0)", "expected_hours / desk.capacity_hours", LIMITS),
        (STAGES, "first + STRESS_MONTH + 3] = 0.0", "first + STRESS_MONTH + 2] = 0.0", LIMITS),
        (QUEUE, "minlength=n_paths) * projects.bundle", "minlength=n_paths)", LIMITS),
        (QUEUE, "desk.selling_hours * projects.bundle", "desk.selling_hours", LIMITS),
        (f"{COMING}/stress.py", "FEWER_ENQUIRIES = 0.7", "FEWER_ENQUIRIES = 0.8", LIMITS),
        (f"{COMING}/enquiries.py", "MOST_ARRIVALS = 60.0", "MOST_ARRIVALS = 50.0", LIMITS),
        (f"{COMING}/parameters.py", "    if income.delays.fixed_days is not None:", "    if False:", LIMITS),
        (f"{COMING}/lives.py", "HETEROGENEITY = 6.0", "HETEROGENEITY = 7.0", LIMITS),
        # Clients in the order of their names; a past of clients who never came back; silence that speaks for a client;
        # a client counted once for all whom it stands for.
        (f"{PAST}/clients/client.py", "-round(each[2], 6), each[0].months, each[0].projects, each[0].mean, each[1]",
         "each[1]", LAWS),
        (f"{PAST}/clients/client.py", "any(client.returned for client in clients)", "bool(clients)", LAWS),
        (f"{PAST}/clients/lives.py", "before = stays_idle ** (idle - 1)", "before = 1 - stays_idle**idle", LAWS),
        (f"{PAST}/clients/lives.py", "stays_idle ** (idle - 1)", "stays_idle ** min(idle - 1, 12)", LAWS),
        (f"{PAST}/clients/lives.py", "np.tensordot(self.counts,", "np.tensordot(np.ones_like(self.counts),", POOLED),
        # What links show changes, and the version does not.
        (f"{PAST}/clients/lives.py", "FADING = 0.94", "FADING = 0.95", "exchange/test_figures.py"),
    )
)  # fmt: skip


def found(fault: Planted) -> bool:
    """Whether the tests that must find a fault fail with it."""
    source = (ROOT / fault.file).read_text("utf-8")

    def work() -> int:
        sys.meta_path.insert(0, Finder({fault.file: ast.parse(source.replace(fault.words, fault.others))}))
        return 0 if holds([f"tests/{fault.tests}"]) else 1

    code = ended(apart(work))
    assert code in (0, 1), fault
    return code == 1


def main() -> int:
    """Plant each of them; the exit code is 1 where one is not found."""
    os.environ["CI"] = "true"
    missed = [fault for fault in PLANTED if not found(fault)]
    for fault in missed:
        say(f"not found by tests/{fault.tests}: {fault.file}: {fault.words} -> {fault.others}")
    say(f"{len(PLANTED) - len(missed)} of {len(PLANTED)} planted faults found")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
