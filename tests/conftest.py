"""What holds for every test."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

# A slow or busy machine is no fault of the code: no deadline for one example. In continuous integration the examples
# are the same in every run; elsewhere each run looks for new ones.
settings.register_profile("here", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("here"), derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") == "true" else "here")
