"""Why a choice cannot be taken, where no author wrote the reason: in the languages that ship."""

from __future__ import annotations

from typing import Final

from cxsim.roleplay.shelf import FIRST

LIMIT: Final = {
    "en": "You may give up to ${allowed:,.0f}; this is ${least:,.0f}.",
    "de": "Sie dürfen bis ${allowed:,.0f} geben; das hier sind ${least:,.0f}.",
}
TOO_LATE: Final = {
    "en": "You will have gone home by then.",
    "de": "Da sind Sie schon zu Hause.",
}


def beyond_limit(language: str, allowed_usd: float, least_usd: float) -> str:
    """The least that a choice gives is more than may be given."""
    return LIMIT.get(language, LIMIT[FIRST]).format(allowed=allowed_usd, least=least_usd)


def too_late(language: str) -> str:
    """A promise for a time when nobody is there to keep it."""
    return TOO_LATE.get(language, TOO_LATE[FIRST])
