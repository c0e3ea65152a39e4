"""What people say in conversations that nobody wrote as a role-play: lists of phrases, by place and by kind of case.

The lists stand in ``scenarios/generic``: ``phrases.yaml`` for every company, ``phrases-COMPANY.yaml`` for the kinds of
case of one. Where a list has several phrases, one is taken in turn, so that a shift does not repeat itself.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import Field, StringConstraints

from cxsim import paths
from cxsim.config.checking import check_fields
from cxsim.config.faults import Fault, ScenarioError, sentence
from cxsim.config.loader import Document, Key, load
from cxsim.config.quantities import Section
from cxsim.roleplay.shelf import FIRST, translation
from cxsim.roleplay.strings import check_table, translate

FOLDER: Final = "generic"

Phrase = Annotated[str, StringConstraints(min_length=1, max_length=400)]
Phrases = Annotated[list[Phrase], Field(min_length=1, max_length=40)]


class Need(Section):
    """What a customer really needs: how they say it when asked, and what the agent knows afterwards."""

    says: Phrase
    fact: Phrase


class CasePhrases(Section):
    """What is said about one kind of case. Numbers in lists point into other lists, counting from 0."""

    told: Phrases = Field(description="What the customer tells or asks, one beginning each")
    needs: list[Need] = Field(min_length=1, max_length=20, description="What may lie behind it")
    explain: Phrases = Field(description="How it came about, or the plain answer")
    fix: Phrases = Field(description="How the need is met")
    tip: Phrases | None = Field(default=None, description="One step further, for a question")
    explain_of_told: list[int] = Field(default=[], description="Which explanation fits each beginning")
    needs_of_told: list[Annotated[list[int], Field(min_length=1)]] = Field(
        default=[], description="Which needs fit each beginning"
    )
    fix_of_need: list[int] = Field(default=[], description="What meets each need")

    def explanation(self, told: int) -> str:
        """What fits a beginning."""
        return self.explain[self.explain_of_told[told] if self.explain_of_told else told % len(self.explain)]

    def possible_needs(self, told: int) -> list[int]:
        """Which needs may lie behind a beginning."""
        return self.needs_of_told[told] if self.needs_of_told else list(range(len(self.needs)))

    def answer(self, need: int) -> str:
        """What meets a need."""
        return self.fix[self.fix_of_need[need] if self.fix_of_need else need % len(self.fix)]


class PhrasesFile(Section):
    """A file of phrases."""

    kind: Literal["phrases"]
    language: str = Field(pattern=r"^[a-z]{2}$")
    phrases: dict[str, Phrases] = Field(default={}, max_length=200)
    issues: dict[str, CasePhrases] = Field(default={}, max_length=200)
    problem: CasePhrases | None = None
    enquiry: CasePhrases | None = None


def read_phrases(path: Path, language: str = FIRST) -> PhrasesFile:
    """Check and read a file of phrases; texts without translation stay as they are.

    Raises
    ------
    ScenarioError
        With every fault of the file.
    """
    return check_phrases(in_language(load(path), language))


def check_phrases(document: Document) -> PhrasesFile:
    """Check a document as a file of phrases; see `read_phrases`."""
    sections, faults = check_fields(document, PhrasesFile)
    for name, each in sections.get("issues", {}).items():
        faults += _pointers(document, ("issues", name), each)
    if faults or document.faults:
        raise ScenarioError({*faults, *document.faults})
    return PhrasesFile.model_validate(document.data)


def in_language(document: Document, language: str) -> Document:
    """A file with its texts replaced by those of the table beside it, if there is one in this language."""
    table = translation(Path(document.file), language)
    if language != FIRST and table.is_file():
        document.data = translate(document.data, check_table(load(table)).file.strings)
    if isinstance(document.data, dict):
        document.data["language"] = language
    return document


def _pointers(document: Document, at: Key, case: CasePhrases) -> list[Fault]:
    """Faults of the lists of numbers: too few, or pointing to nothing."""
    faults = []

    def check(name: str, numbers: list[int], count: int | None, size: int, here: Key) -> None:
        if count is not None and len(numbers) != count:
            wrong = sentence("has the wrong length", f"{len(numbers)} numbers", f"{count}, one for each")
            faults.append(document.fault((*at, name, *here), wrong))
        faults.extend(
            document.fault((*at, name, *here, place), sentence("points to nothing", str(each), f"0 to {size - 1}"))
            for place, each in enumerate(numbers) if not 0 <= each < size
        )  # fmt: skip

    if case.explain_of_told:
        check("explain_of_told", case.explain_of_told, len(case.told), len(case.explain), ())
    if case.fix_of_need:
        check("fix_of_need", case.fix_of_need, len(case.needs), len(case.fix), ())
    if case.needs_of_told and len(case.needs_of_told) != len(case.told):
        wrong = sentence("has the wrong length", f"{len(case.needs_of_told)} lists", f"{len(case.told)}, one for each")
        faults.append(document.fault((*at, "needs_of_told"), wrong))
    for number, group in enumerate(case.needs_of_told):
        check("needs_of_told", group, None, len(case.needs), (number,))
    return faults


def folder() -> Path:
    """Where the shipped phrases and shapes of conversations are."""
    return paths.shipped(FOLDER)
