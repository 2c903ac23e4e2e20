from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from model.past.clients.amounts import (
    BETWEEN,
    BETWEEN_PRIOR,
    MIDDLE_SPREAD,
    TYPICAL,
    TYPICAL_PRIOR,
    WITHIN,
    amounts,
    within_chances,
)
from model.past.clients.client import Client

LOGS = [np.array([6.0, 6.1, 5.8]), np.array([7.5]), np.array([6.9, 6.2])]


def client(logs: np.ndarray) -> Client:
    squares = float(((logs - logs.mean()) ** 2).sum())
    return Client(months=tuple(range(logs.size)), projects=logs.size, mean=float(logs.mean()), squares=squares)


def test_the_posterior_is_bayes_rule_with_the_joint_normal_of_each_client() -> None:
    found = amounts([client(logs) for logs in LOGS])
    centre = float(np.mean([logs.mean() for logs in LOGS]))
    edges = np.concatenate(([-np.inf], (found.middles[1:] + found.middles[:-1]) / 2, [np.inf]))
    middle_prior = np.diff(stats.norm.cdf(edges, centre, MIDDLE_SPREAD))
    expected = np.empty(found.weights.shape)
    for i, middle in enumerate(found.middles):
        for j, between in enumerate(BETWEEN):
            each = np.array([
                [
                    stats.multivariate_normal.pdf(
                        logs, np.full(logs.size, middle), s**2 * np.eye(logs.size) + between**2
                    )
                    for s in WITHIN
                ]
                for logs in LOGS
            ])  # fmt: skip
            for k in range(TYPICAL.size):
                by_client = (each * within_chances()[k]).sum(axis=1)
                expected[i, j, k] = middle_prior[i] * BETWEEN_PRIOR[j] * TYPICAL_PRIOR[k] * by_client.prod()
                np.testing.assert_allclose(
                    found.own[:, i, j, k], each * within_chances()[k] / by_client[:, None], rtol=1e-6, atol=1e-12
                )
    np.testing.assert_allclose(found.weights, expected / expected.sum(), rtol=1e-6, atol=1e-12)


def test_a_fixed_fee_is_found_by_itself() -> None:
    steady = client(np.full(12, np.log(800.0)))
    assert amounts([steady, client(LOGS[1])]).expected()[0] == pytest.approx(800, rel=0.01)


def test_another_money_is_the_same_in_its_units() -> None:
    ours = amounts([client(logs) for logs in LOGS]).expected()
    theirs = amounts([client(logs + np.log(20.0)) for logs in LOGS]).expected()
    np.testing.assert_allclose(theirs, 20 * ours)
