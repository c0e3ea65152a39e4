"""Pictures that were drawn once, kept for the next time: up to so many bytes, and those that were used last.

A count of pictures says nothing of memory: one may be a letter or a whole wall. So what is kept is bounded in bytes,
and the picture that nobody has asked for longest goes first.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import wraps
from threading import Lock
from typing import Final, Generic, ParamSpec, TypeVar, cast

import pygame

MB: Final = 1024 * 1024

Key = TypeVar("Key", bound=Hashable)
Drawn = TypeVar("Drawn", bound="pygame.Surface | tuple[pygame.Surface | None, ...]")
"""A picture, or the layers of one that belong together."""
Asked = ParamSpec("Asked")

shelves: Final[dict[str, Kept[Hashable, pygame.Surface] | Kept[Hashable, tuple[pygame.Surface | None, ...]]]] = {}
"""Everything that keeps pictures, by name."""


class Kept(Generic[Key, Drawn]):
    """Pictures by what they show.

    Parameters
    ----------
    name
        What is kept here, once in the whole game.
    most_mb
        Megabytes that are never exceeded. A picture larger than that is not kept at all.

    Notes
    -----
    Scenes are made in a thread beside the frames, so every call holds a lock.
    """

    def __init__(self, name: str, most_mb: float) -> None:
        if name in shelves:
            raise ValueError(f"pictures are kept as {name!r} already")
        self.most_bytes = round(most_mb * MB)
        self.bytes = 0
        """What all of them take now."""
        self._pictures: OrderedDict[Key, tuple[Drawn, int]] = OrderedDict()
        self._lock = Lock()
        shelves[name] = cast("Kept[Hashable, pygame.Surface]", self)

    def __len__(self) -> int:
        return len(self._pictures)

    def __contains__(self, key: Key) -> bool:
        """Whether a picture is at hand; does not count as use."""
        return key in self._pictures

    def get(self, key: Key) -> Drawn | None:
        """The picture, if it is at hand; from now on it is the one used last."""
        with self._lock:
            found = self._pictures.get(key)
            if found is None:
                return None
            self._pictures.move_to_end(key)
            return found[0]

    def keep(self, key: Key, drawn: Drawn) -> Drawn:
        """Keep a picture, and let go of those used longest ago as far as room is needed; gives it back."""
        size = bytes_of(drawn)
        with self._lock:
            self._drop(key)
            if size <= self.most_bytes:
                while self.bytes + size > self.most_bytes:
                    self._drop(next(iter(self._pictures)))
                self._pictures[key] = drawn, size
                self.bytes += size
        return drawn

    def clear(self) -> None:
        """Let go of all of them."""
        with self._lock:
            self._pictures.clear()
            self.bytes = 0

    def _drop(self, key: Key) -> None:
        found = self._pictures.pop(key, None)
        if found is not None:
            self.bytes -= found[1]


def keeps(name: str, most_mb: float) -> Callable[[Callable[Asked, pygame.Surface]], Callable[Asked, pygame.Surface]]:
    """Keep the pictures that a function draws, by what it was asked; they are to be looked at and never drawn on."""

    def keeping(draw: Callable[Asked, pygame.Surface]) -> Callable[Asked, pygame.Surface]:
        pictures: Kept[Hashable, pygame.Surface] = Kept(name, most_mb)

        @wraps(draw)
        def drawn(*args: Asked.args, **options: Asked.kwargs) -> pygame.Surface:
            key = (args, tuple(sorted(options.items()))) if options else args
            picture = pictures.get(key)
            return picture if picture is not None else pictures.keep(key, draw(*args, **options))

        return drawn

    return keeping


def bytes_of(drawn: pygame.Surface | tuple[pygame.Surface | None, ...]) -> int:
    """Memory of a picture, or of layers together."""
    if isinstance(drawn, tuple):
        return sum(bytes_of(layer) for layer in drawn if layer is not None)
    return drawn.get_pitch() * drawn.get_height()
