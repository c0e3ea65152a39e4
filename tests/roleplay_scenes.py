"""Small role-plays for tests, written as text so that tests read as scenes."""

from __future__ import annotations

from typing import get_type_hints

from cxsim.config.loader import parse
from cxsim.roleplay.authority import authority
from cxsim.roleplay.player import Player
from cxsim.roleplay.reading import read
from cxsim.roleplay.story import Story
from cxsim.rules.levers import Levers

HEAD = """
kind: roleplay
title: A test
summary: A test.
company: nowhere
difficulty: 1
firm: {mean_loss_usd: 100, margin_usd_per_year: 300, churn_per_year: 0.2}
learning: {goals: [Learn], skills: [pace], expectations: [respect], questions: [Why]}
opening:
  issue: thing
  channel: counter
  loss_usd: 100
  fair_remedy_usd: 80
  standard_remedy_share: 0.2
  severity: 0.5
  complexity: 0.5
  wait_min: 3
  patience: {seconds: 100, interruption: cut, grace_s: 40, walks_out: gone}
counterpart: ann
characters:
  ann: {name: Ann, role: customer, about: A customer.}
  bob: {name: Bob, role: supervisor, about: A supervisor.}
facts:
  secret: {text: A secret.}
variables:
  trust: {low: 0, high: 2, start: 1, meaning: Trust}
promises:
  ring: {text: Ring, due_min: 10}
start: first
endings:
  fine: {title: Fine, quality: good, coach: Well done.}
  gone: {title: Gone, quality: poor, coach: A pity., settled: false}
nodes:
  cut:
    lines: [{who: ann, text: Hurry.}]
    choices:
      go_on: {says: Yes., conduct: {courtesy: 0.5, empathy: 0.5, explanation: 0.5, honesty: 0.5, effort: 0.5},
              seconds: 10, goes: back, coach: Good.}
"""

PLAIN = "{courtesy: 0.5, empathy: 0.5, explanation: 0.5, honesty: 0.5, effort: 0.5}"

MIDDLE = {name: hint.__metadata__[0] for name, hint in get_type_hints(Levers, include_extras=True).items()}
LEVERS = Levers(**{name: 0.5 * (lever.low + lever.high) for name, lever in MIDDLE.items()})._replace(
    remedy_limit_x_loss=0.5
)
"""Every lever half way, so that a new lever changes nothing here; fifty dollars may be spent."""


def choice(name: str, goes: str, *more: str, conduct: str = PLAIN, seconds: int = 10) -> str:
    """One choice as a line of YAML inside a node."""
    rest = "".join(f", {each}" for each in more)
    return f"      {name}: {{says: {name}, conduct: {conduct}, seconds: {seconds}, goes: {goes}, coach: x{rest}}}\n"


def story(nodes: str) -> Story:
    """A story with the head above and these nodes."""
    return read(parse(HEAD + nodes, "test.yaml"), "test").story


def player(nodes: str, **levers: float) -> Player:
    """A player of such a story under the test's levers, with changes."""
    made = story(nodes)
    return Player(made, authority(made, LEVERS._replace(**levers), None))
