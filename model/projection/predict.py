"""The calibration entry: what the model says of the months to come, from nothing but past projects.

Source: docs/method/calibration.md.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from model.draws import Draws
from model.past.fit import fit
from model.past.history import ProjectHistory
from model.projection.clients.projects import coming_projects
from model.projection.enquiries import open_receipts, receipts
from model.projection.parameters import draw_parameters


def predict(
    projects: pd.DataFrame,
    as_of: pd.Timestamp | pd.Period | str,
    start: pd.Timestamp | pd.Period | str,
    horizon: int,
    n_sims: int = 5_000,
    seed: int = 1,
    *,
    by_client: bool = True,
) -> NDArray[np.float32]:
    """Monthly cash of projects alone, no limit of hours, from the month after `as_of` on.

    Args:
        projects: a frame with date (of the invoice), fee, and where known hours, client, paid_date (NaT while unpaid).
        as_of: the last observed day; what was dated or paid later is not looked at.
        start: the first observed month: months before the first project count.
        horizon: months to project.
        n_sims: paths.
        seed: of the random numbers.
        by_client: whether clients are foreseen one by one where some returned (docs/method/clients.md).

    Returns:
        [path, month] money received.
    """
    names = {"date": "invoiced_on", "fee": "amount", "paid_date": "paid_on"}
    frame = projects.rename(columns=names)
    history = ProjectHistory.from_frames(
        frame, start=pd.Period(start, freq="M"), as_of=as_of, delays_seen="paid_date" in projects.columns
    )
    income = fit(history) if by_client else fit(history).without_clients()
    draws = Draws(seed, n_sims)
    parameters = draw_parameters(income, draws)
    simulated = coming_projects(income, parameters, draws, horizon)
    there = np.flatnonzero(simulated.mark < 1)
    cash = receipts(simulated.cell.take(there), simulated.fee.take(there), simulated.delay.take(there), horizon, n_sims)
    return (cash + open_receipts(income, parameters, draws, horizon, 0)).T
