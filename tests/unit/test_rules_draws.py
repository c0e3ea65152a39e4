"""The generator gives the published numbers, and draws are what they claim to be."""

from __future__ import annotations

import itertools
import math
from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsim.rules import draws
from cxsim.rules.draws import OutsidePurpose, Purpose

PUBLISHED = (
    6457827717110365317,
    3203168211198807973,
    9817491932198370423,
    4593380528125082431,
    16408922859458223821,
)
"""First outputs of SplitMix64 seeded with 1234567, as published with many implementations."""

KEYS = st.integers(0, 2**64 - 1)
ENTITIES = st.integers(0, 10**15)


def test_published_vectors() -> None:
    assert tuple(draws.splitmix64(1234567, i) for i in range(5)) == PUBLISHED


@given(KEYS)
def test_mix_stays_in_64_bits_and_can_be_undone(z: int) -> None:
    mixed = draws.mix64(z)
    assert 0 <= mixed <= draws.MASK
    undone = mixed ^ (mixed >> 31) ^ (mixed >> 62)
    undone = undone * pow(0x94D049BB133111EB, -1, 2**64) & draws.MASK
    undone ^= undone >> 27 ^ undone >> 54
    undone = undone * pow(0xBF58476D1CE4E5B9, -1, 2**64) & draws.MASK
    undone ^= undone >> 30 ^ undone >> 60
    assert undone == z


@given(KEYS, ENTITIES, st.integers(0, 10**6))
def test_uniform_is_the_mix_written_out(key: int, entity: int, index: int) -> None:
    stream = draws.mix64((key + entity * draws.ENTITY_STEP) & draws.MASK)
    bits = draws.splitmix64(stream, index)
    u = draws.uniform(key, entity, index)
    assert u == ((bits >> 12) + 0.5) * 2.0**-52
    assert 0.0 < u < 1.0


def test_the_largest_bits_stay_below_one() -> None:
    top = draws.MASK >> 12
    assert (top + 0.5) * 2.220446049250313e-16 < 1.0
    assert 0.5 * 2.220446049250313e-16 > 0.0


def test_purposes_are_distinct_and_complete() -> None:
    numbers = [value for name, value in vars(Purpose).items() if name.isupper() and name != "COUNT"]
    given_up = [2, 37]
    assert sorted(numbers + given_up) == list(range(Purpose.COUNT))


def test_purposes_outside_the_model_are_distinct_and_beyond_it() -> None:
    numbers = [value for name, value in vars(OutsidePurpose).items() if name.isupper()]
    assert len(set(numbers)) == len(numbers) >= 2
    assert min(numbers) >= 2 * Purpose.COUNT, "room for the model's own to grow"


def test_keys_of_all_purposes_replications_and_seeds_differ() -> None:
    keys = {
        draws.purpose_key(seed, replication, purpose)
        for seed in range(5)
        for replication in range(20)
        for purpose in range(Purpose.COUNT)
    }
    assert len(keys) == 5 * 20 * Purpose.COUNT


@pytest.mark.statistical
@pytest.mark.parametrize("along", ["entity", "index", "replication"])
def test_uniforms_are_uniform_and_neighbours_unrelated(along: str) -> None:
    n = 40_000
    if along == "entity":
        sample = [draws.uniform(draws.purpose_key(1, 0, 3), i, 0) for i in range(n)]
    elif along == "index":
        sample = [draws.uniform(draws.purpose_key(1, 0, 3), 7, i) for i in range(n)]
    else:
        sample = [draws.uniform(draws.purpose_key(1, i, 3), 7, 0) for i in range(n)]
    counts = [0] * 64
    for u in sample:
        counts[int(u * 64)] += 1
    chi2 = sum((c - n / 64) ** 2 / (n / 64) for c in counts)
    # chi-squared with 63 degrees of freedom: mean 63, SD 11.2; four SD on either side
    assert 63 - 45 < chi2 < 63 + 45
    centred = [u - 0.5 for u in sample]
    correlation = sum(a * b for a, b in itertools.pairwise(centred)) / (n - 1) * 12
    assert abs(correlation) < 4 / math.sqrt(n)


@given(st.floats(1e-300, 1 - 1e-16))
def test_normal_quantile_agrees_with_the_standard_library(u: float) -> None:
    assert draws.standard_normal(u) == NormalDist().inv_cdf(u)


@given(st.floats(1e-12, 1 - 1e-12), st.floats(1e-12, 1 - 1e-12))
def test_quantiles_increase(a: float, b: float) -> None:
    low, high = min(a, b), max(a, b)
    assert draws.standard_normal(low) <= draws.standard_normal(high)
    assert draws.exponential(low, 3.0) <= draws.exponential(high, 3.0)
    assert draws.lognormal(low, 3.0, 0.8) <= draws.lognormal(high, 3.0, 0.8)


@pytest.mark.statistical
def test_lognormal_has_the_mean_and_cv_it_is_asked_for() -> None:
    n, mean, cv = 50_000, 6.0, 0.7
    sigma = draws.lognormal_sigma(cv)
    key = draws.purpose_key(2, 0, 0)
    sample = [draws.lognormal(draws.uniform(key, i, 0), mean, sigma) for i in range(n)]
    average = sum(sample) / n
    spread = math.sqrt(sum((x - average) ** 2 for x in sample) / (n - 1))
    assert abs(average - mean) < 4 * mean * cv / math.sqrt(n)
    # the SD of a lognormal's sample SD is wide; its fourth moment gives about 1.7 cv / sqrt(n) here
    assert abs(spread / average - cv) < 4 * 1.7 * cv / math.sqrt(n)
