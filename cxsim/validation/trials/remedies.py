"""What rows that do not hold would take, in words: judgement of the makers, and no result."""

from __future__ import annotations

from typing import Final

WOULD_TAKE: Final[dict[str, str]] = {}
"""By id; printed beside a row only while it does not hold."""
