"""The schema of a role-play file. A field's description is what ``cxsim roleplay`` tells of it."""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal, TypeAlias

from pydantic import Field, StringConstraints

from cxsim.config.quantities import Name, Section, quantity
from cxsim.roleplay.vocabulary import Mood, Move, Quality, RemedyKind, Skill
from cxsim.rules.expectations import Expectation

WORD: Final = r"^[a-z][a-z0-9_]*$"
WORD_FORM: Final = "small letters, digits and underscores, beginning with a letter"

Word: TypeAlias = Annotated[str, StringConstraints(pattern=WORD, max_length=40)]
"""A name inside a role-play: node, choice, character, fact, variable, promise, ending."""


def word(meaning: str, default: Any = ...) -> Any:
    """Declare a name that points to something of the file."""
    return Field(
        default, pattern=WORD, max_length=40, description=meaning, json_schema_extra={"form": WORD_FORM}
    )


def words(meaning: str, longest: int = 400, default: Any = ...) -> Any:
    """Declare a text for people."""
    form = f"text of up to {longest} characters"
    return Field(
        default, min_length=1, max_length=longest, description=meaning, json_schema_extra={"form": form}
    )


def condition(meaning: str) -> Any:
    """Declare a condition."""
    return Field(
        None, max_length=1000, description=meaning,
        json_schema_extra={"form": "a condition, such as mood < 0 and knows.wedding"},
    )  # fmt: skip


def flag(meaning: str, default: bool | None = False) -> Any:
    """Declare a yes or no."""
    return Field(default, description=meaning, json_schema_extra={"form": "true or false"})


class LineSection(Section):
    """Something said or seen."""

    who: str = word("Who says it: a character, or 'scene' for what is seen and heard")
    text: str = words("The words", 500)
    mood: Mood | None = Field(default=None, description="How it is said; left out: as the person's mood stands")
    when: str | None = condition("Said only where this holds")
    once: bool = flag("Said once, however often the node comes")


class BranchSection(Section):
    """Another way on."""

    when: str = Field(max_length=1000, description="Taken where this holds", json_schema_extra={"form": "a condition"})
    goes: str = word("The node or ending it leads to")


class ConductSection(Section):
    """What a choice is like for the person it is done to; 0.5 is ordinary."""

    courtesy: float = quantity("0 to 1", 0.0, 1.0, "Politeness of form")
    empathy: float = quantity("0 to 1", 0.0, 1.0, "Feeling for what it means to the other")
    explanation: float = quantity("0 to 1", 0.0, 1.0, "How much of what happens, why and when is made clear")
    honesty: float = quantity("0 to 1", 0.0, 1.0, "Straightness, and giving the benefit of the doubt")
    effort: float = quantity("0 to 1", 0.0, 1.0, "How far one goes for the other")


class RemedySection(Section):
    """What is given: the total for this case."""

    kind: RemedyKind = Field(description="What it is")
    share: float = quantity("x loss", 0.0, 3.0, "How much, as a multiple of the loss")
    low: float | None = quantity("x loss", 0.0, 3.0, "Least, where the trainee sets it with a slider", None)
    high: float | None = quantity("x loss", 0.0, 3.0, "Most, where the trainee sets it with a slider", None)
    own_risk: bool = flag("May go beyond the limit; the agent answers for it")


class EffectsSection(Section):
    """What a choice changes."""

    reveals: list[Word] = Field(default=[], max_length=20, description="Facts that come out")
    promises: list[Word] = Field(default=[], max_length=10, description="Promises made")
    keeps: list[Word] = Field(default=[], max_length=10, description="Promises kept")
    settles: bool | None = flag("Whether the case is put right from here on", None)
    set: dict[Word, float] = Field(default={}, max_length=20, description="Variables that get a value")
    add: dict[Word, float] = Field(default={}, max_length=20, description="Variables that grow or shrink")
    patience_s: float = quantity("s", -600.0, 600.0, "Patience won or lost, besides the time it takes", 0.0)


class ChoiceSection(Section):
    """What the trainee can do."""

    says: str = words("What the trainee says or does")
    move: Move = Field(default="say", description="What it is besides words")
    conduct: ConductSection = Field(description="What it is like for the other")
    seconds: float = quantity("s", 1.0, 1800.0, "Time it takes")
    skills: list[Skill] = Field(default=[], max_length=7, description="Skills that it practises")
    scripted: bool = flag("Read from the script")
    remedy: RemedySection | None = Field(default=None, description="What is given with it")
    rule_bent: bool = flag("A rule is bent by it")
    effects: EffectsSection = Field(EffectsSection(), description="What it changes")
    when: str | None = condition("Not there at all unless this holds")
    requires: str | None = condition("There but locked unless this holds")
    reason: str | None = words("Why it is locked", 160, None)
    once: bool = flag("Gone once taken")
    replies: list[LineSection] = Field(default=[], max_length=20, description="What is said to it at once")
    goes: str = word("The node or ending it leads to; 'back' after an interruption")
    instead: list[BranchSection] = Field(default=[], max_length=10, description="Other ways on, the first that holds")
    coach: str = words("What a coach says of it after the scene")


class NodeSection(Section):
    """A moment of the scene."""

    lines: list[LineSection] = Field(default=[], max_length=30, description="What is said and seen")
    choices: dict[Word, ChoiceSection] = Field(default={}, max_length=8, description="What the trainee can do")
    goes: str | None = word("Where it goes on by itself, if there are no choices", None)
    instead: list[BranchSection] = Field(default=[], max_length=10, description="Other ways on, the first that holds")
    facing: str | None = word("Who is spoken to, if not the counterpart", None)
    later_min: float = quantity("min", 0.0, 100_000.0, "Time that has passed before it begins", 0.0)
    new_contact: bool = flag("The customer had to come back")


class EndingSection(Section):
    """A close of the scene."""

    title: str = words("What happened, in a few words", 80)
    quality: Quality = Field(description="The author's judgement, for customer and firm together")
    lines: list[LineSection] = Field(default=[], max_length=20, description="What is said and seen at the end")
    settled: bool | None = flag("Whether the case counts as put right, if it differs from what went before", None)
    policy_trap: str | None = words("Why some policies never let anybody come here", 300, None)
    coach: str = words("What a coach says of it", 600)


class LookSection(Section):
    """How a person looks; what is left out is drawn from chance."""

    age: int | None = quantity("years", 4, 105, "Age", None)
    skin: int | None = quantity("tone", 1, 8, "Skin, from light to dark", None)
    hair: str | None = words("Cut and colour of the hair", 60, None)
    covering: Literal["hijab", "turban", "wrap", "kippah", "cap"] | None = Field(
        default=None, description="Head covering"
    )
    dress: str | None = words("What they wear", 80, None)
    glasses: bool = flag("Wears glasses")
    beard: bool = flag("Has a beard")
    hearing_aid: bool = flag("Wears a hearing aid")
    wheelchair: bool = flag("Uses a wheelchair")


class CharacterSection(Section):
    """A person."""

    name: str = words("Name", 60)
    role: Literal["customer", "colleague", "supervisor", "other"] = Field(description="Who they are here")
    about: str = words("What an author and a trainee should know of them", 500)
    look: LookSection = Field(LookSection(), description="How they look")


class FactSection(Section):
    """Something hidden until a choice reveals it."""

    text: str = words("What it is", 300)
    need: bool = flag("What the customer really needs")


class VariableSection(Section):
    """A number that choices change."""

    low: float = quantity("number", -1000.0, 1000.0, "Least value")
    high: float = quantity("number", -1000.0, 1000.0, "Greatest value")
    start: float = quantity("number", -1000.0, 1000.0, "Value at the start")
    meaning: str = words("What it stands for", 200)


class PromiseSection(Section):
    """Something that can be promised."""

    text: str = words("What is promised", 200)
    due_min: float = quantity("min", 1.0, 100_000.0, "Until when, from the promise on")


class EarlierSection(Section):
    """What happened before the scene."""

    contacts: int = quantity("contacts", 0, 20, "Contacts made in vain", 0)
    refusals: int = quantity("refusals", 0, 20, "Times the answer was no", 0)
    transfers: int = quantity("transfers", 0, 20, "Times passed on", 0)
    failures: int = quantity("failures", 0, 20, "Earlier failures that are remembered", 0)


class PatienceSection(Section):
    """How long the customer has, and what happens then."""

    seconds: float = quantity("s", 20.0, 7200.0, "Time before patience ends")
    interruption: str | None = word("Node that cuts in when it ends", None)
    grace_s: float = quantity("s", 10.0, 1800.0, "Time left after the interruption", 90.0)
    walks_out: str | None = word("Ending when it is used up for good", None)


class OpeningSection(Section):
    """The case before the first word."""

    issue: str = Field(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=40, description="Kind of case")
    channel: Literal["counter", "phone", "written", "public"] = Field(description="Where it takes place")
    loss_usd: float = quantity("USD", 0.0, 100_000.0, "What went wrong has cost the customer; 0 if nothing did")
    fair_remedy_usd: float = quantity("USD", 0.0, 100_000.0, "What would be fair to give")
    standard_remedy_share: float = quantity("share of loss", 0.0, 1.0, "What procedure lets any agent give")
    severity: float = quantity("0 to 1", 0.0, 1.0, "How bad it is for the customer")
    complexity: float = quantity("0 to 1", 0.0, 1.0, "How much there is to find out and to arrange")
    wait_min: float = quantity("min", 0.0, 20_000.0, "Time waited before the scene")
    expectation: float = quantity("SD", -3.0, 3.0, "What is expected of this firm; 0 is ordinary", 0.0)
    compensation_expectation: float = quantity("x loss", 0.0, 3.0, "Compensation that is expected", 1.0)
    earlier: EarlierSection = Field(EarlierSection(), description="What happened before")
    patience: PatienceSection = Field(description="How long the customer has")


class FirmSection(Section):
    """What the scene needs to know of the company where its file is not at hand."""

    mean_loss_usd: float = quantity("USD", 0.01, 100_000.0, "Mean loss, which spending limits are multiples of")
    margin_usd_per_year: float = quantity("USD/year", 0.0, 1_000_000.0, "Margin of one customer")
    churn_per_year: float = quantity("share a year", 0.001, 0.95, "Customers who leave while service is neutral")
    lock_in: float = quantity("log scale", 0.0, 3.0, "How hard it is to leave", 0.0)


class LearningSection(Section):
    """What it teaches."""

    goals: list[Annotated[str, StringConstraints(min_length=1, max_length=300)]] = Field(
        min_length=1, max_length=8, description="What the trainee can do better afterwards"
    )
    skills: list[Skill] = Field(min_length=1, max_length=7, description="Skills of the game that it practises")
    expectations: list[Expectation] = Field(
        min_length=1, max_length=9, description="Which of the nine least expectations it is about"
    )
    claims: list[int] = Field(
        default=[], max_length=20, description="Claims about management that can be lived through here, by number"
    )
    questions: list[Annotated[str, StringConstraints(min_length=1, max_length=300)]] = Field(
        min_length=1, max_length=8, description="Questions of the debrief"
    )


class RoleplayFile(Section):
    """A role-play."""

    kind: Literal["roleplay"] = Field(description="What this file is")
    title: str = words("Title", 80)
    summary: str = words("What it is about, without giving it away", 600)
    company: Name = Field(description="Company where it takes place")
    difficulty: int = quantity("1 to 5", 1, 5, "How hard it is")
    language: str = Field(default="en", pattern=r"^[a-z]{2}$", description="Language of the texts")
    learning: LearningSection = Field(description="What it teaches")
    opening: OpeningSection = Field(description="The case before the first word")
    firm: FirmSection | None = Field(default=None, description="Stands in for a company whose file is not at hand")
    counterpart: str = word("The character on the other side of the desk")
    characters: dict[Word, CharacterSection] = Field(min_length=1, max_length=12, description="The people")
    facts: dict[Word, FactSection] = Field(default={}, max_length=30, description="What is hidden at first")
    variables: dict[Word, VariableSection] = Field(default={}, max_length=30, description="Numbers that choices change")
    promises: dict[Word, PromiseSection] = Field(default={}, max_length=20, description="What can be promised")
    start: str = word("The first node")
    nodes: dict[Word, NodeSection] = Field(min_length=1, max_length=200, description="The scene")
    endings: dict[Word, EndingSection] = Field(min_length=1, max_length=30, description="How it can end")
