"""The projection model: pure numpy and pandas, no interface, no text, no clock.

`project(scenario)` simulates both arms; `stability` measures an arm; `fit` turns a past into a `ProjectIncome`.
"""

from model.draws import Draws, Stream
from model.measures.stability import Stability, stability
from model.memo import Memo
from model.past.fit import fit
from model.past.history import ProjectHistory
from model.past.income import Evidence, ProjectIncome
from model.past.summary import Prior
from model.projection.predict import predict
from model.projection.projection import Arm, Projection, project
from model.projection.retainer import Portfolio, Retainer
from model.projection.scenario import Planned, Scenario
from model.projection.stress import Stress

__all__ = [
    "Arm",
    "Draws",
    "Evidence",
    "Memo",
    "Planned",
    "Portfolio",
    "Prior",
    "ProjectHistory",
    "ProjectIncome",
    "Projection",
    "Retainer",
    "Scenario",
    "Stability",
    "Stream",
    "Stress",
    "fit",
    "predict",
    "project",
    "stability",
]
