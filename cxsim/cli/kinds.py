"""The kinds of scenario file, in one table: what ``list``, ``check`` and ``schema`` know of each.

To add a kind, write its schema and its reader in the room that uses it, and add a row to `KINDS`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from cxsim.paths import FOLDERS

if TYPE_CHECKING:
    from cxsim.config.loader import Document
    from cxsim.config.schemas import Kind


class Listed(NamedTuple):
    """A scenario that can be named."""

    name: str
    kind: str
    title: str
    origin: str
    path: Path


class FileKind(NamedTuple):
    """One kind of file; whatever is slow to import is imported when it is asked for."""

    plural: str
    check: Callable[[Document, str], object]
    """Checks a file of this kind, by what was read and its name; raises ``ScenarioError`` with every fault."""
    model: Callable[[], type[Any]]
    """The pydantic model of its fields."""
    listed: Callable[[], list[Listed]] | None
    """None for parts of other scenarios, which are not named by themselves."""
    first: str = ""
    """What ``cxsim new`` copies where nothing is said; empty where there is nothing to copy."""


def _scenario(kind: Kind, first: str) -> FileKind:
    """A kind of file that a model is made from."""

    def check(document: Document, name: str) -> object:
        from cxsim.config.schemas import check_document

        return check_document(document, kind)

    def model() -> type[Any]:
        from cxsim.config.schemas import SCHEMAS

        return SCHEMAS[kind]

    def listed() -> list[Listed]:
        from cxsim.config.scenarios import list_scenarios

        return [Listed(each.name, kind, each.title, each.origin, each.path) for each in list_scenarios(kind)]

    return FileKind(FOLDERS[kind], check, model, listed, first)


def _roleplays() -> list[Listed]:
    from cxsim.roleplay.shelf import list_roleplays

    return [Listed(each.name, "roleplay", each.title, each.origin, each.path) for each in list_roleplays()]


def _check_bounds(document: Document, name: str) -> object:
    from cxsim.config.lever_bounds import read_bounds

    return read_bounds(document, name)


def _check_roleplay(document: Document, name: str) -> object:
    from cxsim.roleplay.reading import read

    return read(document, name)


def _check_strings(document: Document, name: str) -> object:
    from cxsim.roleplay.strings import check_table

    return check_table(document)


def _check_phrases(document: Document, name: str) -> object:
    from cxsim.roleplay.phrases import check_phrases

    return check_phrases(document)


def _bounds_model() -> type[Any]:
    from cxsim.config.lever_bounds import BoundsFile

    return BoundsFile


def _roleplay_model() -> type[Any]:
    from cxsim.roleplay.schema import RoleplayFile

    return RoleplayFile


def _strings_model() -> type[Any]:
    from cxsim.roleplay.strings import StringsFile

    return StringsFile


def _phrases_model() -> type[Any]:
    from cxsim.roleplay.phrases import PhrasesFile

    return PhrasesFile


KINDS: Final[dict[str, FileKind]] = {
    "company": _scenario("company", "grand-hotel"),
    "policy": _scenario("policy", "firm-and-fair"),
    "roleplay": FileKind(FOLDERS["roleplay"], _check_roleplay, _roleplay_model, _roleplays),
    "bounds": FileKind("bounds", _check_bounds, _bounds_model, None),
    "strings": FileKind("strings", _check_strings, _strings_model, None),
    "phrases": FileKind("phrases", _check_phrases, _phrases_model, None),
}
"""Kinds of file by the word that a file says of itself."""

LISTED: Final = tuple(kind.plural for kind in KINDS.values() if kind.listed is not None)
WORDS: Final = {word: name for name, kind in KINDS.items() for word in (name, kind.plural)}
"""Singular and plural of each kind, and the kind that is meant."""
COPIED: Final = tuple(word for word, name in WORDS.items() if KINDS[name].first)
"""Words for what ``cxsim new`` can start."""


def named(word: str) -> FileKind:
    """The kind that a word means, singular or plural."""
    return KINDS[WORDS[word]]


def check(name: str) -> str:
    """Check a file by path or name, and say what kind it is.

    Raises
    ------
    ScenarioError
        With every fault.
    """
    from cxsim.config.loader import load
    from cxsim.config.schemas import kind_of

    path = _find(name)
    document = load(path)
    kind = kind_of(document, KINDS)
    KINDS[kind].check(document, path.stem)
    return kind


def _find(name: str) -> Path:
    """A path as it is; a name among companies, policies and role-plays."""
    from cxsim.config.faults import ScenarioError
    from cxsim.config.scenarios import find_any

    try:
        return find_any(name)
    except ScenarioError:
        known = {each.name: each.path for each in _roleplays()}
        if name in known:
            return known[name]
        raise


def json_schema(word: str) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a kind of file, with units and meanings."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **named(word).model().model_json_schema()}
