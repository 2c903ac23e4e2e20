"""Whatever stands in a table, its reading is a value that has words: nothing raises."""

# ruff: noqa: E501  # lists of cells, not prose

from __future__ import annotations

import csv
import datetime as dt
import io

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exchange import Reading, read_projects

TODAY = dt.date(2026, 11, 23)
HEADERS = st.sampled_from(
    "Date|Fecha|Paid on|Client|Cliente|Amount|Importe|Base|Total|IVA|Tip|Tax|Discount|Fee|Net|Credit|Debit|Status|Estado"
    "|Paid|Type|Invoice|Year|Año|Month|Mes|Trimestre|Day|Hours|Start|End|Rate|Quantity|Currency|Balance|Description|Concepto"
    "|Jan 2026|Enero|Feb 2026|Febrero|Mar 2026|Marzo|Refunded|Due|Account|To|From||\u20ac|?".split("|")
)
CELLS = st.sampled_from(
    "||2026-01-15|13/02/2026|02/25/2026|03/04/2026|26-01-12|Jan 5|46000|1e9|9999-12-31|0000-00-00|2025|Q3|1T 2026|Enero|11"
    "|Acme|Bolt|=1+1|1.000,50|1,000.50|-20|(30)|30-|1,2,3|NaN|inf|1e400|$5|\u20ac|Paid|Pendiente|Girada|Refunded|50%|Invoice|Credit note"
    "|fee|payout|TOTAL|Transfer from Acme|refund of INV-1|INV-1|7:15|1:30:00|yes|no|C|D|EUR|USD|\u0661\u0662|\u200b|'|\\|x y z".split(
        "|"
    )
)
KNOWN = st.sampled_from(
    [[], ["Date", "Amount"], ["Fecha", "Cliente", "Importe"], ["Client", "Enero", "Febrero", "Marzo"]]
)


@st.composite
def tables(draw: st.DrawFn) -> list[list[str]]:
    """A header, often one that is understood, over rows of any cells and lengths."""
    header = [*draw(KNOWN), *draw(st.lists(HEADERS, min_size=1, max_size=4))]
    return [header, *draw(st.lists(st.lists(CELLS, max_size=len(header) + 1), max_size=9))]


ANSWERS = st.dictionaries(
    st.sampled_from(
        [
            "date_order",
            "which_credits",
            "currency",
            "year",
            "column:1",
            "column:2",
            "header_row",
            "decimal",
            "sheet",
            "rate",
        ]
    ),
    st.sampled_from(
        ["", "mdy", "2026", "date", "client", "amount", "ignore", "0", "3", ",", "|", "USD EUR=1", "=", "Acme=x"]
    ),
    max_size=3,
)


def spoken(said: Reading) -> list[str]:
    """All that a reading says, in both languages."""
    texts = []
    for language in ("en", "es"):
        texts += [problem.text(language) for problem in said.problems]
        texts += [question.text(language) for question in said.questions]
        texts += [question.label(option, language) for question in said.questions for option in question.options]
    return texts


@settings(max_examples=50, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(table=tables(), answers=ANSWERS)
def test_no_table_raises_and_all_is_said_in_words(table: list[list[str]], answers: dict[str, str]) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";").writerows(table)
    said = read_projects(out.getvalue().encode(), answers, TODAY)
    assert not any(text.startswith("upload.") for text in spoken(said))
    if said.status != "rejected" and said.source is not None and said.grid is not None:
        placed = [row for frame in (said.projects, said.open) for rows in frame["rows"] for row in rows]
        placed += [*said.excluded["row"], *said.structural["row"]]
        assert set(placed) == set(range(1, len(said.grid.rows) + 1))
    if said.status == "ready" and said.projects["amount"].notna().any():
        assert said.history is not None


@settings(max_examples=60, deadline=None, derandomize=True)
@given(data=st.binary(max_size=300) | st.text(max_size=200).map(str.encode))
def test_no_bytes_raise(data: bytes) -> None:
    assert spoken(read_projects(data, today=TODAY)) is not None
