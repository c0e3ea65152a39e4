"""The output folder of a command: never overwritten unasked, and continued where an interruption left it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from cxsim.experiments.tables import SUMMARY

JOURNAL: Final = "journal.sqlite"
"""In an unfinished folder it says that the folder is ours; it stays, so that more replications can be added."""


class FolderInUseError(FileExistsError):
    """The folder holds something that would be overwritten."""


def prepare_folder(folder: Path, *, force: bool) -> Path:
    """Make sure that ``folder`` may be written to, and return it.

    A folder that is new, empty, or an unfinished one of ours (a journal and no summary) may; any other only with
    ``force``, which overwrites files of the same names and leaves others alone.

    Raises
    ------
    FolderInUseError
        When it may not be written to.
    """
    if folder.exists() and not folder.is_dir():
        raise FolderInUseError(f"{folder} is a file; give a folder")
    unfinished = (folder / JOURNAL).exists() and not (folder / SUMMARY).exists()
    if folder.is_dir() and any(folder.iterdir()) and not (unfinished or force):
        raise FolderInUseError(f"{folder} has files in it already; choose another --out, or overwrite it with --force")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / SUMMARY).unlink(missing_ok=True)  # the summary is written last: while it is missing we are not done
    return folder
