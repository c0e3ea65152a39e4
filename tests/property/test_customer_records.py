"""Records of customers: nobody reads another's, the block is as large as the most customers at once, and going through
it by columns is going from one customer to the next."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_company import MIXED, small_company

from cxsim.model.customer import FIELDS, CustomerRecords
from cxsim.model.first_day import OPPORTUNISM, VALUE, people_of_the_first_day
from cxsim.model.loyalty import SWEEP_WEEKS, equity_usd, sweep
from cxsim.model.world import World
from cxsim.rules import market
from cxsim.rules.company import MINUTES_PER_WEEK, WEEKS_PER_YEAR
from cxsim.rules.draws import Purpose, exponential, lognormal, uniform

REMEMBERED = ("satisfaction", "failures", "unresolved", "effort")


class Told(NamedTuple):
    """What a customer is to remember."""

    satisfaction: float
    failures: float
    unresolved: float
    effort: float


amounts = st.sampled_from([0.0, 0.0, 0.3, 1.0, 4.0])
people = st.lists(st.builds(Told, st.sampled_from([-2.0, -0.3, 0.0, 0.0, 1.5]), amounts, amounts, amounts), max_size=30)


def world(*, psychology: bool = True) -> World:
    company = replace(small_company(), psychology=psychology)
    return World(company, MIXED, seed=1, replication=0, weeks=2, sink=lambda chunk: None)


def customers_of(records: CustomerRecords, told: list[Told]):
    made = []
    for number, each in enumerate(told):
        customer = records.join(number, 0.02 * (number + 1), 0.004 * number, 0.0, 0.0, is_opportunist=False)
        for name in REMEMBERED:
            setattr(customer, name, getattr(each, name))
        customer.faded_min = 60.0 * number
        made.append(customer)
    return made


@given(st.lists(st.integers(0, 9), max_size=60))
def test_records_are_reused_and_nobody_reads_anothers(choices):
    """Customers come and go; each finds what he wrote, those who have left included."""
    records, present, gone, most = CustomerRecords(), [], [], 0
    for number, choice in enumerate(choices):
        if choice < 4 and present:
            customer = present.pop(choice % len(present))
            records.leave(customer)
            gone.append(customer)
        else:
            customer = records.join(number, 1.0 + number, 2.0, 3.0, 4.0, is_opportunist=bool(choice % 2))
            assert (customer.satisfaction, customer.belief, customer.hazard_spent) == (0.0, 0.5, 0.0)
            customer.satisfaction = -float(number)
            present.append(customer)
        most = max(most, len(present))
        for each in (*present, *gone):
            assert (each.rate_per_week, each.satisfaction) == (1.0 + each.id, -float(each.id))
    assert records.table().shape == (most, FIELDS)


@given(people, st.integers(0, SWEEP_WEEKS - 1), st.booleans())
@settings(max_examples=60)
def test_a_sweep_is_going_from_one_customer_to_the_next(told, turn, psychology):
    firm, now, week = world(psychology=psychology), 3.0 * MINUTES_PER_WEEK, 3.0
    records, one_by_one = CustomerRecords(), CustomerRecords()
    swept, expected, leaving = customers_of(records, told), customers_of(one_by_one, told), []
    for customer in expected:
        if customer.id % SWEEP_WEEKS == turn:
            hazard = firm.base_hazard_per_week
            if psychology and (customer.satisfaction != 0.0 or customer.unresolved > 0.0 or customer.effort > 0.0):
                customer.forget(now, firm.p.memory_half_life_weeks)
                hazard = market.churn_hazard_per_week(
                    hazard, customer.satisfaction, customer.effort, customer.unresolved,
                    firm.company.economics.lock_in, firm.p)
            customer.hazard_spent += hazard * (week - customer.swept_week)
            customer.swept_week = week
            if customer.hazard_spent >= customer.loyalty:
                leaving.append(customer.id)
    if not told:
        return
    assert sweep(firm, records.table(), turn, week, now) == leaving
    assert np.array_equal(records.table(), one_by_one.table())
    assert [each.effort for each in swept] == [each.effort for each in expected]


@given(people, st.sets(st.integers(0, 29)))
@settings(max_examples=40)
def test_equity_adds_up_those_who_are_there_in_order(told, leavers):
    firm, records = world(), CustomerRecords()
    present = []
    for customer in customers_of(records, told):
        if customer.id in leavers:
            records.leave(customer)
        else:
            present.append(customer)
    if not told:
        return
    found = equity_usd(firm, records.table())
    economics, total = firm.company.economics, 0.0
    for customer in present:
        hazard = market.churn_hazard_per_week(
            firm.base_hazard_per_week, customer.satisfaction, customer.effort, customer.unresolved,
            economics.lock_in, firm.p)
        margin = customer.rate_per_week * WEEKS_PER_YEAR * economics.margin_per_purchase_usd
        total += market.customer_value_usd(margin, hazard, economics.discount_per_year)
    assert found == total


def test_the_block_cannot_grow_while_it_is_looked_at():
    records = CustomerRecords()
    records.join(0, 1.0, 1.0, 0.0, 0.0, is_opportunist=False)
    table = records.table()
    with pytest.raises(BufferError):
        records.join(1, 1.0, 1.0, 0.0, 0.0, is_opportunist=False)
    del table


@given(st.lists(st.integers(0, 10**6), max_size=20, unique=True).map(sorted), st.booleans())
@settings(max_examples=40)
def test_people_of_the_first_day_are_who_their_draws_make_them(ids, psychology):
    """Whoever else is made; and made many at once they are the same customers as made one by one."""
    firm, one_by_one = world(psychology=psychology), CustomerRecords()
    share = firm.p.customer_opportunist_share if psychology else 0.0

    def draw(purpose, number, index):
        return uniform(firm.keys[purpose], number, index)

    expected = []
    for number in ids:
        rate = lognormal(draw(Purpose.CUSTOMER_TRAIT, number, VALUE), 0.1, 0.6)
        expected.append(one_by_one.join(
            number, rate, exponential(draw(Purpose.LOYALTY, number, 0), 1.0), 0.0,
            exponential(draw(Purpose.PURCHASE_GAP, number, 0), 1.0 / rate),
            is_opportunist=draw(Purpose.CUSTOMER_TRAIT, number, OPPORTUNISM) < share))
    records, made = CustomerRecords(), []
    for people_at_once in people_of_the_first_day(firm, ids, 0.1, 0.6):
        made += records.begin(people_at_once)
    assert [(each.id, each.start, each.is_opportunist) for each in made] == [
        (each.id, each.start, each.is_opportunist) for each in expected]
    if ids:
        assert np.array_equal(records.table(), one_by_one.table())
