"""A journal of runs knows them by all the sources that decide what is kept of them."""

from __future__ import annotations

from source_code import PACKAGE, Module, every_module, names_imported

from cxsim.validation.trials.campaign import fold_files

BY_VALUE = {"cxsim.validation.trials.setting"}
"""Says what is to be run: what it makes stands in the key itself."""


def read_by(module: Module, modules: dict[str, Module]) -> set[str]:
    """Modules of the room of validation that one of them imports."""
    named = {name for source, what in names_imported(module) for name in (source, f"{source}.{what}")}
    return {name for name in named & set(modules) if name.startswith("cxsim.validation")} - BY_VALUE


def test_a_run_is_done_anew_when_a_source_changes_that_decides_what_is_kept_of_it() -> None:
    modules = {module.name: module for module in every_module()}
    found: set[str] = set()
    ahead = {"cxsim.validation.trials.observation"}
    while ahead:
        found |= ahead
        ahead = {each for name in ahead for each in read_by(modules[name], modules)} - found
    files = {PACKAGE.parent.joinpath(*name.split(".")).with_suffix(".py") for name in found}
    assert set(fold_files()) == {file for file in files if file.exists()}  # a folder of modules has no file
