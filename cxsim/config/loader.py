"""Reads one YAML 1.2 file that nobody vouches for, and remembers where everything stood.

The parser's events are consumed one by one, so that a hostile file is given up as soon as it shows itself:
there is no recursion, nothing is expanded, and no object is ever built from a tag. Plain scalars follow the
core schema of YAML 1.2 (``no`` is a word, ``1e-3`` a number).
"""

from __future__ import annotations

import math
import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final, NoReturn, TypeAlias

from cxsim.config.faults import Fault, ScenarioError, plain, sentence, shown

__all__ = ["Document", "Fault", "Key", "Place", "ScenarioError", "Value", "dotted", "load", "parse"]

MAX_BYTES: Final = 256 * 1024
MAX_DEPTH: Final = 20
MAX_NODES: Final = 10_000
MAX_NUMBER_LENGTH: Final = 40
MAX_CHARACTER_FAULTS: Final = 20

Value: TypeAlias = "dict[str, Value] | list[Value] | str | int | float | bool | None"
Key: TypeAlias = "tuple[str | int, ...]"
"""The path to a value: words for mappings, numbers for lists."""

Event: TypeAlias = Any
"""An event of the parser; its package does not type its attributes."""

_NULL: Final = re.compile(r"(?:~|null|Null|NULL)?")
_BOOL: Final = re.compile(r"true|True|TRUE|false|False|FALSE")
_INT: Final = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT: Final = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_ENDLESS: Final = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")

_FORBIDDEN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters, all but tab and line ends
    "\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069"  # make text look like other text
    "\ud800-\udfff\ufeff\ufffe\uffff]"
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a key or a value stands: line and column from 1, and offsets of its characters in the text."""

    line: int
    column: int
    start: int
    end: int


@dataclass(slots=True)
class Document:
    """A file as plain data, with the place of every key and value.

    Attributes
    ----------
    file
        The file as the user named it.
    text
        Its characters.
    data
        Mappings, lists, text, numbers, booleans and None.
    keys, values
        Place of each key and of each value, by the path that leads to it; the whole file is ``()``.
    faults
        What was wrong with the file as YAML; the data hold all that could be read in spite of it.
    """

    file: str
    text: str
    data: Value = None
    keys: dict[Key, Place] = field(default_factory=dict)
    values: dict[Key, Place] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def fault(self, path: Key, message: str, *, at_key: bool = False) -> Fault:
        """Make a fault at the value (or key) of ``path``, or at the nearest place above that exists.

        A group that begins below its key, or that lacks something, is pointed to by its key.
        """
        for depth in range(len(path), -1, -1):
            key, value = self.keys.get(path[:depth]), self.values.get(path[:depth])
            if key is not None and (value is None or at_key or depth < len(path) or key.line < value.line):
                return Fault(self.file, key.line, key.column, dotted(path), message)
            if value is not None:
                return Fault(self.file, value.line, value.column, dotted(path), message)
        return Fault(self.file, 1, 1, dotted(path), message)


def dotted(path: Key) -> str:
    """Write a path as people do: ``staffing.breaks[0].length_min``; ``file`` for the whole."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}"
    return text.removeprefix(".") or "file"


def load(path: str | os.PathLike[str]) -> Document:
    """Read and parse a file.

    Parameters
    ----------
    path
        A regular file of at most `MAX_BYTES` bytes of UTF-8.

    Returns
    -------
    Document
        Its `faults` may not be empty; see there.

    Raises
    ------
    ScenarioError
        If it cannot be read at all: missing, no regular file, too large, not UTF-8, or not YAML.
    """
    return parse(text_of(path), os.fspath(path))


def load_head(path: str | os.PathLike[str], before: str) -> Document:
    """Read and parse only what stands above a key of the outermost level: enough to list long files quickly.

    Raises
    ------
    ScenarioError
        As `load`.
    """
    return parse(head_of(path, before), os.fspath(path))


def head_of(path: str | os.PathLike[str], before: str) -> str:
    """The text above a key of the outermost level; raises as `load`."""
    text = text_of(path)
    end = text.find(f"\n{before}:")
    return text if end < 0 else text[: end + 1]


def load_key(path: str | os.PathLike[str], key: str) -> Document:
    """Read and parse one key of the outermost level, with what belongs to it, and nothing else; raises as `load`."""
    found = re.search(rf"^{re.escape(key)}:.*(?:\n[ \t].*)*", text_of(path), re.MULTILINE)
    return parse(found.group() if found else "", os.fspath(path))


def parse(text: str, file: str) -> Document:
    """Parse the text of a file; see `load`."""
    document = Document(file, text)
    _refuse_characters(document)
    _Builder(document).build()
    return document


def _refused(file: str, message: str, line: int = 0, column: int = 0) -> ScenarioError:
    return ScenarioError([Fault(file, line, column, "file", message)])


def text_of(path: str | os.PathLike[str]) -> str:
    """Return the characters of a regular file, never more than the limit, without waiting on a pipe."""
    name = os.fspath(path)
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)  # the last two where they exist
    try:
        descriptor = os.open(name, flags)
    except FileNotFoundError:
        raise _refused(name, sentence("does not exist", "nothing", "the path of a scenario file")) from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise _refused(name, sentence("cannot be read", plain(why).lower(), "a readable file")) from None
    try:
        kind = os.fstat(descriptor).st_mode
        if not stat.S_ISREG(kind):
            what = "a folder" if stat.S_ISDIR(kind) else "a device, pipe or socket"
            raise _refused(name, sentence("is not a regular file", what, "a regular file"))
        with os.fdopen(descriptor, "rb", closefd=False) as stream:
            content = stream.read(MAX_BYTES + 1)
    finally:
        os.close(descriptor)
    if len(content) > MAX_BYTES:
        raise _refused(name, sentence("is too large", f"more than {MAX_BYTES} bytes", f"at most {MAX_BYTES} bytes"))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        line = before.count(b"\n") + 1
        column = len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
        raise _refused(
            name, sentence("is not UTF-8", f"byte 0x{content[error.start]:02x}", "text in UTF-8"), line, column
        ) from None


def _refuse_characters(document: Document) -> None:
    """Refuse characters that a terminal obeys or that make text look like other text."""
    for number, line in enumerate(document.text.split("\n"), start=1):
        for found in _FORBIDDEN.finditer(line):
            document.faults.append(
                Fault(document.file, number, found.start() + 1, "file", _forbidden_character(found.group()))
            )
            if len(document.faults) >= MAX_CHARACTER_FAULTS:
                raise ScenarioError(document.faults)
    if document.faults:
        raise ScenarioError(document.faults)  # the parser would stop at the first of them anyway


def _forbidden_character(character: str) -> str:
    what = f"U+{ord(character):04X}"
    return sentence("has a character that is not allowed", what, "printable characters, tabs and line ends")


@dataclass(slots=True)
class _Open:
    """A mapping or list whose end has not been seen."""

    path: Key
    items: dict[str, Value] | list[Value]
    key: str | None = None
    skip: bool = False
    """The key was refused: read its value, but do not keep it."""


class _Builder:
    """Turns the parser's events into a `Document`, with a stack instead of recursion."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.stack: list[_Open] = []

    def build(self) -> None:
        """Read the document to its end, or raise `ScenarioError`."""
        from ruamel.yaml.events import (
            AliasEvent,
            DocumentStartEvent,
            MappingEndEvent,
            MappingStartEvent,
            ScalarEvent,
            SequenceEndEvent,
            SequenceStartEvent,
        )

        documents = 0
        for number, event in enumerate(self._events()):
            if number >= MAX_NODES:
                self._stop(event, "has too many parts", f"more than {MAX_NODES}", f"at most {MAX_NODES}")
            match event:
                case DocumentStartEvent():
                    documents += 1
                    if documents > 1:
                        self._stop(event, "holds more than one document", "a second '---'", "one document a file")
                case ScalarEvent():
                    self._mark(event)
                    self._scalar(event)
                case MappingStartEvent() | SequenceStartEvent():
                    self._mark(event)
                    self._open(event, {} if isinstance(event, MappingStartEvent) else [])
                case MappingEndEvent() | SequenceEndEvent():
                    self._close(event)
                case AliasEvent():
                    self._complain(event, "is an alias, which is not allowed", f"*{event.anchor}", "the value itself")
                    self._put(event, None)

    def _events(self) -> Iterator[Event]:
        from ruamel.yaml import YAML
        from ruamel.yaml.error import MarkedYAMLError, YAMLError

        try:
            yield from YAML(typ="safe", pure=True).parse(self.document.text)
        except MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line, column = (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)
            problem = plain(str(error.problem or error.context or "no YAML")).removeprefix("found ")
            self._syntax(line, column, problem)
        except (YAMLError, ValueError, NotImplementedError) as error:
            self._syntax(1, 1, plain(str(error).partition("\n")[0]))

    def _syntax(self, line: int, column: int, problem: str) -> None:
        message = sentence("is not YAML 1.2", problem, "see the line, and the lines before it")
        raise ScenarioError([*self.document.faults, Fault(self.document.file, line, column, "file", message)])

    # --- the stack

    def _path(self) -> Key:
        if not self.stack:
            return ()
        top = self.stack[-1]
        return (*top.path, len(top.items) if isinstance(top.items, list) else top.key or "")

    def _open(self, event: Event, items: dict[str, Value] | list[Value]) -> None:
        if self._expects_key():
            self._stop(event, "has a key that is not a word", shown(items), "words as keys")
        if len(self.stack) >= MAX_DEPTH:
            self._stop(event, "is nested too deeply", f"more than {MAX_DEPTH} levels", f"at most {MAX_DEPTH}")
        path = self._path()
        self.document.values[path] = self._place(event)
        self.stack.append(_Open(path, items))

    def _close(self, event: Event) -> None:
        done = self.stack.pop()
        start = self.document.values[done.path]
        self.document.values[done.path] = Place(start.line, start.column, start.start, event.end_mark.index)
        self._keep(done.items)

    def _scalar(self, event: Event) -> None:
        if self._expects_key():
            self._key(event)
        elif event.style is None:
            self._put(event, self._resolve(event))
        else:
            escaped = _FORBIDDEN.search(event.value)  # "\x1b" becomes such a character only here
            if escaped:
                self._report(event, _forbidden_character(escaped.group()))
            self._put(event, "" if escaped else event.value)

    def _key(self, event: Event) -> None:
        top = self.stack[-1]
        assert isinstance(top.items, dict)
        key = event.value
        path = (*top.path, key)
        top.key = key
        if _NULL.fullmatch(key) or _FORBIDDEN.search(key):
            self._complain(event, "is no name for a key", shown(key), "a word before the colon")
        elif path in self.document.keys:
            first = self.document.keys[path].line
            self._complain(event, "is given twice", f"first on line {first}", "each key once")
        else:
            self.document.keys[path] = self._place(event)
            return
        top.skip = True
        top.key = f"{key} (line {event.start_mark.line + 1})"  # what it holds is read under a name of its own

    def _put(self, event: Event, value: Value) -> None:
        if self._expects_key():
            self._stop(event, "has a key that is not a word", "an alias", "words as keys")
        self.document.values.setdefault(self._path(), self._place(event))
        self._keep(value)

    def _keep(self, value: Value) -> None:
        if not self.stack:
            self.document.data = value
            return
        top = self.stack[-1]
        if isinstance(top.items, list):
            top.items.append(value)
            return
        if not top.skip:
            top.items[top.key or ""] = value
        top.key, top.skip = None, False

    def _expects_key(self) -> bool:
        return bool(self.stack) and isinstance(self.stack[-1].items, dict) and self.stack[-1].key is None

    # --- scalars

    def _resolve(self, event: Event) -> Value:
        """Give a plain scalar its type after YAML 1.2's core schema."""
        text: str = event.value
        if _NULL.fullmatch(text):
            return None
        if _BOOL.fullmatch(text):
            return text.lower() == "true"
        if not (_INT.fullmatch(text) or _FLOAT.fullmatch(text) or _ENDLESS.fullmatch(text)):
            return text
        if len(text) > MAX_NUMBER_LENGTH:
            self._complain(event, "is too long for a number", f"{len(text)} digits", f"at most {MAX_NUMBER_LENGTH}")
            return 0
        if _INT.fullmatch(text):
            return int(text, 0) if text.startswith(("0o", "0x")) else int(text)
        number = math.inf if _ENDLESS.fullmatch(text) else float(text)
        if not math.isfinite(number):
            self._complain(event, "is not a finite number", plain(text), "a finite number")
            return 0
        return number

    # --- faults

    def _mark(self, event: Event) -> None:
        """Refuse what a scenario never needs and an attacker likes: anchors and tags."""
        if event.anchor is not None:
            self._complain(event, "has an anchor, which is not allowed", f"&{event.anchor}", "plain values")
        if event.ctag is not None:
            self._complain(event, "has a tag, which is not allowed", str(event.tag), "plain values")

    def _place(self, event: Event) -> Place:
        start = event.start_mark
        return Place(start.line + 1, start.column + 1, start.index, event.end_mark.index)

    def _complain(self, event: Event, wrong: str, found: str, allowed: str) -> None:
        self._report(event, sentence(wrong, plain(found), allowed))

    def _report(self, event: Event, message: str) -> None:
        place = self._place(event)
        self.document.faults.append(
            Fault(self.document.file, place.line, place.column, dotted(self._path()), message)
        )

    def _stop(self, event: Event, wrong: str, found: str, allowed: str) -> NoReturn:
        self._complain(event, wrong, found, allowed)
        raise ScenarioError(self.document.faults)
