"""The voice: hands sentences to the system's own speech program and never waits for it.

espeak-ng on Linux, ``say`` on macOS, SAPI on Windows. Where none is there, or in tests, `NullVoice` only remembers
what was said. A new sentence interrupts the one before, as a person who moves the focus expects.
"""

from __future__ import annotations

import queue
import shutil
import sys
import threading
from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    import subprocess

SAPI: Final = (
    "Add-Type -AssemblyName System.Speech; $v = New-Object System.Speech.Synthesis.SpeechSynthesizer; "
    "try { $v.SelectVoiceByHints('NotSet', 'NotSet', 0, [Globalization.CultureInfo]'%s') } catch {}; "
    "$v.Speak([Console]::In.ReadToEnd())"
)
MAC_VOICES: Final = {"en": "Samantha", "de": "Anna"}
WINDOWS_CULTURES: Final = {"en": "en-US", "de": "de-DE"}


class Speech(Protocol):
    """Something that speaks."""

    language: str

    def say(self, text: str) -> None:
        """Say this now, instead of what is being said."""

    def stop(self) -> None:
        """Be silent."""

    def close(self) -> None:
        """Be silent, and let go of everything."""


class NullVoice:
    """Says nothing and remembers it."""

    def __init__(self) -> None:
        self.language = "en"
        self.said: list[str] = []

    def say(self, text: str) -> None:
        """Remember a sentence."""
        self.said.append(text)

    def stop(self) -> None:
        """Nothing is being said."""

    def close(self) -> None:
        """Nothing is held."""


def command(program: str, language: str) -> list[str]:
    """The command line of a speech program that reads its text from standard input."""
    if program == "say":
        return ["say", "-v", MAC_VOICES.get(language, MAC_VOICES["en"]), "-f", "-"]
    if program == "powershell":
        return ["powershell", "-NoProfile", "-Command", SAPI % WINDOWS_CULTURES.get(language, "en-US")]
    return [program, "-v", language, "-s", "175", "--stdin"]


class SystemVoice:
    """Speaks through a program of the system, from a thread of its own."""

    def __init__(self, program: str) -> None:
        self.language = "en"
        self.program = program
        self._texts: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._running: subprocess.Popen[bytes] | None = None
        self._thread = threading.Thread(target=self._work, name="voice", daemon=True)
        self._thread.start()

    def say(self, text: str) -> None:
        """Say this now, instead of what is being said."""
        self.stop()
        self._texts.put(text)

    def stop(self) -> None:
        """Be silent: drop what waits and end what is being said."""
        while not self._texts.empty():
            try:
                self._texts.get_nowait()
            except queue.Empty:
                break
        with self._lock:
            if self._running is not None:
                self._running.terminate()

    def close(self) -> None:
        """Be silent, and end the thread."""
        self.stop()
        self._texts.put(None)

    def _work(self) -> None:
        while (text := self._texts.get()) is not None:
            self._speak(text)

    def _speak(self, text: str) -> None:
        import subprocess  # not for a game that says nothing aloud

        quiet = subprocess.DEVNULL
        try:
            with self._lock:
                self._running = subprocess.Popen(
                    command(self.program, self.language), stdin=subprocess.PIPE, stdout=quiet, stderr=quiet
                )
            self._running.communicate(text.encode())
        except OSError:
            pass  # the program went away, or was ended while it read; the next sentence tries again
        finally:
            with self._lock:
                self._running = None


def system_voice() -> Speech:
    """The voice of this machine; one that says nothing where it has none."""
    if sys.platform == "darwin" and shutil.which("say"):
        return SystemVoice("say")
    if sys.platform == "win32" and shutil.which("powershell"):
        return SystemVoice("powershell")
    for program in ("espeak-ng", "espeak"):
        if shutil.which(program):
            return SystemVoice(program)
    return NullVoice()
