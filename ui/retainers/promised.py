"""As promised: from a list of hours, or typed ones, one client's report of a month, and what an hour of it brought."""

from __future__ import annotations

from typing import Final

import pandas as pd
import streamlit as st

from exchange.assumptions import called
from exchange.hours import HoursReport, Line, fitted
from exchange.paper.hours import hours_sheet
from exchange.upload.timesheet import MOST_HOURS, Entry, Timesheet, read_timesheet
from exchange.upload.words.folding import same_name
from exchange.workbook.hours import hours_workbook
from exchange.workbook.workbook import XLSX
from model import Retainer
from model.projection.retainer import Basis, Unused
from model.projection.rollover import HoursMonth, hour_brought, hours_report
from ui.session import state
from ui.session.clock import this_month, today
from ui.session.escape import plain
from ui.session.view import View
from ui.widgets import languages, parts
from ui.widgets.box import remembered

TYPES: Final = ("csv", "tsv", "txt", "xlsx", "xls", "ods")
MEGABYTES: Final = 5
"""Most that a list of hours may weigh."""

MONTHS_BACK: Final = 12
"""Months that are offered where hours are typed."""

SAID: Final = 8
"""Problems of a list that are said."""

LONGEST: Final = 2_000
"""Characters of what was done, typed."""

_READ, _USED, _OPENING, _DONE = "promised:read", "promised:used", "promised:opening", "promised:done"


def show(here: View) -> None:
    """Which retainer, its hours, the report to send, and what only the person sees."""
    st.header(here.text("promised.title"), anchor=False)
    st.markdown(here.text("promised.what"))
    retainer = _retainer(here)
    read = _file(here)
    with st.grid(2, min_column_width=260, gap="medium"):
        with st.container():
            report = _report(here, retainer, read)
        with st.container(border=True, key="promised"):
            if report is not None:
                _result(here, retainer, report)


def _retainer(here: View) -> Retainer:
    """The contract: a row of the table, or one of the planned block, of which all are alike."""
    planned = here.scenario.planned.retainers(here.scenario.discount)[:1]
    rows = (*here.scenario.retainers, *planned)
    names = [called(row, place, here.language, names=True) for place, row in enumerate(rows, start=1)]
    place = st.selectbox(
        here.text("promised.retainer"),
        range(len(rows)),
        format_func=lambda place: names[place],
        key="promised:retainer",
    )
    return rows[min(int(place), len(rows) - 1)]


def _file(here: View) -> Timesheet | None:
    """What was read of a list of hours; None without one, when hours are typed. It stays in the session's memory."""
    file = st.file_uploader(
        here.text("promised.file"),
        type=list(TYPES),
        key="promised_file",
        help=here.text("promised.file.help"),
        max_upload_size=MEGABYTES,
    )
    if file is None:
        state.forget(_READ)
        return None
    held: tuple[str, dict[str, str], Timesheet] | None = state.recalled(_READ)
    known, answers, read = held or ("", {}, Timesheet())
    if known != file.file_id:
        answers = {}
        read = read_timesheet(file.getvalue(), today(st.context.timezone))
        state.remember(_READ, (file.file_id, answers, read))
    if read.question is not None:
        said = {option.code: option.example for option in read.question.options}
        order = st.segmented_control(
            here.text("promised.order"),
            list(said),
            default=answers.get(read.question.id, read.question.default),
            required=True,
            format_func=lambda code: said[code],
            key=f"promised:order:{file.file_id}",
        )
        if order != answers.get(read.question.id, read.question.default):
            answers = {read.question.id: str(order)}
            read = read_timesheet(file.getvalue(), today(st.context.timezone), answers)
            state.remember(_READ, (file.file_id, answers, read))
    _problems(here, read)
    return read


def _problems(here: View, read: Timesheet) -> None:
    """What could not be read, by row and column."""
    errors = [problem for problem in read.problems if problem.severity == "error"]
    if not errors:
        return
    said = [f"- {plain(problem.text(here.language))}" for problem in errors[:SAID]]
    if len(errors) > SAID:
        said.append(f"- {here.text('past.more', count=len(errors) - SAID)}")
    st.warning("\n".join(said), icon=":material/warning:")


def _report(here: View, retainer: Retainer, read: Timesheet | None) -> HoursReport | None:
    """The report of the chosen month; None where the list has no entry."""
    if read is None:
        return _typed(here, retainer)
    if not read.entries:
        return None
    mine = _whose(here, retainer, read)
    when = pd.PeriodIndex([entry.day for entry in mine], freq="M")
    worked = pd.Series([entry.hours for entry in mine], index=when, dtype=float).groupby(level=0).sum()
    month = _month(here, [*worked.index[::-1]])
    own = [entry for entry in mine if pd.Period(entry.day, freq="M") == month]
    through = worked.reindex(pd.period_range(worked.index[0], month, freq="M"), fill_value=0.0)
    hours = _account(here, retainer, month, float(through.iloc[-1]), _carried(retainer, through.iloc[:-1]))
    lines = fitted([Line(entry.day, entry.what, entry.hours) for entry in own], here.language.text("hours.others"))
    return _made(here, retainer, month, hours, lines)


def _typed(here: View, retainer: Retainer) -> HoursReport:
    """The report of hours that are typed, with what was done in lines."""
    now = this_month(st.context.timezone)
    month = _month(here, [now - back for back in range(MONTHS_BACK)], default=1)
    used = remembered(here, _USED, here.text("promised.used"), retainer.hours_per_month, high=MOST_HOURS)
    hours = _account(here, retainer, month, used, 0.0)
    done = st.text_area(here.text("promised.done"), key=_DONE, max_chars=LONGEST, persist_state="session")
    lines = [Line(None, line.strip(), None) for line in str(done or "").splitlines() if line.strip()]
    return _made(here, retainer, month, hours, fitted(lines, here.language.text("hours.others")))


def _whose(here: View, retainer: Retainer, read: Timesheet) -> list[Entry]:
    """The entries of one client: of the one whose name is the retainer's, unless another is chosen."""
    names = list(read.clients)
    if len(names) == 1:
        return list(read.entries)
    likely = next((place for place, name in enumerate(names) if same_name(name) == same_name(retainer.client)), 0)
    name = st.selectbox(
        here.text("promised.client"),
        names,
        index=likely,
        format_func=lambda name: name or here.language.text("promised.nobody"),
        key=f"promised:client:{retainer.slot}",
    )
    return [entry for entry in read.entries if entry.client == name]


def _month(here: View, months: list[pd.Period], default: int = 0) -> pd.Period:
    said = {str(month): here.language.month(month, "long") for month in months}
    chosen = st.selectbox(
        here.text("promised.month"),
        list(said),
        index=default,
        format_func=lambda code: said[code],
        key="promised:month",
    )
    return pd.Period(chosen if chosen in said else str(months[default]), freq="M")


def _agreed(retainer: Retainer, month: pd.Period) -> float:
    """Hours that are agreed in a month: none in one that is off."""
    return 0.0 if month.month in retainer.months_off else retainer.hours_per_month


def _carried(retainer: Retainer, earlier: pd.Series) -> float:
    """Hours that the months before carried on, where the contract carries."""
    balance = 0.0
    for month, used in zip(pd.PeriodIndex(earlier.index), earlier.tolist(), strict=True):
        balance = hours_report(_agreed(retainer, month), [used], retainer.unused, balance)[0].closing
    return balance


def _account(here: View, retainer: Retainer, month: pd.Period, used: float, carried: float) -> HoursMonth:
    """The month's hours; what came over is as the list tells it, and may be typed where the contract carries."""
    if retainer.basis is Basis.ACCESS:
        return hours_report(used, [used])[0]
    opening = 0.0
    if retainer.unused is Unused.CARRY:
        place = f"{_OPENING}:{retainer.slot}:{month}"
        most = retainer.hours_per_month
        opening = remembered(here, place, here.text("promised.opening"), carried, low=-most, high=most)
    return hours_report(_agreed(retainer, month), [used], retainer.unused, opening)[0]


def _made(here: View, retainer: Retainer, month: pd.Period, hours: HoursMonth, lines: tuple[Line, ...]) -> HoursReport:
    return HoursReport(
        client=retainer.client,
        month=month,
        hours=hours,
        promised=retainer.basis is not Basis.ACCESS,
        carries=retainer.unused is Unused.CARRY,
        overage_rate=retainer.overage_rate,
        currency=here.scenario.currency,
        lines=lines,
    )


def _result(here: View, retainer: Retainer, report: HoursReport) -> None:
    """The report as it is sent, its files, and below them what the person alone sees."""
    spoken = languages.choose(
        here.text("sheet.language"),
        "promised:language",
        here.language.code,
        here.language.region,
        persist_state="session",
    )
    st.markdown(f"**{plain(report.title(spoken))}**")
    sums = dict(report.sums(spoken))
    index = pd.Index(list(sums), name=spoken.text("hours.what"))
    parts.sheet(pd.DataFrame({spoken.text("hours.hours"): [spoken.number(hours, 2) for hours in sums.values()]}, index))
    if beyond := report.beyond(spoken):
        st.markdown(plain(beyond))
    day, name = today(st.context.timezone), here.language.text("promised.name")
    for kind, make, mime, icon in (
        ("html", hours_sheet, "text/html", ":material/print:"),
        ("xlsx", hours_workbook, XLSX, ":material/table_view:"),
    ):
        st.download_button(
            here.text(f"promised.{kind}"),
            data=make(report, spoken, day),
            file_name=f"{name}-{report.month}.{kind}",
            mime=mime,
            on_click="ignore",
            icon=icon,
            key=f"promised:{kind}",
        )
    st.caption(here.text("promised.safe"))
    st.markdown(f"**{here.text('promised.private')}**  \n{_brought(here, retainer, report.hours, report.month)}")


def _brought(here: View, retainer: Retainer, hours: HoursMonth, month: pd.Period) -> str:
    """What an hour of the month brought, beside the rate."""
    rate = here.scenario.list_rate
    fee = 0.0 if month.month in retainer.months_off else retainer.fee
    brought = hour_brought(hours, fee, float(retainer.extra_rate(rate)))
    if brought is None:
        return here.text("promised.no_hours", fee=here.money(fee))
    return here.text(
        "promised.brought",
        brought=here.money(brought, 2),
        money=here.money(brought * hours.used, 2),
        hours=here.language.number(hours.used, 2),
        rate=here.money(rate, 2),
    )
