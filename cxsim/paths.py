"""Where files are: shipped scenarios and assets, and the user's own scenario folder.

The data that cxsim ships stands in one of three places, and nothing outside this file needs to know which:

- in a checkout, ``scenarios/`` and ``assets/`` beside the package;
- in an installed wheel, ``cxsim/_data/`` inside the package (the wheel's ``force-include`` puts it there);
- in a frozen build, ``cxsim/_data/`` below the folder into which the bundle is unpacked.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final, Literal

PACKAGE = Path(__file__).resolve().parent
USER_FOLDER_VARIABLE = "CXSIM_SCENARIOS"
SUFFIXES: Final = (".yaml", ".yml")
"""How the name of a scenario file ends."""
FOLDERS: Final = {"company": "companies", "policy": "policies", "roleplay": "roleplays"}
"""Folder of each kind of scenario that has a name, below the shipped and the user's own scenario folder."""


def data_root() -> Path:
    """Folder that holds ``scenarios/`` and ``assets/``.

    Raises
    ------
    FileNotFoundError
        When neither a bundle, an installation nor a checkout holds them: the installation is damaged.
    """
    places = [PACKAGE / "_data", PACKAGE.parent]
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle is not None:
        places.insert(0, Path(bundle) / "cxsim" / "_data")
    for place in places:
        if (place / "scenarios").is_dir():
            return place
    looked = ", ".join(str(place) for place in places)
    raise FileNotFoundError(f"cxsim's own scenarios are missing (looked in: {looked}); install it again")


def shipped(kind: str) -> Path:
    """Folder of the shipped scenarios of one kind, such as ``"companies"`` or ``"policies"``.

    The folder need not exist: a kind may have no shipped files.
    """
    return data_root() / "scenarios" / kind


def assets() -> Path:
    """Folder of the shipped assets: fonts, art and sound."""
    return data_root() / "assets"


def files_in(folder: Path) -> list[Path]:
    """Scenario files of a folder, in order; links that lead out of it are not followed."""
    if not folder.is_dir():
        return []
    inside = folder.resolve()
    return [
        path for path in sorted(folder.iterdir())
        if path.suffix in SUFFIXES and path.is_file() and path.resolve().parent == inside
    ]  # fmt: skip


def user_scenarios() -> Path:
    """The user's own scenario folder: ``CXSIM_SCENARIOS``, or ``scenarios`` in the platform's data folder.

    It has the same sub-folders as the shipped one. It is never created here, and it need not exist.
    """
    chosen = os.environ.get(USER_FOLDER_VARIABLE)
    if chosen:
        return Path(chosen).expanduser()
    import platformdirs  # only now: most calls do not come this far, and start-up stays quick

    return Path(platformdirs.user_data_dir("cxsim", appauthor=False)) / "scenarios"


def folders_of(kind: str) -> list[tuple[Literal["yours", "shipped"], Path]]:
    """Where scenarios of one kind (of `FOLDERS`) may stand; what is found in the first counts."""
    return [("yours", user_scenarios() / FOLDERS[kind]), ("shipped", shipped(FOLDERS[kind]))]
