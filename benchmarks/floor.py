"""The floor: what no implementation can avoid. The raw random draws that are needed, and an exact sort of both arms."""

from __future__ import annotations

import numpy as np


def floor(n_paths: int, months: int, retainers: int, projects: int, seed: int) -> float:
    """Draw 16-bit numbers for every project, month and retainer, and sort both arms once per month.

    Returns a number that depends on all of them, so that nothing can be skipped.
    """
    rng = np.random.Generator(np.random.SFC64(seed))
    needed = 4 * projects + (2 + 2 * retainers) * n_paths * months
    drawn = rng.bit_generator.random_raw(needed // 4 + 1).view(np.uint16)
    arms = drawn[: 2 * months * n_paths].reshape(2, months, n_paths).astype(np.float32)
    arms.sort(axis=2)
    return float(arms[:, :, n_paths // 10].sum()) + float(drawn[-1])
