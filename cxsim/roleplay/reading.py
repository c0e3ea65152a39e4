"""From file to story: every name resolved, every condition read, every fault named with its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from cxsim.config.checking import check_fields
from cxsim.config.faults import Fault, ScenarioError, did_you_mean, sentence, shown
from cxsim.config.loader import Document, Key, Place
from cxsim.roleplay import schema
from cxsim.roleplay.condition import ConditionError, Expression, Type, names_in, parse
from cxsim.roleplay.names import RESERVED, scene_names
from cxsim.roleplay.schema import RoleplayFile
from cxsim.roleplay.story import (
    BACK,
    SCENE,
    Branch,
    Character,
    Choice,
    Conduct,
    Ending,
    Fact,
    Firm,
    Learning,
    Line,
    Node,
    Opening,
    Promise,
    Remedy,
    Story,
    Variable,
)
from cxsim.roleplay.strings import text_keys

PLACEHOLDERS: Final = ("limit_usd", "remedy_usd", "loss_usd", "fair_usd")
"""What a text can have filled in, written in braces."""

_BRACED: Final = re.compile(r"\{([^{}]*)\}|[{}]")


class Site(NamedTuple):
    """A condition and where it stands, for lint."""

    key: Key
    expression: Expression


@dataclass(frozen=True, slots=True)
class Reading:
    """A story with what is needed to point into its file."""

    document: Document
    story: Story
    conditions: tuple[Site, ...]


def read(document: Document, name: str) -> Reading:
    """Check a document and make a story of it.

    Raises
    ------
    ScenarioError
        With every fault of the file.
    """
    data = document.data
    if isinstance(data, dict) and data.get("kind") != "roleplay":
        given = data.get("kind")
        wrong = "is missing" if given is None else "is another kind of file"
        fault = document.fault(("kind",), sentence(wrong, shown(given), "roleplay"))
        raise ScenarioError([*document.faults, fault])
    sections, faults = check_fields(document, RoleplayFile)
    faults += document.faults
    if faults:
        raise ScenarioError(set(faults))
    return _Reader(document, sections).read(name)


class _Reader:
    """Turns checked sections into a story, collecting faults as it goes."""

    def __init__(self, document: Document, sections: Mapping[str, Any]) -> None:
        self.document = document
        self.faults: set[Fault] = set()
        self.conditions: list[Site] = []
        self.s = sections
        self.names: dict[str, Type] = scene_names(sections["variables"], sections["facts"], sections["promises"])

    def read(self, name: str) -> Reading:
        s = self.s
        self.check_variables()
        self.check_texts()
        learning: schema.LearningSection = s["learning"]
        story = Story(
            name=name,
            title=s["title"],
            summary=s["summary"].strip(),
            company=s["company"],
            difficulty=s["difficulty"],
            language=s["language"],
            opening=self.opening(s["opening"]),
            firm=Firm(**s["firm"].model_dump()) if s["firm"] is not None else None,
            learning=Learning(
                tuple(learning.goals), tuple(learning.skills), tuple(learning.expectations), tuple(learning.claims),
                tuple(learning.questions),
            ),
            counterpart=self.known(s["counterpart"], s["characters"], ("counterpart",), "character"),
            characters={
                key: Character(key, each.name, each.role, each.about.strip(), each.look.model_dump(exclude_none=True))
                for key, each in s["characters"].items()
            },
            facts={key: Fact(key, each.text, each.need) for key, each in s["facts"].items()},
            variables={key: Variable(key, **each.model_dump()) for key, each in s["variables"].items()},
            promises={key: Promise(key, each.text, each.due_min) for key, each in s["promises"].items()},
            start=self.known(s["start"], s["nodes"], ("start",), "node"),
            nodes={key: self.node(key, each) for key, each in s["nodes"].items()},
            endings={key: self.ending(key, each) for key, each in s["endings"].items()},
            reads=frozenset(read for site in self.conditions for read in names_in(site.expression)),
        )  # fmt: skip
        if self.faults:
            raise ScenarioError(self.faults)
        return Reading(self.document, story, tuple(self.conditions))

    # --- parts

    def opening(self, opening: schema.OpeningSection) -> Opening:
        at: Key = ("opening", "patience")
        patience, earlier = opening.patience, opening.earlier
        if patience.interruption is not None:
            self.known(patience.interruption, self.s["nodes"], (*at, "interruption"), "node")
        if patience.walks_out is not None:
            self.known(patience.walks_out, self.s["endings"], (*at, "walks_out"), "ending")
        return Opening(
            issue=opening.issue,
            channel=opening.channel,
            loss_usd=opening.loss_usd,
            fair_remedy_usd=opening.fair_remedy_usd,
            standard_remedy_share=opening.standard_remedy_share,
            severity=opening.severity,
            complexity=opening.complexity,
            wait_min=opening.wait_min,
            contacts=earlier.contacts + 1,
            refusals=earlier.refusals,
            transfers=earlier.transfers,
            earlier_failures=earlier.failures,
            expectation=opening.expectation,
            compensation_expectation=opening.compensation_expectation,
            patience_s=patience.seconds,
            interruption=patience.interruption,
            grace_s=patience.grace_s,
            walks_out=patience.walks_out,
        )

    def node(self, name: str, node: schema.NodeSection) -> Node:
        at: Key = ("nodes", name)
        if name in self.s["endings"] or name == BACK:
            self.fault(at, "has a name that is taken", f"'{name}'", "a name that no ending has, and not 'back'", True)
        if node.choices and node.goes is not None:
            self.fault((*at, "goes"), "has choices and a way on", "both", "one of them")
        if not node.choices and node.goes is None:
            self.fault(at, "is a dead end", "neither choices nor 'goes'", "one of them", True)
        if node.instead and node.goes is None:
            self.fault((*at, "instead"), "has other ways on, but none of its own", "no 'goes'", "'goes' as well")
        if node.facing is not None:
            self.known(node.facing, self.s["characters"], (*at, "facing"), "character")
        return Node(
            name=name,
            lines=self.lines(node.lines, (*at, "lines")),
            choices=tuple(self.choice((*at, "choices", key), key, each) for key, each in node.choices.items()),
            goes=None if node.goes is None else self.target(node.goes, (*at, "goes")),
            instead=self.branches(node.instead, (*at, "instead")),
            facing=node.facing or self.s["counterpart"],
            later_min=node.later_min,
            new_contact=node.new_contact,
            key=at,
        )

    def choice(self, at: Key, name: str, choice: schema.ChoiceSection) -> Choice:
        effects, inside = choice.effects, (*at, "effects")
        for kind, list_key, chosen in (
            ("fact", "reveals", effects.reveals), ("promise", "promises", effects.promises),
            ("promise", "keeps", effects.keeps),
        ):  # fmt: skip
            for number, each in enumerate(chosen):
                self.known(each, self.s[f"{kind}s"], (*inside, list_key, number), kind)
        if choice.requires is not None and choice.reason is None:
            self.fault(at, "can be locked but does not say why", "no 'reason'", "a reason for people", True)
        return Choice(
            name=name,
            says=choice.says,
            move=choice.move,
            conduct=Conduct(**choice.conduct.model_dump()),
            seconds=choice.seconds,
            skills=tuple(choice.skills),
            scripted=choice.scripted,
            remedy=self.remedy(choice.remedy, (*at, "remedy")),
            rule_bent=choice.rule_bent,
            settles=effects.settles,
            reveals=tuple(effects.reveals),
            promises=tuple(effects.promises),
            keeps=tuple(effects.keeps),
            sets=self.changes(effects.set, (*inside, "set"), adds=False),
            adds=self.changes(effects.add, (*inside, "add"), adds=True),
            patience_s=effects.patience_s,
            when=self.condition(choice.when, (*at, "when")),
            requires=self.condition(choice.requires, (*at, "requires")),
            reason=choice.reason or "",
            once=choice.once,
            replies=self.lines(choice.replies, (*at, "replies")),
            goes=self.target(choice.goes, (*at, "goes")),
            instead=self.branches(choice.instead, (*at, "instead")),
            coach=choice.coach,
            key=at,
        )

    def remedy(self, remedy: schema.RemedySection | None, at: Key) -> Remedy | None:
        if remedy is None:
            return None
        low = remedy.share if remedy.low is None else remedy.low
        high = remedy.share if remedy.high is None else remedy.high
        if not low <= remedy.share <= high:
            self.fault((*at, "share"), "is outside its slider", f"{remedy.share:g}", f"{low:g} to {high:g}")
        if self.s["opening"].loss_usd == 0.0:
            self.fault(at, "gives something where nothing was lost", "loss_usd 0", "a loss, or no remedy", True)
        return Remedy(remedy.kind, remedy.share, low, high, remedy.own_risk)

    def ending(self, name: str, ending: schema.EndingSection) -> Ending:
        return Ending(
            name=name,
            title=ending.title,
            quality=ending.quality,
            lines=self.lines(ending.lines, ("endings", name, "lines")),
            settled=ending.settled,
            policy_trap=ending.policy_trap or "",
            coach=ending.coach,
            key=("endings", name),
        )

    def lines(self, lines: list[schema.LineSection], at: Key) -> tuple[Line, ...]:
        made = []
        for number, line in enumerate(lines):
            here = (*at, number)
            if line.who != SCENE:
                self.known(line.who, self.s["characters"], (*here, "who"), "character")
            when = self.condition(line.when, (*here, "when"))
            made.append(Line(".".join(map(str, here)), line.who, line.text, line.mood, when, line.once))
        return tuple(made)

    def branches(self, branches: list[schema.BranchSection], at: Key) -> tuple[Branch, ...]:
        made = []
        for number, branch in enumerate(branches):
            here = (*at, number)
            when = self.condition(branch.when, (*here, "when"))
            goes = self.target(branch.goes, (*here, "goes"))
            if when is not None:
                made.append(Branch(when, goes))
        return tuple(made)

    def changes(self, changes: Mapping[str, float], at: Key, *, adds: bool) -> tuple[tuple[str, float], ...]:
        variables: dict[str, schema.VariableSection] = self.s["variables"]
        for name, number in changes.items():
            if not self.known(name, variables, (*at, name), "variable", at_key=True):
                continue
            low, high = variables[name].low, variables[name].high
            if adds:
                low, high = low - high, high - low
            if not low <= number <= high:
                self.fault((*at, name), "is out of range", f"{number:g}", f"{low:g} to {high:g}")
        return tuple(changes.items())

    # --- names, conditions, texts

    def target(self, name: str, at: Key) -> str:
        if name != BACK:
            self.known(name, [*self.s["nodes"], *self.s["endings"]], at, "node or ending")
        elif self.s["opening"].patience.interruption is None:
            self.fault(at, "goes back, but nothing ever interrupts", "'back'", "an interruption, or another way")
        return name

    def known(self, name: str, names: Iterable[str], at: Key, kind: str, *, at_key: bool = False) -> str:
        """Return ``name``, or an empty text after a fault if there is none of this name."""
        known = list(names)
        if name in known:
            return name
        self.fault(at, f"is no {kind} of this role-play", f"'{name}'", did_you_mean(name, known), at_key)
        return ""

    def condition(self, text: str | None, at: Key) -> Expression | None:
        if text is None:
            return None
        try:
            expression = parse(text, self.names, lambda name: did_you_mean(name, self.names))
        except ConditionError as error:
            self.faults.add(self.inside(at, error.offset, sentence(error.wrong, error.found, error.allowed)))
            return None
        self.conditions.append(Site(at, expression))
        return expression

    def check_variables(self) -> None:
        for name, each in self.s["variables"].items():
            at: Key = ("variables", name)
            if name in RESERVED:
                self.fault(at, "has a name that is taken", f"'{name}'", "a name that conditions do not know", True)
            if not each.low <= each.start <= each.high:
                self.fault((*at, "start"), "is out of range", f"{each.start:g}", f"{each.low:g} to {each.high:g}")

    def check_texts(self) -> None:
        for key, text in text_keys(self.document.data):
            for found in _BRACED.finditer(text):
                if found.group(1) not in PLACEHOLDERS:
                    allowed = "known: " + ", ".join(f"{{{each}}}" for each in PLACEHOLDERS)
                    self.fault(key, "has braces that mean nothing", f"'{found.group()}'", allowed)

    # --- faults

    def fault(self, at: Key, wrong: str, found: str, allowed: str, at_key: bool = False) -> None:
        self.faults.add(self.document.fault(at, sentence(wrong, found, allowed), at_key=at_key))

    def inside(self, at: Key, offset: int, message: str) -> Fault:
        """A fault some characters into a text that stands on one line."""
        fault = self.document.fault(at, message)
        place: Place | None = self.document.values.get(at)
        if place is None or "\n" in self.document.text[place.start : place.end]:
            return fault
        quote = 1 if self.document.text[place.start] in "'\"" else 0
        return Fault(fault.file, fault.line, fault.column + quote + offset, fault.key, fault.message)
