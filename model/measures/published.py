"""Published figures of unsteady income, to stand beside a person's own.

Numbers and sources only: what each says is told in either language by its id (locales). No published monthly figure of
the self-employed in Spain or the euro area was found, so the company is families, employees and small businesses of the
United States and the United Kingdom, and the page has to say so.

Source: docs/method/measures.md, "Published figures".
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Unit(StrEnum):
    """What a published value counts."""

    SHARE = "share"
    """A part of 1: of people, households, months or money; also a coefficient of variation."""
    CHANGE = "change"
    """A relative change, signed, as a part of 1."""
    MONTHS_A_YEAR = "months_a_year"
    WEEKS = "weeks"
    DAYS = "days"
    TIMES = "times"
    """How many times as large."""


class Population(StrEnum):
    """Whose income it is."""

    US_HOUSEHOLDS = "us_households"
    US_LOW_INCOME = "us_low_income"
    US_EMPLOYEES = "us_employees"
    US_SMALL_BUSINESS = "us_small_business"
    UK_EMPLOYEES = "uk_employees"
    EU_SELF_EMPLOYED = "eu_self_employed"
    PT_SELF_EMPLOYED = "pt_self_employed"


class Comparable(StrEnum):
    """The person's own measure (a field of `Volatility`, or of the clients' shares) that a figure may stand beside."""

    VARIATION = "variation"
    SPIKES = "spikes"
    DIPS = "dips"
    SWINGS_OF_MEDIAN = "swings_of_median"
    ERRATIC = "erratic"
    STABLE = "stable"
    LARGEST_CLIENT = "largest_client"


@dataclass(frozen=True)
class Published:
    """One published figure.

    Attributes:
        id: what the texts of either language are found by.
        value: the figure; the lower end where a range was published.
        unit: what it counts.
        population: whose income it is.
        source: the study, as one cites it.
        high: the upper end of a range.
        about: whether the source itself rounds ("almost 5").
        beside: the person's own measure of the same definition, if there is one.
    """

    id: str
    value: float
    unit: Unit
    population: Population
    source: str
    high: float | None = None
    about: bool = False
    beside: Comparable | None = None


JPMC_2019 = "JPMorgan Chase Institute, Weathering Volatility 2.0 (2019)"
JPMC_2015 = "JPMorgan Chase Institute, Weathering Volatility (2015)"
JPMC_2016 = "Farrell & Greig, JPMorgan Chase Institute, Paychecks, Paydays, and the Online Platform Economy (2016)"
JPMC_SMALL = "JPMorgan Chase Institute, Cash is King: Flows, Balances, and Buffer Days (2016)"
USFD = "Hannagan & Morduch, Income Gains and Month-to-Month Income Volatility, US Financial Diaries (2015)"
SIPP = "Mills & Amick (2010), cited in Hannagan & Morduch (2015)"
GANONG = "Ganong, Noel, Patterson, Vavra & Weinberg (2025)"
UNSTABLE_PAY = "Resolution Foundation, Unstable Pay (tax records 2014-2019)"
IRREGULAR = "Resolution Foundation, Irregular Payments (2018)"
CFPB = "Consumer Financial Protection Bureau, Making Ends Meet survey"
FEDS = "DeBacker, Heim, Panousi, Ramnath & Vidangos, FEDS 2012-69"
PEW = "Pew Charitable Trusts (2017)"
DES = "Dynan, Elmendorf & Sichel (2012)"
MOFFITT = "Moffitt & Gottschalk (2012)"
EUROSTAT = "Eurostat, Labour Force Survey, module on self-employment (2017)"
INE_PT = "Instituto Nacional de Estatística, Portugal (2023)"

_US, _LOW = Population.US_HOUSEHOLDS, Population.US_LOW_INCOME
_WORK, _SHOP, _UK = Population.US_EMPLOYEES, Population.US_SMALL_BUSINESS, Population.UK_EMPLOYEES
_SHARE, _MONTHS = Unit.SHARE, Unit.MONTHS_A_YEAR

PUBLISHED: tuple[Published, ...] = (
    Published("us_families_variation", 0.36, _SHARE, _US, JPMC_2019, beside=Comparable.VARIATION),
    Published("us_families_swings", 5, _MONTHS, _US, JPMC_2019, about=True, beside=Comparable.SWINGS_OF_MEDIAN),
    Published("us_families_spikes_to_dips", 2, Unit.TIMES, _US, JPMC_2019, about=True),
    Published("us_families_buffer", 6, Unit.WEEKS, _US, JPMC_2019),
    Published("us_families_without_buffer", 0.65, _SHARE, _US, JPMC_2019),
    Published("us_families_large_moves", 0.41, _SHARE, _US, JPMC_2015),
    Published("us_families_medium_moves", 0.47, _SHARE, _US, JPMC_2015),
    Published("us_same_job", 0.86, _SHARE, _WORK, JPMC_2016),
    Published("us_diaries_variation", 0.39, _SHARE, _LOW, USFD, beside=Comparable.VARIATION),
    Published("us_diaries_variation_median", 0.33, _SHARE, _LOW, USFD, beside=Comparable.VARIATION),
    Published("us_diaries_variation_poor", 0.55, _SHARE, _LOW, USFD, beside=Comparable.VARIATION),
    Published("us_diaries_variation_above", 0.34, _SHARE, _LOW, USFD, beside=Comparable.VARIATION),
    Published("us_diaries_dips", 2.5, _MONTHS, _LOW, USFD, high=2.7, beside=Comparable.DIPS),
    Published("us_diaries_spikes", 2.6, _MONTHS, _LOW, USFD, high=2.7, beside=Comparable.SPIKES),
    Published("us_middle_variation", 0.32, _SHARE, _US, SIPP, beside=Comparable.VARIATION),
    Published("us_employees_change_sd", 0.28, _SHARE, _WORK, GANONG),
    Published("us_employees_change_median", 0.05, _SHARE, _WORK, GANONG),
    Published("us_employees_change_p75", 0.17, _SHARE, _WORK, GANONG),
    Published("us_hourly_change_median", 0.09, _SHARE, _WORK, GANONG),
    Published("uk_employees_erratic", 0.14, _SHARE, _UK, UNSTABLE_PAY, beside=Comparable.ERRATIC),
    Published("uk_employees_stable", 0.25, _SHARE, _UK, UNSTABLE_PAY, beside=Comparable.STABLE),
    Published("uk_employees_volatile", 0.73, _SHARE, _UK, IRREGULAR),
    Published("uk_employees_fall", -0.20, Unit.CHANGE, _UK, IRREGULAR),
    Published("uk_employees_rise", 0.22, Unit.CHANGE, _UK, IRREGULAR),
    Published("us_owners_vary_somewhat", 0.41, _SHARE, _SHOP, CFPB),
    Published("us_owners_vary_a_lot", 0.16, _SHARE, _SHOP, CFPB),
    Published("us_others_vary_somewhat", 0.21, _SHARE, _US, CFPB),
    Published("us_others_vary_a_lot", 0.06, _SHARE, _US, CFPB),
    Published("us_business_risk", 4, Unit.TIMES, _SHOP, FEDS, high=6, about=True),
    Published("us_families_two_year_swing", 0.43, _SHARE, _US, PEW),
    Published("us_households_change_rise", 0.30, Unit.CHANGE, _US, DES, about=True),
    Published("us_households_plunge_before", 0.07, _SHARE, _US, DES),
    Published("us_households_plunge_after", 0.10, _SHARE, _US, DES, high=0.12),
    Published("us_transitory_share", 0.31, _SHARE, _WORK, MOFFITT, high=0.49),
    Published("us_small_firms_buffer_p25", 13, Unit.DAYS, _SHOP, JPMC_SMALL),
    Published("us_small_firms_buffer_median", 27, Unit.DAYS, _SHOP, JPMC_SMALL),
    Published("us_small_firms_buffer_p75", 62, Unit.DAYS, _SHOP, JPMC_SMALL),
    Published("eu_dominant_client", 0.18, _SHARE, Population.EU_SELF_EMPLOYED, EUROSTAT,
              beside=Comparable.LARGEST_CLIENT),
    Published("pt_dominant_client", 0.126, _SHARE, Population.PT_SELF_EMPLOYED, INE_PT,
              beside=Comparable.LARGEST_CLIENT),
)  # fmt: skip


def beside(measure: Comparable) -> tuple[Published, ...]:
    """The published figures that a person's own `measure` may stand beside."""
    return tuple(figure for figure in PUBLISHED if figure.beside is measure)
