"""A scene in the terminal: as a transcript of given choices, or played by typing numbers.

What authors write stands there as in the game, with typographic quotation marks.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

import click

from cxsim.roleplay.quotes import curled

if TYPE_CHECKING:
    from cxsim.roleplay.player import Option, Player, State, Turn

WIDTH: Final = 96


def scene(player: Player, choices: Sequence[str]) -> Iterator[str]:
    """The scene that a list of choices makes, line by line.

    Raises
    ------
    NotOfferedError
        If one of them cannot be taken.
    """
    turns = player.play(choices)
    yield from _heading(player)
    yield from _turn(player, turns[0])
    for before, name, turn in zip(turns, choices, turns[1:], strict=False):
        option = next(each for each in player.options(before.state) if each.choice.name == name)
        yield from _spoken("You", _filled(player, option, option.choice.says))
        yield from _turn(player, turn)
    yield from _close(player, turns[-1].state)


def play_in_terminal(player: Player) -> None:
    """Ask for choices until the scene is over."""
    click.echo("\n".join(_heading(player)))
    turn = player.open()
    click.echo("\n".join(_turn(player, turn)))
    while not turn.state.is_over:
        options = player.options(turn.state)
        for number, option in enumerate(options, start=1):
            mark = f"   [locked: {curled(option.locked)}]" if option.locked else f"   ({option.choice.seconds:.0f} s)"
            words = f"{number}. {_filled(player, option, option.choice.says)}{mark}"
            click.echo(textwrap.fill(words, WIDTH, initial_indent="  ", subsequent_indent="     "))
        option = options[click.prompt("Your choice", type=click.IntRange(1, len(options))) - 1]
        if option.locked:
            click.echo(f"That is locked: {curled(option.locked)}")
            continue
        turn = player.take(turn.state, option.choice.name)
        click.echo("\n".join(_turn(player, turn)))
    click.echo("\n".join(_close(player, turn.state)))


def _heading(player: Player) -> Iterator[str]:
    story = player.story
    yield curled(story.title)
    yield textwrap.fill(curled(story.summary), WIDTH)
    yield f"Your limit here: ${player.authority.limit_usd:,.0f}."
    yield ""


def _turn(player: Player, turn: Turn) -> Iterator[str]:
    from cxsim.roleplay.story import SCENE

    for line in turn.lines:
        text = curled(player.filled(line.text))
        if line.who == SCENE:
            yield textwrap.fill(f"[{text}]", WIDTH, subsequent_indent=" ")
        else:
            mood = f" ({line.mood})" if line.mood else ""
            yield from _spoken(f"{curled(player.story.characters[line.who].full_name)}{mood}", text)
    if not turn.state.is_over:
        yield f"    mood {turn.state.feeling.mood:+.1f}   patience {max(0.0, turn.state.patience_s):.0f} s"


def _close(player: Player, state: State) -> Iterator[str]:
    yield ""
    if not state.is_over:
        yield f"Not over yet; you are at '{state.at}'."
        return
    ending, result = player.ending(state), player.appraise(state)
    yield f"Ending: {curled(ending.title)} ({ending.quality})"
    yield textwrap.fill(curled(ending.coach), WIDTH)
    yield (
        f"Satisfaction {result.csat:.1f} of 5, given ${result.granted_usd:,.0f}, {state.elapsed_s / 60.0:.1f} minutes, "
        f"{result.churn_multiplier:.2f} times as likely to leave as before."
    )
    for promise in sorted(state.promised):
        kept = "kept" if promise in state.kept else "broken"
        yield f"Promise {kept}: {curled(player.story.promises[promise].text)}"
    for question in player.story.learning.questions:
        yield f"? {curled(question)}"


def _spoken(who: str, words: str) -> Iterator[str]:
    yield textwrap.fill(f"{who}: {words}", WIDTH, subsequent_indent="    ")


def _filled(player: Player, option: Option, words: str) -> str:
    from cxsim.roleplay.player import usual_share

    return curled(player.filled(words, usual_share(option)))
