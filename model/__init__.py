"""The projection model: pure numpy and pandas, no interface, no text, no clock.

`project(scenario)` simulates both arms; `stability` measures an arm; `fit` turns a past into a `ProjectIncome`.
"""

from .draws import Draws, Stream
from .fit import fit
from .history import ProjectHistory
from .income import Evidence, Prior, ProjectIncome
from .memo import Memo
from .predict import predict
from .projection import Arm, Projection, project
from .retainer import Portfolio, Retainer
from .scenario import Planned, Scenario
from .stability import Stability, stability
from .stress import Stress

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
