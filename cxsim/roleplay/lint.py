"""Everything that is wrong with a role-play, each thing with its line.

Three kinds of question, from cheap to dear: does the file hold together (`cxsim.roleplay.reading`), is the graph
sound (reachable, no dead ends, no traps without exit, real choices), and does play under the shipped policies come
everywhere (`cxsim.roleplay.exploration`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from cxsim.config.faults import Fault, ScenarioError, did_you_mean, sentence
from cxsim.config.loader import Document, Key, load
from cxsim.roleplay.authority import authority
from cxsim.roleplay.bounds import Span, span
from cxsim.roleplay.exploration import Exploration, WatchedPlayer, explore
from cxsim.roleplay.flow import edges, leads_to_an_ending, reachable
from cxsim.roleplay.names import NUMBERS, TRUTH, lever_spans
from cxsim.roleplay.reading import Reading, Site, read
from cxsim.roleplay.shelf import company_of, find, translations
from cxsim.roleplay.story import Choice
from cxsim.roleplay.trade_offs import best, dominated
from cxsim.rules.company import COUNTER, PHONE, WRITTEN, Company
from cxsim.rules.levers import Levers

CHANNEL_KINDS: Final = {"counter": COUNTER, "phone": PHONE, "written": WRITTEN, "public": WRITTEN}


def lint(name: str, policies: Mapping[str, Levers]) -> list[Fault]:
    """Find everything that is wrong with a role-play and its translations.

    Parameters
    ----------
    name
        Name or path.
    policies
        The policies under which every part should be reachable, by name; names are for messages only.
    """
    try:
        document = load(find(name))
        reading = read(document, find(name).stem)
        company = company_of(reading.story.company)
    except ScenarioError as error:
        return list(error.faults)
    findings = _Findings(reading, company)
    findings.graph()
    findings.tables()
    findings.company_facts()
    if not findings.faults and (company is not None or reading.story.firm is not None):
        findings.play(policies)
    faults = sorted(findings.faults)
    for table in translations(find(name)):
        faults += lint_table(str(table), document)
    return faults


def lint_table(file: str, roleplay: Document) -> list[Fault]:
    """Find everything that is wrong with one string table of a role-play."""
    from cxsim.roleplay.strings import check_table, compare

    try:
        return compare(check_table(load(file)), roleplay.data)
    except ScenarioError as error:
        return list(error.faults)


class _Findings:
    """Gathers faults of one role-play."""

    def __init__(self, reading: Reading, company: Company | None) -> None:
        self.reading, self.story, self.company = reading, reading.story, company
        self.faults: set[Fault] = set()

    def add(self, at: Key, wrong: str, found: str, allowed: str, *, at_key: bool = True) -> None:
        self.faults.add(self.reading.document.fault(at, sentence(wrong, found, allowed), at_key=at_key))

    # --- the graph

    def graph(self) -> None:
        """What can be seen without playing."""
        story = self.story
        ways = edges(story)
        reached = reachable(ways, [story.start])
        closes = leads_to_an_ending(ways, story.endings)
        for node in story.nodes.values():
            if node.name not in reached:
                self.add(node.key, "is never reached", "no way leads here", "a way from the start")
            elif node.name not in closes:
                self.add(node.key, "has no way out", "every way leads round in a circle", "a way to an ending")
            for worse, better in dominated(node):
                self.add(
                    worse.key, "is worse than another choice in every respect", f"'{better.name}' leads to the same",
                    "something that speaks for it: time, words, remedy, what comes out",
                )  # fmt: skip
            winner = best(node)
            if winner is not None:
                self.add(
                    winner.key, "is best in every respect", "nothing speaks for the others",
                    "a price: time, money, a rule, a side of conduct",
                )  # fmt: skip
        for ending in story.endings.values():
            if ending.name not in reached:
                self.add(ending.key, "is never reached", "no way leads here", "a way from the start")
        if len({ending.quality for ending in story.endings.values()}) < 2:
            self.add(("endings",), "do not differ in quality", "one quality", "endings of at least two qualities")
        for site in self.reading.conditions:
            self.condition(site)

    def condition(self, site: Site) -> None:
        can = span(site.expression, self.range_of)
        if not can.can_be_true:
            self.add(site.key, "is always false", "no values make it true", "a condition that can hold", at_key=False)
        elif not can.can_be_false:
            self.add(site.key, "is always true", "no values make it false", "no condition at all", at_key=False)

    def range_of(self, name: str) -> Span:
        variable = self.story.variables.get(name)
        if variable is not None:
            return Span(variable.low, variable.high)
        return NUMBERS.get(name) or lever_spans().get(name) or TRUTH

    # --- declared and used

    def tables(self) -> None:
        """What is declared and never used, or used and never given."""
        story, choices = self.story, self.choices()
        revealed = {fact for choice in choices for fact in choice.reveals}
        for fact in story.facts:
            if fact not in revealed:
                self.add(("facts", fact), "is revealed by nothing", "no choice reveals it", "a choice that reveals it")
            elif f"knows.{fact}" not in story.reads:
                self.add(("facts", fact), "makes no difference", f"no condition asks knows.{fact}", "one that does")
        changed = {name for choice in choices for name, _ in (*choice.sets, *choice.adds)}
        for variable in story.variables:
            if variable not in changed:
                self.add(("variables", variable), "is never changed", "no choice sets or adds to it", "one that does")
            if variable not in story.reads:
                self.add(("variables", variable), "makes no difference", "no condition reads it", "one that does")
        made = {promise for choice in choices for promise in choice.promises}
        kept = {promise for choice in choices for promise in choice.keeps}
        for promise in story.promises:
            if promise not in made:
                self.add(("promises", promise), "is never made", "no choice promises it", "one that does")
            if promise not in kept:
                self.add(("promises", promise), "can never be kept", "no choice keeps it", "one that does")
        speaking = {line.who for node in story.nodes.values() for line in node.lines}
        speaking |= {line.who for ending in story.endings.values() for line in ending.lines}
        speaking |= {line.who for choice in choices for line in choice.replies}
        speaking |= {node.facing for node in story.nodes.values()}
        for character in story.characters:
            if character not in speaking:
                self.add(("characters", character), "is never there", "no line, no node", "a line or a node")
        practised = {skill for choice in choices for skill in choice.skills}
        for number, skill in enumerate(story.learning.skills):
            if skill not in practised:
                at: Key = ("learning", "skills", number)
                self.add(at, "is practised by no choice", f"'{skill}'", "a choice with this skill")

    def choices(self) -> list[Choice]:
        return [choice for node in self.story.nodes.values() for choice in node.choices]

    # --- the company

    def company_facts(self) -> None:
        """The case must be one of the company's, where its file is at hand."""
        story, company = self.story, self.company
        if company is None:
            if story.firm is None:
                self.add(
                    ("company",), "is not at hand, and nothing stands in for it", f"'{story.company}'",
                    "a known company, or a 'firm' of its own",
                )  # fmt: skip
            return
        issues = [issue.name for issue in company.issues]
        if story.opening.issue not in issues:
            self.add(
                ("opening", "issue"), "is no kind of case of this company", f"'{story.opening.issue}'",
                did_you_mean(story.opening.issue, issues), at_key=False,
            )  # fmt: skip
        if all(channel.kind != CHANNEL_KINDS[story.opening.channel] for channel in company.channels):
            self.add(
                ("opening", "channel"), "is no channel of this company", f"'{story.opening.channel}'",
                "one that customers can use", at_key=False,
            )  # fmt: skip

    # --- play

    def play(self, policies: Mapping[str, Levers]) -> None:
        """Play under every policy, and ask what was never seen."""
        found: dict[str, Exploration] = {}
        came_true: set[int] = set()
        for name, levers in policies.items():
            player = WatchedPlayer(self.story, authority(self.story, levers, self.company))
            found[name] = explore(player)
            came_true |= player.came_true
            if not found[name].is_complete:
                break  # the other policies would cost as much, and tell as little
        everything = list(found.values())
        if any(each.endless for each in everything):
            self.add(("nodes",), "go on by themselves without end", "a circle without choices", "a way to an ending")
        for node in self.story.nodes:
            stuck = ", ".join(name for name, each in found.items() if node in each.stuck)
            if stuck:
                self.add(
                    ("nodes", node), "is a dead end", f"nothing can be chosen under {stuck}",
                    "a choice that is always free",
                )  # fmt: skip
        if not all(each.is_complete for each in everything):
            self.add(
                ("nodes",), "is too large to be searched", "more situations than lint walks through",
                "fewer variables, or fewer conditions on mood and patience",
            )  # fmt: skip
            return
        self.unseen(everything, came_true)
        self.traps(found)

    def unseen(self, everything: Sequence[Exploration], came_true: set[int]) -> None:
        story = self.story
        nodes = {node for each in everything for node in each.nodes}
        free = {pair for each in everything for pair in each.free}
        for node in story.nodes.values():
            if node.name not in nodes:
                self.add(node.key, "is never reached in play", "under no shipped policy", "a way that can be taken")
                continue
            for choice in node.choices:
                if (node.name, choice.name) not in free:
                    self.add(choice.key, "can never be chosen", "under no shipped policy", "a policy that lets it be")
        for site in self.reading.conditions:
            if id(site.expression) not in came_true and self.is_seen(site, nodes):
                self.add(
                    site.key, "is never true", "in no situation under any shipped policy", "a condition that can hold",
                    at_key=False,
                )  # fmt: skip

    def is_seen(self, site: Site, nodes: set[str]) -> bool:
        """Whether the condition stands in a node that was reached, and is not a choice's own (said already)."""
        if site.key[0] == "nodes" and site.key[1] not in nodes:
            return False
        return not (len(site.key) == 5 and site.key[2] == "choices")

    def traps(self, found: Mapping[str, Exploration]) -> None:
        for ending in self.story.endings.values():
            never = [name for name, each in found.items() if ending.name not in each.endings]
            if len(never) == len(found) and not ending.policy_trap:
                self.add(
                    ending.key, "is never reached in play", "under no shipped policy",
                    "a way that can be taken, or a 'policy_trap' that says why not",
                )  # fmt: skip
            elif never and not ending.policy_trap:
                self.add(
                    ending.key, "is out of reach under some policies", ", ".join(never),
                    "a 'policy_trap' that says why",
                )  # fmt: skip
            elif ending.policy_trap and not never:
                self.add(
                    ("endings", ending.name, "policy_trap"), "is no trap", "every shipped policy lets it be reached",
                    "no 'policy_trap'",
                )  # fmt: skip
