"""The one door to scenarios: names to files, files to checked plain numbers.

A name is looked up as a path, then in the user's scenario folder, then among those shipped. In policies and
companies ``_`` and ``-`` mean the same.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from cxsim import paths
from cxsim.config.faults import Fault, ScenarioError, did_you_mean, plain, sentence
from cxsim.rules.company import Company, Policy

if TYPE_CHECKING:
    from pydantic import BaseModel

    from cxsim.config.schemas import Kind

LITERATURE: Final = "literature"
"""Folder of worked examples of the literature, stated as companies."""


@dataclass(frozen=True, slots=True)
class Scenario:
    """A scenario file that can be named.

    Attributes
    ----------
    name
        What to type: the file's name without ``.yaml``.
    kind
        ``company`` or ``policy``.
    title
        Its title, or empty if the file cannot be read.
    path
        Where it is.
    origin
        ``shipped`` or ``yours``.
    """

    name: str
    kind: Kind
    title: str
    path: Path
    origin: Literal["shipped", "yours"]


def load_company(company: str | os.PathLike[str] | Company) -> Company:
    """Return a company by name or path; a `Company` is returned as it is.

    Raises
    ------
    ScenarioError
        If there is none of this name, or the file is faulty; with all faults.
    """
    if isinstance(company, Company):
        return company
    from cxsim.config.loader import text_of

    path = find("company", company)
    return _company_from(text_of(path), path)


def load_policy(policy: str | os.PathLike[str] | Policy) -> Policy:
    """Return a policy by name or path; a `Policy` is returned as it is.

    Raises
    ------
    ScenarioError
        If there is none of this name, or the file is faulty; with all faults.
    """
    if isinstance(policy, Policy):
        return policy
    from cxsim.config.loader import text_of

    path = find("policy", policy)
    return _policy_from(text_of(path), path)


def list_scenarios(kind: Kind) -> list[Scenario]:
    """Return every scenario of a kind that has a name, sorted by name; the user's own come before shipped ones."""
    found: dict[str, Scenario] = {}
    for origin, folder in paths.folders_of(kind):
        for name, path in _files(folder).items():
            if name not in found:
                found[name] = Scenario(path.stem, kind, _title(path), path, origin)
    return [found[name] for name in sorted(found)]


def find(kind: Kind, name: str | os.PathLike[str]) -> Path:
    """Return the file that a name or path of one kind means.

    Raises
    ------
    ScenarioError
        If a name is unknown; it says which one was probably meant. A path is returned as it is.
    """
    return _find([kind], os.fspath(name))


def find_any(name: str | os.PathLike[str]) -> Path:
    """Return the file that a name of any kind, or a path, means; see `find`."""
    from cxsim.config.schemas import SCHEMAS

    return _find(list(SCHEMAS), os.fspath(name))


def check_file(path: str | os.PathLike[str], kind: Kind | None = None) -> BaseModel:
    """Read and check a file; see `cxsim.config.schemas.check_document`.

    Returns
    -------
    BaseModel
        A `CompanyFile` or `PolicyFile`, free of faults.
    """
    from cxsim.config.loader import load
    from cxsim.config.schemas import check_document

    return check_document(load(path), kind)


@lru_cache(maxsize=32)
def _company_from(text: str, path: Path) -> Company:
    """By the text itself, which is read every time: what was checked once is not checked again while it is the same."""
    from cxsim.config.company_schema import CompanyFile
    from cxsim.config.conversion import to_company

    file = _checked("company", text, path)
    assert isinstance(file, CompanyFile)
    return to_company(path.stem, file)


@lru_cache(maxsize=64)
def _policy_from(text: str, path: Path) -> Policy:
    """As `_company_from`."""
    from cxsim.config.conversion import to_policy
    from cxsim.config.policy_schema import PolicyFile

    file = _checked("policy", text, path)
    assert isinstance(file, PolicyFile)
    return to_policy(path.stem, file)


def _checked(kind: Kind, text: str, path: Path) -> BaseModel:
    from cxsim.config.loader import parse
    from cxsim.config.schemas import check_document

    return check_document(parse(text, os.fspath(path)), kind)


def _find(kinds: list[Kind], name: str) -> Path:
    if _is_path(name) or Path(name).is_file():
        return Path(name)
    known: dict[str, Path] = {}
    for kind in kinds:
        for _, folder in paths.folders_of(kind):
            known = _files(folder) | known  # what was found first stays
    if "company" in kinds:  # worked examples have names too, but are not listed among companies to manage
        known = _files(paths.shipped(LITERATURE)) | known
    wanted = _canonical(name)
    if wanted in known:
        return known[wanted]
    hint = did_you_mean(wanted, sorted(known))
    beside = next((name + suffix for suffix in paths.SUFFIXES if Path(name + suffix).is_file()), None)
    if beside is not None:
        hint = f"did you mean the file '{plain(beside)}'?"
    what = " or ".join(kinds)
    message = sentence(f"is no {what} that is known", f"'{plain(name)}'", hint)
    raise ScenarioError([Fault(name or "''", 0, 0, what.replace(" or ", "|"), message)])


def _is_path(name: str) -> bool:
    separators = {os.sep, os.altsep or os.sep}
    return name.endswith(paths.SUFFIXES) or any(separator in name for separator in separators)


def _files(folder: Path) -> dict[str, Path]:
    """Return the scenario files of a folder by canonical name."""
    return {_canonical(path.stem): path for path in paths.files_in(folder)}


def _canonical(name: str) -> str:
    return name.replace("_", "-").lower()


def _title(path: Path) -> str:
    from cxsim.config.loader import load_key

    try:
        data = load_key(path, "title").data  # the whole of every file would take a second
    except ScenarioError:
        return ""
    title = data.get("title") if isinstance(data, dict) else None
    return title if isinstance(title, str) else ""
