"""A small firm for tests of the model: a few hundred customers, a few agents, every mechanism in use."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from cxsim.model.simulation import Simulation
from cxsim.rules.company import (
    CHAT,
    COUNTER,
    LOGNORMAL,
    PHONE,
    PUBLIC,
    WRITTEN,
    Bot,
    Break,
    Calendar,
    Channel,
    Company,
    Economics,
    EscalationLevel,
    Issue,
    Programme,
    Shift,
    Staffing,
)
from cxsim.rules.events import COLUMNS
from cxsim.rules.levers import Levers


def small_company(**changes: Any) -> Company:
    """The firm; ``changes`` replace fields of it, of its staffing or of its economics."""
    issues = (
        Issue("late", "Late", True, 0.10, 0.4, 60.0, 0.8, 0.5, 0.3, 0.3, 0.7, 10.0, 0.0, 0, 0.2, 0.3),
        Issue("broken", "Broken", True, 0.08, 0.6, 150.0, 0.8, 0.3, 0.8, 0.7, 0.8, 18.0, 0.4, 2),
        Issue("how", "How to", False, 0.20, 0.0, 0.0, 0.0, 0.0, 0.0, 0.1, 1.0, 5.0, 0.0, 0, 0.4),
    )
    channels = (
        Channel("counter", "Counter", COUNTER, 0.2, 1.0, 10.0, 0, 5.0),
        Channel("phone", "Phone", PHONE, 0.4, 1.0, 5.0, 1, 1.0, 12),
        Channel("inbox", "Inbox", WRITTEN, 0.2, 0.8, 0.0, 2, 240.0),
        Channel("chat", "Chat", CHAT, 0.15, 1.2, 4.0, 1, 1.0),
        Channel("posts", "Posts", PUBLIC, 0.05, 0.7, 0.0, 2, 240.0),
    )
    company = Company(
        name="small",
        title="Small firm",
        psychology=True,
        handle_distribution=LOGNORMAL,
        handle_cv=0.8,
        issues=issues,
        channels=channels,
        streams=(),
        calendar=Calendar(
            open_min=((480.0, 1200.0),) * 5 + ((600.0, 900.0), (0.0, 0.0)),
            day_weights=(1.2, 1.0, 1.0, 1.0, 0.9, 0.4, 0.0),
            profile=tuple(1.0 if 16 <= slot < 40 else 0.0 for slot in range(48)),
            season=(1.0,) * 52,
            busyness_cv=0.1,
            busyness_autocorrelation=0.5,
            slot_cv=0.05,
        ),
        staffing=Staffing(
            agents=4,
            always_on=False,
            shifts=(Shift(480.0, 840.0, 0.5), Shift(840.0, 1200.0, 0.5)),
            breaks=(Break(120.0, 15.0, True), Break(240.0, 20.0, False)),
            days_per_week=5,
            absence_prob=0.1,
            off_phone_h_per_week=2.0,
            wage_usd_per_h=20.0,
            overtime_factor=1.5,
            aptitude_mean_z=0.0,
            drive_mean_z=0.0,
            tenure_mean_weeks=60.0,
            quit_per_year=5.0,
            hiring_lead_weeks=1.0,
            hiring_usd=2500.0,
        ),
        escalation=(
            EscalationLevel("supervisor", 1, 15.0, 60.0, 0.8, 0.7, 900.0),
            EscalationLevel("head office", 1, 30.0, 600.0, 1.0, 0.8, 1200.0),
        ),
        economics=Economics(
            customers=400,
            purchases_per_year=60.0,
            margin_per_purchase_usd=9.99,
            value_cv=0.6,
            churn_per_year=0.4,
            lock_in=0.1,
            brand_dampening=0.8,
            sale_prob=0.5,
            sale_margin_usd=12.34,
            discount_per_year=0.1,
            fixed_usd_per_week=321.09,
            programme_usd_per_agent_week=Programme(60.0, 15.0, 45.0, 15.0, 10.0, 30.0, 25.0),
            fine_usd=500.0,
        ),
    )
    company = replace(company, bot=Bot(3.0, 0.25, (1, 2)))
    for name, value in changes.items():
        for part in ("staffing", "economics", "calendar"):
            if name in type(getattr(company, part)).__dataclass_fields__:
                company = replace(company, **{part: replace(getattr(company, part), **{name: value})})
                break
        else:
            company = replace(company, **{name: value})
    return company


CONTROL = Levers(
    0.05, 0.06, 0.7, 0.2, 0.15, 0.25, 0.9, 0.25, 0.25, 0.9, 0.7, 0.8, 0.3, 0.1, 0.05, 0.25, 0.2,
    promise_caution=0.2, bot_share=0.8, human_access=0.2, handover_context=0.2, claim_checks=0.8,
    chat_limit=3.0, canned_replies=0.7, knowledge_base=0.2, inbox_ownership=0.1, public_replies=0.2, hiring_care=0.2,
    misuse_response=1.0, promotion=0.2, standards_ratchet=1.0,
)  # fmt: skip
TRUST = Levers(
    0.8, 1.0, 0.8, 0.8, 0.8, 1.5, 0.2, 0.05, 0.0, 0.2, 0.2, 0.2, 0.1, 0.6, 0.7, 0.8, 0.8,
    promise_caution=0.8, bot_share=0.3, human_access=0.8, handover_context=0.8, claim_checks=0.1,
    chat_limit=2.0, canned_replies=0.2, knowledge_base=0.8, inbox_ownership=0.8, public_replies=0.9, hiring_care=1.0,
    misuse_response=3.0, coaching_h_per_week=0.5, peer_meetings_per_week=0.5, front_line_h_per_month=8.0,
    act_on_suggestions=0.6, promotion=0.8,
)  # fmt: skip
MIXED = Levers(
    0.6, 2.0, 0.4, 0.5, 0.4, 0.75, 0.4, 0.2, 0.1, 0.5, 0.4, 0.4, 0.8, 0.3, 0.3, 0.4, 0.9,
    promise_caution=0.4, bot_share=0.5, human_access=0.5, handover_context=0.5, claim_checks=0.4,
    chat_limit=2.0, canned_replies=0.5, knowledge_base=0.5, inbox_ownership=0.5, public_replies=0.5,
    misuse_response=2.0, coaching_h_per_week=0.2, peer_meetings_per_week=1.0, front_line_h_per_month=4.0,
    act_on_suggestions=0.9, standards_ratchet=0.5,
)  # fmt: skip


def run(company: Company, levers: Levers, *, weeks: int = 4, seed: int = 1, replication: int = 0) -> dict[str, Any]:
    """The complete event log of a run, as one array per column."""
    chunks: list[tuple[Any, ...]] = []
    Simulation(company, levers, seed=seed, replication=replication, weeks=weeks, sink=chunks.append).run()
    return {name: np.concatenate([chunk[i] for chunk in chunks]) for i, name in enumerate(COLUMNS)}


def log_bytes(log: dict[str, Any]) -> bytes:
    """The log as bytes, for equality to the bit."""
    return b"".join(log[name].tobytes() for name in COLUMNS)
