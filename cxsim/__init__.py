"""cxsim: a flight simulator for customer experience.

``cxsim.simulate`` runs one replication and ``cxsim.compare`` compares policies in pairs; both take names,
paths or ready-made companies and policies. ``cxsim.LiveSession`` is a shift at a desk inside the model. They
are loaded when first used, so that ``import cxsim`` costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from cxsim.engine import simulate as simulate
    from cxsim.experiments.compare import compare as compare
    from cxsim.live.session import LiveSession as LiveSession

__version__ = "0.1.0"
__all__ = ["LiveSession", "__version__", "compare", "simulate"]

_FACE: Final = {
    "LiveSession": "cxsim.live.session", "compare": "cxsim.experiments.compare", "simulate": "cxsim.engine",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    if name not in _FACE:
        raise AttributeError(f"module 'cxsim' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_FACE[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
