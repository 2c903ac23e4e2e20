"""What the page How it works claims: its English texts and its formulas; the Spanish ones have the same figures."""

from __future__ import annotations

import json
import math
from typing import Final

import numpy as np
import pytest
from scipy.special import ndtr

from locales.catalogue import FOLDER, read
from model import Retainer, Scenario
from model.measures.certainty import SMOOTHING_MONTHS, RiskAversion
from model.measures.foresight import BAND
from model.measures.published import PUBLISHED, Population
from model.measures.stability import ACCEPTED_RUIN, RELIABLE, YEAR
from model.past.arrivals import LOG_RATES
from model.past.design_effect import MANY
from model.past.fees import DOUBT, TYPED_WEIGHT, USUAL_SPREAD, USUAL_WEIGHT, WIDEST
from model.past.income import PLAUSIBLE, ProjectIncome
from model.past.seasons import FEWEST_YEARS
from model.past.summary import LONGEST_DELAY, DelayPreset, Prior
from model.projection.lives import HETEROGENEITY
from tests.promises.claim import ROOT, held, holds, lists, says
from tests.promises.past import USUAL, beta_parameters, log_rate_walks
from tests.promises.sample import AGENCIES_LOSE, BASE, BESIDE, CAUSE_FOR_WORRY, CEPYME_DAYS, Bonsai, projected
from ui.how_it_works.assumed import FIELDS
from ui.how_it_works.method import SECTIONS
from ui.session.fields import SLIDERS

RUN = json.loads((ROOT / "docs" / "method" / "calibration.json").read_text("utf-8"))
ROW = Retainer(monthly_fee=1, hours_per_month=1, term_months=1)
PRIOR = Prior()
PAGES = ("overview", "retainers", "compare")
EIGHT_OF_TEN: Final = (10 * round(BAND[-1] - BAND[0], 9), 10)
LIVES, LEDGER = "tests/model/projection/test_lives.py", "tests/model/projection/test_ledger.py"
STILL = "tests/model/past/clients/test_lives.py::test_a_record_is_worth_what_living_it_month_by_month_is"


def texts(language: str) -> dict[str, str]:
    """The page's own texts; those of published figures have their sources in the model."""
    files = (FOLDER / language / "LC_MESSAGES" / f"{name}.po" for name in ("how_it_works", "backtest"))
    return {
        key: form
        for file in files
        for key, forms in read(file).items()
        for form in forms[-1:]
        if not key.startswith("published.")
    }


def written() -> str:
    """The page as one Markdown."""
    formulas = {f"formulas.{name}": "\n\n".join(section) for name, section in SECTIONS.items()}
    return "\n\n".join(f"{key}\n\n{text}" for key, text in (texts("en") | formulas).items())


def _levers_stand_there() -> bool:
    """The pages named are those that draw the levers, in either language, and every setting is one of them."""
    there = {path.stem for path in (ROOT / "pages").glob("*.py") if "beside(here" in path.read_text("utf-8")}
    for language in ("en", "es"):
        names = read(FOLDER / language / "LC_MESSAGES" / "ui.po")
        text = texts(language)["method.assumed.what"]
        if not all(names[f"page.{page}"][0] in text for page in PAGES):
            return False
    return there == set(PAGES) and set(FIELDS) <= {field.name for field in SLIDERS}


def _people() -> float:
    """The chance that the prior of the rate gives to its typical range."""
    rates = np.exp(LOG_RATES)
    mass = ProjectIncome().arrivals.weights.sum(axis=(1, 2))
    return float(mass[(rates > PRIOR.projects_low) & (rates < PRIOR.projects_high)].sum())


def _fees_of_a_typical_person() -> float:
    """The share of the fees in their range that a level and a spread in the middle of the prior give."""
    return float(2 * ndtr(math.log(PRIOR.fee_high / PRIOR.fee_low) / 2 / USUAL_SPREAD) - 1)


def _whose() -> bool:
    """All but the shares of one client, which are of Europe."""
    elsewhere = {Population.EU_SELF_EMPLOYED, Population.PT_SELF_EMPLOYED}
    return 0 < sum(figure.population in elsewhere for figure in PUBLISHED) < len(PUBLISHED) / 10


def _figures() -> tuple[np.ndarray, float, float]:
    """Twelve months of the sample's paths, its bills and its cash."""
    return projected().spendable(BESIDE)[:, :YEAR].astype(np.float64), BASE.monthly_bills, BASE.opening_cash


def count_on() -> bool:
    x, _, _ = _figures()
    return projected().stability[BESIDE].reliable_income.value == pytest.approx(np.quantile(x.sum(axis=1), 0.1) / 12)


def paid() -> bool:
    x, _, c = _figures()
    least = ((c + x.cumsum(axis=1)) / np.arange(1, 13)).min(axis=1)
    return projected().stability[BESIDE].pay.value == pytest.approx(np.quantile(least, 0.05, method="lower"))


def short() -> bool:
    x, b, _ = _figures()
    return projected().stability[BESIDE].shortfall.value == pytest.approx(np.maximum(0, b - x).sum(axis=1).mean())


def cash_needed() -> bool:
    x, b, _ = _figures()
    needed = np.maximum(0, -(x - b).cumsum(axis=1).min(axis=1))
    found = projected().stability[BESIDE].cash_needed.value
    return found == pytest.approx(np.quantile(needed, 0.95, method="higher"), abs=0.01)


def worth() -> bool:
    x, b, _ = _figures()
    means = np.stack([x[:, first : first + 3].mean(axis=1) for first in range(10)])
    by_hand = [np.mean(np.maximum(means, b / 4) ** (1 - g)) ** (1 / (1 - g)) for g in (2.0, 4.0)]
    found = [projected().stability[BESIDE].certainty_equivalent(g).value for g in (2, 4)]
    return np.allclose(found, by_hand)


FORMULAS: Final = (
    held(
        r"p_t = \max\left(0,\; 1 - \frac{c_t}{\bar\lambda\,\bar h}\right)",
        "tests/model/test_kernel.py::test_agrees_with_the_obvious_kernel",
    ),
    holds(r"\log \lambda_t = \log \lambda_{t-1} - \tfrac{1}{2}q^2 + q\,\varepsilon_t", log_rate_walks),
    holds(r"\varepsilon_t \sim N(0, 1)", log_rate_walks),
    holds(r"h_d \sim \mathrm{Beta}\bigl(4 p_d + a_d,\; 4 (S_d - p_d) + b_d\bigr)", beta_parameters),
    held(r"\Pr(\mathrm{C}) = A^g \Big/ \Bigl(A^g + h\,\frac{1 - A^g}{1 - A}\Bigr)", STILL),
    held("$A = (1 - h)(1 - p)$", STILL),
    held(r"m \sim \mathrm{Beta}\bigl(6(1 - r) + l,\; 6 r + g\bigr)", f"{LIVES}::test_churn_means_follow_their_beta"),
    held(
        r"\theta_i \mid m \sim \mathrm{Beta}\bigl(6 m,\; 6 (1 - m) + j\bigr)",
        f"{LIVES}::test_next_renewal_of_loyal_clients",
    ),
    held(r"\Pr(\mathrm{R}_{j+1} \mid m) = \frac{6 (1 - m) + j}{6 + j}", f"{LIVES}::test_next_renewal_of_loyal_clients"),
    held(
        r"\mathrm{E}[I_t] = (1 - \ell)\,f\,a_t + \ell\,f\,a_{t-1}",
        f"{LEDGER}::test_lateness_moves_the_mean_and_loses_nothing",
    ),
    holds(r"G = \tfrac{1}{12}\,Q_{0.1}\Bigl(\sum_{t=1}^{12} x_t\Bigr)", count_on),
    holds(r"P = Q_{0.05}\Bigl(\min_t \tfrac{1}{t}\bigl(c + \sum_{s \le t} x_s\bigr)\Bigr)", paid),
    holds(r"S = \mathrm{E}\Bigl[\sum_{t=1}^{12} \max(0,\; b - x_t)\Bigr]", short),
    holds(r"K = Q_{0.95}\Bigl(\max\bigl(0, -\min_t \sum_{s \le t} (x_s - b)\bigr)\Bigr)", cash_needed),
    holds(r"\mathrm{CE} = \Bigl(\mathrm{E}\bigl[\max(\bar x, b/4)^{1 - g}\bigr]\Bigr)^{1/(1 - g)}", worth),
)

USUAL_SCENARIO: Final = Scenario()

CLAIMS: Final = (
    says("Seasons are read from three whole years of past", FEWEST_YEARS),
    *FORMULAS,
    says("several thousand times", lambda: 1000 * (USUAL_SCENARIO.n_paths // 1000 > 1)),
    says(
        "says “80%” and is right some 59% of the time",
        0.8,
        RUN["mix"]["plug-in"]["80% band of the year"],
    ),
    lists("The posterior of all three is computed exactly on a grid", r"$\lambda_t$", "$q$", "$k$"),
    says("half of the hours you can work: hours that are only guessed cut no income", PLAUSIBLE),
    says(
        r"$\kappa_0 = 0.5$ (3 where typed), $\nu_0 = 4$, $s_0 = 0.7$ (where typed, that of your range);"
        r" $\sigma$ at most 1.5",
        USUAL_WEIGHT,
        TYPED_WEIGHT,
        DOUBT,
        USUAL_SPREAD,
        WIDEST,
    ),
    says("Where one client brings over a third of the projects", MANY),
    says("what is not paid after four months is counted as lost", LONGEST_DELAY),
    says("the next term is a longer one: 2, then 6, then 12 months", *ROW.ladder),
    says("worth six remembered renewals", HETEROGENEITY),
    says("that 9 of 10 simulated years reach", 10 - 10 * RELIABLE, 10),
    says("in 19 of 20 futures", 20 - 20 * ACCEPTED_RUIN, 20),
    holds(
        "Not the worst month in ten: with two projects a month more than one month in eight is empty",
        lambda: RELIABLE == 1 / 10 and math.exp(-2) > 1 / 8,
    ),
    says("at 5% or less", ACCEPTED_RUIN),
    lists("Every figure has two uncertainties", "the simulation’s own", "that of your short history"),
    says(
        "over averages of three months, with risk aversion $g$ = 1, 2 or 4",
        SMOOTHING_MONTHS,
        *(aversion.value for aversion in RiskAversion),
    ),
    holds("can be changed beside the answer on the pages Overview, Retainers and Compare", _levers_stand_there),
    says(
        "lose about 18% of clients a year (Focus Digital); more than 20% is cause for worry (Sakas & Company)",
        AGENCIES_LOSE,
        CAUSE_FOR_WORRY,
    ),
    says("weighing six renewals", HETEROGENEITY),
    says("No source: even odds", USUAL_SCENARIO.trial_conversion),
    says("Of freelancers’ invoices 29% are late", Bonsai.LATE),
    holds(
        "most by less than two weeks (Bonsai",
        lambda: Bonsai.OF_THE_LATE_WITHIN_TWO_WEEKS > 1 / 2 and Bonsai.OF_THE_LATE_WITHIN_DAYS == 14,
    ),
    says("half a day of messages, calls and offers", USUAL_SCENARIO.selling_hours / 8),
    holds("about six billable hours on twenty days", lambda: USUAL_SCENARIO.capacity_hours == 6 * 20),
    says("a client waits about two months for a start", USUAL_SCENARIO.patience),
    holds(
        "Projects a month, before any are known: 8 of 10 people",
        lambda: _people() == pytest.approx(8 / 10, abs=0.02),
    ),
    holds(
        "A project’s fee, before any is known: 8 of 10 projects of a typical person",
        lambda: _fees_of_a_typical_person() == pytest.approx(8 / 10, abs=1e-3),
    ),
    says("in the month of the invoice and the four after it", len(USUAL) - 1),
    says(
        "three of four late invoices are paid within two weeks",
        4 * Bonsai.OF_THE_LATE_WITHIN_TWO_WEEKS,
        4,
        Bonsai.OF_THE_LATE_WITHIN_DAYS / 7,
    ),
    says("Payment in Spain at 60 days", int(DelayPreset.SPAIN_60.value.removeprefix("spain_"))),
    says("mean payment period of 80 days", CEPYME_DAYS),
    holds("Most speak of families, employees and small businesses of the United States and the United Kingdom", _whose),
    says("its band (8 of 10) held what came", *EIGHT_OF_TEN),
    says("backtest.chart.band ¶ 8 of 10 futures", *EIGHT_OF_TEN),
    says("1 of 10 below", 1, 1 / BAND[0]),
    says("1 of 10 above", 1, 1 / (1 - BAND[-1])),
)
