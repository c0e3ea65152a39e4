"""Customers: who buys when, what goes wrong, who speaks up, who stays and who joins."""

from __future__ import annotations

from array import array
from collections.abc import Container, Iterator, Sequence
from itertools import count
from math import fsum

import numpy as np

from cxsim.model import loyalty
from cxsim.model.blocks import cases_ahead, exponentials_of, first_draw, uniforms, uniforms_at, uniforms_of_entities
from cxsim.model.cases import Cases
from cxsim.model.clock import Steps
from cxsim.model.customer import Customer, CustomerRecords
from cxsim.model.entities import CASES_PER_CUSTOMER, NOTHING_HEARD, Case
from cxsim.model.first_day import OPPORTUNISM, VALUE, people_of_the_first_day
from cxsim.model.world import World
from cxsim.rules import appraisal, complaining, market
from cxsim.rules.arithmetic import logistic, logit, to_cents
from cxsim.rules.company import MINUTES_PER_WEEK, WEEKS_PER_YEAR, Issue
from cxsim.rules.draws import (
    Purpose,
    exponential,
    lognormal,
    lognormal_sigma,
    standard_normal,
    uniform,
)
from cxsim.rules.events import Kind, Tie

ROUNDING = 1e-9
"""More than what rounding makes of chances taken off one by one: a draw so far above their sum meets none of them."""


class Customers:
    """The customer base of one run.

    Everything that befalls a customer is keyed by his id and the number of his purchase, so that he meets the
    same problems at the same times under every policy, for as long as he stays.
    """

    def __init__(self, world: World, cases: Cases) -> None:
        economics = world.company.economics
        self._world = world
        self._cases = cases
        self._problems = [(i, issue) for i, issue in enumerate(world.company.issues) if issue.is_problem]
        self._enquiries = [(i, issue) for i, issue in enumerate(world.company.issues) if not issue.is_problem]
        self._problem_prob = fsum(issue.prob_per_purchase for _, issue in self._problems)
        self._enquiry_prob = fsum(issue.prob_per_purchase for _, issue in self._enquiries)
        self._fails_below = self._problem_prob + ROUNDING
        self._asks_below = self._enquiry_prob + ROUNDING
        self._rate_per_week = economics.purchases_per_year / WEEKS_PER_YEAR
        self._value_sigma = lognormal_sigma(economics.value_cv)
        self._margin_cents = float(to_cents(economics.margin_per_purchase_usd))
        self._usual_tell_prob = market.ordinary_tell_prob(0.0, world.p)
        self._week = -1
        """The week whose purchases are being worked through."""
        self._due = [(array("d"), array("q")) for _ in range(world.weeks)]
        """Purchases planned for later weeks: when in weeks of demand, and the customers."""
        self._ahead: dict[int, tuple[float, ...]] = {}
        """Draws made ahead for cases that this week's planned purchases may bring."""
        self._records = CustomerRecords()
        self._newcomers_per_week = economics.customers * world.base_hazard_per_week
        self._by_score = 1.0
        """Acquisition by reputation alone, as a multiple of the neutral one."""
        self._by_all = 1.0
        """The same with word of mouth."""

    def start(self, only: Container[int] | None = None) -> None:
        """Bring in the customers of the first day, or those of them who are named, and let them buy."""
        everybody = range(self._world.company.economics.customers)
        ids = everybody if only is None else [each for each in everybody if each in only]
        for people in people_of_the_first_day(self._world, ids, self._rate_per_week, self._value_sigma):
            for customer in self._records.begin(people):
                self._world.customers[customer.id] = customer
                self._plan_purchase(customer, customer.next_purchase_week)
        self._world.clock.start(self._purchases())
        if self._newcomers_per_week > 0.0:
            self._world.clock.start(self._arrivals())

    # --- buying

    def _first_draws_from(self, first_id: int) -> Iterator[tuple[float, ...]]:
        """For one customer after the other: draws of his value, opportunism and loyalty, and of his first gap."""
        keys = self._world.keys
        return zip(
            uniforms_of_entities(keys[Purpose.CUSTOMER_TRAIT], first_id, VALUE),
            uniforms_of_entities(keys[Purpose.CUSTOMER_TRAIT], first_id, OPPORTUNISM),
            uniforms_of_entities(keys[Purpose.LOYALTY], first_id, 0),
            uniforms_of_entities(keys[Purpose.PURCHASE_GAP], first_id, 0),
            strict=False,
        )

    def _join(self, customer_id: int, week: float, demand_weeks: float, first_draws: tuple[float, ...]) -> None:
        world = self._world
        value_u, opportunism_u, loyalty_u, gap_u = first_draws
        rate_per_week = lognormal(value_u, self._rate_per_week, self._value_sigma)
        customer = self._records.join(
            customer_id,
            rate_per_week,
            exponential(loyalty_u, 1.0),
            week,
            demand_weeks + exponential(gap_u, 1.0 / rate_per_week),
            is_opportunist=world.company.psychology and opportunism_u < world.p.customer_opportunist_share,
        )
        world.customers[customer_id] = customer
        self._plan_purchase(customer, customer.next_purchase_week)

    def _plan_purchase(self, customer: Customer, demand_weeks: float) -> None:
        """Put the next purchase on the list of its week, unless it lies beyond the horizon."""
        world = self._world
        if demand_weeks >= world.calendar.op_horizon:
            return
        week = world.calendar.week_of(demand_weeks)
        if week > self._week:
            moments, ids = self._due[week]
            moments.append(demand_weeks)
            ids.append(customer.id)
        else:  # this week's list is being worked through: an alarm of its own
            time_min = world.calendar.clock_time(demand_weeks)
            world.clock.call(time_min, Tie.PURCHASE, lambda: self._purchase_now(customer))

    def _purchases(self) -> Steps:
        """One process for all purchases that were planned before their week began."""
        clock, customers = self._world.clock, self._world.customers
        for week in range(self._world.weeks):
            self._week = week
            times, buyers = self._planned_for(week)
            for time_min, customer, draws in zip(times, buyers, self._draws_of(buyers), strict=True):
                yield clock.at(time_min, Tie.PURCHASE)
                if customer.id in customers:
                    self._purchase(customer, *draws)
            yield clock.at((week + 1) * MINUTES_PER_WEEK, Tie.PURCHASE)

    def _planned_for(self, week: int) -> tuple[list[float], list[Customer]]:
        """Times and customers of the purchases planned for a week, in order, but for those who have left."""
        customers = self._world.customers
        moments, ids = (np.array(column) for column in self._due[week])
        self._due[week] = (array("d"), array("q"))
        times = self._world.calendar.clock_times(week, moments)
        order = np.lexsort((ids, times))
        there = [
            (time_min, customers[each])
            for time_min, each in zip(times[order].tolist(), ids[order].tolist(), strict=True) if each in customers
        ]
        return [time_min for time_min, _ in there], [customer for _, customer in there]

    def _draws_of(self, buyers: Sequence[Customer]) -> Iterator[tuple[float, float, float, float]]:
        """What each purchase of a list draws: what goes wrong, what is unclear, when the next one is, and what is said.

        Cases that may come of it have their draws made ahead as well.
        """
        keys = self._world.keys
        ids = np.array([customer.id for customer in buyers], dtype=np.uint64)
        numbers = np.array([customer.purchases for customer in buyers], dtype=np.uint64)
        problem_us = uniforms_at(keys[Purpose.PROBLEM], ids, numbers)
        enquiry_us = uniforms_at(keys[Purpose.ENQUIRY], ids, numbers)
        firsts = (ids * np.uint64(CASES_PER_CUSTOMER) + np.uint64(2) * numbers).tolist()
        self._ahead = cases_ahead(keys, [
            *(first for first, u in zip(firsts, problem_us, strict=True) if u < self._problem_prob),
            *(first + 1 for first, u in zip(firsts, enquiry_us, strict=True) if u < self._enquiry_prob),
        ])  # fmt: skip
        gap_us = uniforms_at(keys[Purpose.PURCHASE_GAP], ids, numbers + np.uint64(1))
        rates = np.array([customer.rate_per_week for customer in buyers])
        planned = np.array([customer.next_purchase_week for customer in buyers])
        next_weeks: list[float] = (planned + exponentials_of(gap_us, 1.0 / rates)).tolist()
        return zip(
            problem_us, enquiry_us, next_weeks, uniforms_at(keys[Purpose.ORDINARY_WORD], ids, numbers), strict=True
        )

    def _purchase_now(self, customer: Customer) -> None:
        """A second purchase within a week, if the customer has not left meanwhile."""
        keys, number = self._world.keys, customer.purchases
        if customer.id in self._world.customers:
            gap_weeks = exponential(
                uniform(keys[Purpose.PURCHASE_GAP], customer.id, number + 1), 1.0 / customer.rate_per_week
            )
            self._purchase(
                customer,
                uniform(keys[Purpose.PROBLEM], customer.id, number),
                uniform(keys[Purpose.ENQUIRY], customer.id, number),
                customer.next_purchase_week + gap_weeks,
                uniform(keys[Purpose.ORDINARY_WORD], customer.id, number),
            )

    def _purchase(
        self, customer: Customer, problem_u: float, enquiry_u: float, next_week: float, word_u: float
    ) -> None:
        """The customer buys; something may go wrong, or be unclear; then he plans the next time.

        ``next_week`` is when that will be, in weeks of demand.
        """
        world = self._world
        number = customer.purchases
        world.emit(
            world.clock.now, Kind.PURCHASE, -1, customer.id, -1, -1, self._margin_cents, float(number)
        )  # fmt: skip
        customer.purchases += 1
        is_ordinary = True
        u = problem_u
        for index, issue in self._problems if u < self._fails_below else ():
            u -= issue.prob_per_purchase
            if u < 0.0:
                # -u runs over the issue's chance: what fixes took off it lies at its near end
                if -u <= issue.prob_per_purchase * (1.0 - world.problem_factors[index]):
                    self._avert(customer, number, index, issue)
                else:
                    self._problem(customer, number, index, issue)
                    is_ordinary = False
                break
        else:
            if customer.is_opportunist and self._problems and self._cases.false_claims.tempts(customer, number):
                self._claim_falsely(customer, number)
                is_ordinary = False
        u = enquiry_u
        for index, issue in self._enquiries if u < self._asks_below else ():
            u -= issue.prob_per_purchase
            if u < 0.0:
                self._open(customer, 2 * number + 1, index)
                is_ordinary = False
                break
        if is_ordinary and world.company.psychology:
            self._think_and_speak_of_it(customer, word_u)
        customer.next_purchase_week = next_week
        self._plan_purchase(customer, next_week)

    def _think_and_speak_of_it(self, customer: Customer, word_u: float) -> None:
        """A purchase at which nothing went wrong softens what the customer thinks of the firm; some tell others."""
        world, word = self._world, self._cases.word
        word.ordinary += 1
        satisfaction = customer.satisfaction
        if satisfaction != 0.0:
            satisfaction = appraisal.satisfaction_after_ordinary_purchase(satisfaction, world.p)
            if satisfaction != customer.satisfaction:
                customer.forget(world.clock.now, world.p.memory_half_life_weeks)
                customer.satisfaction = satisfaction
                loyalty.record(world, customer, -1)
        elif word_u >= self._usual_tell_prob:
            return  # the usual case, for the sake of speed
        if word_u < market.ordinary_tell_prob(satisfaction, world.p):
            word.tell(world, market.opinion(satisfaction, world.p), -1, customer.id, -1)

    # --- problems

    def _avert(self, customer: Customer, number: int, index: int, issue: Issue) -> None:
        """A purchase that would have failed goes well, because somebody put the cause right."""
        case_id = customer.id * CASES_PER_CUSTOMER + 2 * number
        self._world.emit(
            self._world.clock.now, Kind.PROBLEM_AVERTED, case_id, customer.id, -1, -1,
            float(index), issue.contact_prob,
        )  # fmt: skip

    def _problem(self, customer: Customer, number: int, index: int, issue: Issue) -> None:
        """Something went wrong with a purchase: the customer speaks up or keeps it to himself."""
        world = self._world
        keys, p, now = world.keys, world.p, world.clock.now
        case_id = customer.id * CASES_PER_CUSTOMER + 2 * number
        ahead = self._ahead.get(case_id, ())
        z = standard_normal(first_draw(ahead, keys, Purpose.SEVERITY, case_id))
        severity = logistic(logit(issue.severity_mean) + p.severity_sigma * z)
        loss_usd = lognormal(
            first_draw(ahead, keys, Purpose.LOSS, case_id), issue.loss_mean_usd, lognormal_sigma(issue.loss_cv)
        )
        customer.forget(now, p.memory_half_life_weeks)
        heard_x_loss = self._cases.word.hear(world, customer, case_id, index)
        world.emit(
            now, Kind.PROBLEM, case_id, customer.id, -1, -1, float(index), severity, float(to_cents(loss_usd))
        )  # fmt: skip
        speaks_up = complaining.contact_prob(
            issue.contact_prob, severity, issue.severity_mean, customer.belief, customer.effort, p
        )
        world.emit(now, Kind.PROBLEM_WEIGHED, case_id, customer.id, -1, -1, speaks_up, heard_x_loss)
        if first_draw(ahead, keys, Purpose.COMPLAIN, case_id) < speaks_up:
            self._open(customer, 2 * number, index, severity, loss_usd, heard_x_loss=heard_x_loss)
            return
        world.emit(
            now, Kind.PROBLEM_SILENT, case_id, customer.id, -1, -1, float(index), severity, float(to_cents(loss_usd))
        )  # fmt: skip
        if not world.company.psychology:
            return
        moment = appraisal.failure_moment(severity, customer.failures, p)
        customer.satisfaction = appraisal.updated_satisfaction(customer.satisfaction, moment, p)
        customer.failures += 1.0
        customer.unresolved += severity
        loyalty.record(world, customer, case_id)

    def _claim_falsely(self, customer: Customer, number: int) -> None:
        """Nothing went wrong, but the customer says so: an issue of the catalogue, as likely as real ones are."""
        world = self._world
        case_id = customer.id * CASES_PER_CUSTOMER + 2 * number
        u = uniform(world.keys[Purpose.FALSE_CLAIM_ISSUE], case_id, 0)
        u *= fsum(issue.prob_per_purchase for _, issue in self._problems)
        for index, issue in self._problems:  # noqa: B007  (the last one takes the rest)
            u -= issue.prob_per_purchase
            if u < 0.0:
                break
        claimed_usd = lognormal(
            uniform(world.keys[Purpose.LOSS], case_id, 0), issue.loss_mean_usd, lognormal_sigma(issue.loss_cv)
        )
        world.emit(
            world.clock.now, Kind.FALSE_CLAIM, case_id, customer.id, -1, -1,
            float(index), float(to_cents(claimed_usd)),
        )  # fmt: skip
        self._open(customer, 2 * number, index, 0.0, claimed_usd, is_false=True)

    def _open(
        self,
        customer: Customer,
        number: int,
        index: int,
        severity: float = 0.0,
        loss_usd: float = 0.0,
        *,
        is_false: bool = False,
        heard_x_loss: float = NOTHING_HEARD,
    ) -> None:
        world = self._world
        issue = world.company.issues[index]
        case_id = customer.id * CASES_PER_CUSTOMER + number
        ahead = self._ahead.pop(case_id, ())
        u = first_draw(ahead, world.keys, Purpose.CHANNEL, case_id)
        channel = 0
        for channel, way in enumerate(world.company.channels):  # noqa: B007  (the last one takes the rest)
            u -= way.share
            if u < 0.0:
                break
        case = Case(case_id, customer, index, channel, world.clock.now, ahead)
        case.is_problem = issue.is_problem
        case.is_false = is_false
        case.heard_x_loss = heard_x_loss
        case.severity = severity
        case.loss_usd = loss_usd
        case.complexity = issue.complexity
        if issue.departments_prob > 0.0:
            needed = uniform(world.keys[Purpose.DEPARTMENTS], case_id, 0) < issue.departments_prob
            case.departments = issue.departments if needed else 0
        if issue.regulated_prob > 0.0:
            case.is_regulated = uniform(world.keys[Purpose.REGULATED], case_id, 0) < issue.regulated_prob
        judgement_prob = issue.judgement_prob * world.rule_gaps[index]
        case.needs_judgement = case.draw(world.keys, Purpose.JUDGEMENT, 0) < judgement_prob
        self._cases.open(case)

    # --- staying and joining

    def end_week(self, week: int, time_min: float) -> None:
        """See which of this week's quarter of customers have had enough."""
        world, turn = self._world, week % loyalty.SWEEP_WEEKS
        for customer_id in loyalty.sweep(world, self._records.table(), turn, week + 1.0, time_min):
            customer = world.customers.pop(customer_id)
            self._records.leave(customer)
            world.emit(
                time_min, Kind.CUSTOMER_LEFT, -1, customer.id, -1, -1, float(customer.purchases), customer.failures
            )  # fmt: skip

    def set_acquisition(self, by_score: float, by_all: float) -> None:
        """How many newcomers the coming week may bring, as multiples of the neutral number."""
        self._by_score = by_score
        self._by_all = by_all

    @property
    def neutral_newcomers_per_week(self) -> float:
        """Newcomers a week that replace neutral churn."""
        return self._newcomers_per_week

    def _arrivals(self) -> Steps:
        """People who might become customers, at the largest rate the market has; some of them do.

        Thinning keeps the k-th of them the same person under every policy, whoever joins before him.
        """
        world = self._world
        cap = world.p.newcomer_cap
        gap_mean_min = MINUTES_PER_WEEK / (self._newcomers_per_week * cap)
        first_id = world.company.economics.customers
        time_min = 0.0
        for customer_id, gap_u, accepted_u, first_draws in zip(
            count(first_id),
            uniforms(world.keys[Purpose.NEWCOMER_GAP], 0),
            uniforms(world.keys[Purpose.NEWCOMER_ACCEPTED], 0),
            self._first_draws_from(first_id),
            strict=False,
        ):
            time_min += exponential(gap_u, gap_mean_min)
            if time_min >= world.horizon_min:
                return
            yield world.clock.at(time_min, Tie.NEWCOMER)
            u = accepted_u * cap
            if u < self._by_all:
                by_word = 1.0 if u >= self._by_score else 0.0
                world.emit(time_min, Kind.CUSTOMER_JOINED, -1, customer_id, -1, -1, by_word)
                demand_weeks = world.calendar.op_time(time_min)
                self._join(customer_id, time_min / MINUTES_PER_WEEK, demand_weeks, first_draws)

    def equity_usd(self) -> float:
        """Value of the customer base: the discounted future margin of everyone who is still there, USD."""
        return loyalty.equity_usd(self._world, self._records.table())
