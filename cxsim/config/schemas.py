"""The kinds of scenario file, and how one is checked whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final, Literal, TypeVar

from pydantic import BaseModel

from cxsim.config.checking import check_fields
from cxsim.config.company_checks import Finding, check_company
from cxsim.config.company_schema import CompanyFile
from cxsim.config.faults import ScenarioError, did_you_mean, plain, sentence, shown
from cxsim.config.fields import known_keys
from cxsim.config.loader import Document, Key
from cxsim.config.policy_schema import PolicyFile
from cxsim.config.sources import reach

Kind = Literal["company", "policy"]
K = TypeVar("K", bound=str)
SCHEMAS: Final[dict[Kind, type[BaseModel]]] = {"company": CompanyFile, "policy": PolicyFile}
"""The schema of each kind of scenario that a model is made from."""


def check_document(document: Document, kind: Kind | None = None) -> BaseModel:
    """Check a document against the schema of its kind and against what must hold between fields.

    Parameters
    ----------
    kind
        The kind that is wanted; None takes the document's own word for it.

    Raises
    ------
    ScenarioError
        With every fault of the file.
    """
    model = SCHEMAS[_kind(document, kind)]
    sections, faults = check_fields(document, model)
    findings = [*_unknown_sources(document, model, sections)]
    if model is CompanyFile:
        findings += check_company(sections)
    faults += [
        document.fault(each.key, sentence(each.wrong, each.found, each.allowed), at_key=each.at_key)
        for each in findings
    ]
    if faults or document.faults:
        raise ScenarioError({*faults, *document.faults})
    return model.model_validate(document.data)


def keys_of(document: Document) -> dict[str, Any]:
    """The keys of a document.

    Raises
    ------
    ScenarioError
        When it is something else than keys with values.
    """
    if isinstance(document.data, dict):
        return document.data
    wrong = sentence("is not a group of keys", shown(document.data), "keys with values, such as 'kind: policy'")
    raise ScenarioError([*document.faults, document.fault((), wrong)])


def kind_of(document: Document, kinds: Mapping[K, object]) -> K:
    """The one of these kinds of file that a document says it is.

    Raises
    ------
    ScenarioError
        When it says nothing of the sort.
    """
    given = keys_of(document).get("kind")
    known = next((kind for kind in kinds if kind == given), None)
    if known is not None:
        return known
    wrong = "is missing" if given is None else "is not a kind of file"
    allowed = (" or " if len(kinds) == 2 else ", ").join(kinds)
    message = sentence(wrong, "nothing" if given is None else shown(given), allowed)
    raise ScenarioError([*document.faults, document.fault(("kind",), message)])


def _kind(document: Document, wanted: Kind | None) -> Kind:
    """Which schema to hold a document against; the schema itself complains of most that is wrong with ``kind``."""
    if wanted is None:
        return kind_of(document, SCHEMAS)
    given = keys_of(document).get("kind")
    if given == wanted or given not in list(SCHEMAS):
        return wanted
    wrong = sentence("is another kind of file", shown(given), wanted)
    raise ScenarioError([*document.faults, document.fault(("kind",), wrong)])


def _unknown_sources(
    document: Document, model: type[BaseModel], sections: Mapping[str, Any]
) -> Iterator[Finding]:
    """Find sources that belong to no value of the file; every lever is one, even if it is missing here."""
    keys: list[Key] = [key for key in document.values if key and key[0] != "sources"]
    keys += [("levers", lever) for lever in known_keys(model, ("levers",))]
    for pattern in sections.get("sources", {}):
        if not any(reach(pattern, key) for key in keys):
            words = {str(key[-1]) for key in keys}
            hint = did_you_mean(pattern.rpartition(".")[2], sorted(words))
            wrong = "is the source of nothing in this file"
            yield Finding(("sources", pattern), wrong, f"'{plain(pattern)}'", hint, at_key=True)
