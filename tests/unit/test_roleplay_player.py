"""A scene step by step: what is offered, what is locked, what a choice changes, when patience cuts in."""

from __future__ import annotations

import pytest
from roleplay_scenes import choice, player

from cxsim.config.faults import ScenarioError
from cxsim.roleplay.player import EndlessSceneError, NotOfferedError, Player, State


def after(made: Player, *choices: str) -> State:
    return made.play(choices)[-1].state


def names(made: Player, state: State) -> list[str]:
    return [option.choice.name for option in made.options(state)]


def test_a_choice_leads_on_and_costs_time() -> None:
    made = player("  first:\n    choices:\n" + choice("a", "second", seconds=25)
                  + "  second:\n    choices:\n" + choice("b", "fine"))  # fmt: skip
    state = after(made, "a")
    assert (state.at, state.elapsed_s, state.patience_s, state.is_over) == ("second", 25.0, 75.0, False)
    end = after(made, "a", "b")
    assert end.is_over
    assert made.ending(end).name == "fine"
    assert made.options(end) == []


def test_a_state_never_changes() -> None:
    made = player("  first:\n    choices:\n" + choice("a", "first", "effects: {add: {trust: 1}}") + choice("b", "fine"))
    before = made.open().state
    copy = (before.values, before.patience_s, before.feeling, before.course)
    made.take(before, "a")
    assert (before.values, before.patience_s, before.feeling, before.course) == copy


def test_what_is_not_there_or_locked_cannot_be_taken() -> None:
    made = player("  first:\n    choices:\n" + choice("a", "fine", "when: settled")
                  + choice("b", "fine", "requires: settled", "reason: Not yet.") + choice("c", "fine"))  # fmt: skip
    state = made.open().state
    assert names(made, state) == ["b", "c"]
    assert [option.locked for option in made.options(state)] == ["Not yet.", ""]
    with pytest.raises(NotOfferedError, match="not offered"):
        made.take(state, "a")
    with pytest.raises(NotOfferedError, match="Not yet"):
        made.take(state, "b")
    with pytest.raises(NotOfferedError):
        made.take(state, "nonsense")


def test_what_comes_once_is_gone_once_taken() -> None:
    made = player("  first:\n    lines:\n      - {who: ann, text: Hello., once: true}\n      - {who: ann, text: So.}\n"
                  "    choices:\n" + choice("a", "first", "once: true") + choice("b", "first"))  # fmt: skip
    first, again, third = made.play(["a", "b"])
    assert [line.text for line in first.lines] == ["Hello.", "So."]
    assert [line.text for line in again.lines] == ["So."]
    assert names(made, first.state) == ["a", "b"]
    assert names(made, again.state) == names(made, third.state) == ["b"]


def test_facts_promises_and_variables_open_ways() -> None:
    made = player("  first:\n    choices:\n"
                  + choice("ask", "first", "effects: {reveals: [secret], promises: [ring], add: {trust: 2}}")
                  + choice("keep", "fine", "when: promised.ring and not kept.ring and trust == 2",
                           "effects: {keeps: [ring]}")
                  + choice("go", "gone", "instead: [{when: knows.secret, goes: fine}]"))  # fmt: skip
    asked = after(made, "ask")
    assert asked.values == (2.0,), "kept within its range"
    assert made.broken(asked) == {"ring"}
    assert made.broken(after(made, "ask", "keep")) == frozenset()
    assert after(made, "go").at == "gone"
    assert after(made, "ask", "go").at == "fine"


def test_patience_cuts_in_once_and_then_ends_the_scene() -> None:
    made = player("  first:\n    choices:\n" + choice("slow", "second", seconds=100)
                  + "  second:\n    choices:\n" + choice("more", "second", seconds=20)
                  + choice("end", "fine"))  # fmt: skip
    cut = after(made, "slow")
    assert (cut.at, cut.pending, cut.interrupted, cut.patience_s) == ("cut", "second", True, 40.0)
    back = after(made, "slow", "go_on")
    assert (back.at, back.patience_s) == ("second", 30.0)
    assert after(made, "slow", "go_on", "more").at == "second"
    assert after(made, "slow", "go_on", "more", "more").at == "gone"
    assert after(made, "slow", "go_on", "end").at == "fine"


def test_an_ending_is_never_interrupted() -> None:
    made = player("  first:\n    choices:\n" + choice("slow", "fine", seconds=500))
    assert after(made, "slow").at == "fine"


def test_talk_with_others_costs_the_customer_no_patience_and_no_justice() -> None:
    made = player("  first:\n    facing: bob\n    choices:\n" + choice("talk", "second", seconds=90)
                  + "  second:\n    choices:\n" + choice("end", "fine"))  # fmt: skip
    state = after(made, "talk")
    assert (state.patience_s, state.elapsed_s, state.feeling.exchanges) == (100.0, 90.0, 0)


def test_time_between_scenes_gives_patience_back_and_a_return_is_a_contact() -> None:
    made = player("  first:\n    choices:\n" + choice("wait", "second", seconds=60)
                  + "  second:\n    later_min: 30\n    new_contact: true\n    choices:\n"
                  + choice("end", "fine"))  # fmt: skip
    state = after(made, "wait")
    assert (state.patience_s, state.later_min, state.course.contacts) == (100.0, 30.0, 2)


def test_a_remedy_is_held_against_procedure_and_limit() -> None:
    nodes = "  first:\n    choices:\n" + choice("small", "fine", "remedy: {kind: money, share: 0.2}") \
        + choice("middle", "fine", "remedy: {kind: money, share: 0.5}") \
        + choice("large", "fine", "remedy: {kind: money, share: 0.51}") \
        + choice("bold", "fine", "remedy: {kind: money, share: 0.9, own_risk: true}")  # fmt: skip
    free = [not option.locked for option in player(nodes).options(player(nodes).open().state)]
    assert free == [True, True, False, True]
    poor = player(nodes, remedy_limit_x_loss=0.0)
    assert [not option.locked for option in poor.options(poor.open().state)] == [True, False, False, True]
    assert "$20" in poor.options(poor.open().state)[1].locked
    bold = after(player(nodes), "bold")
    assert bold.exceeded_limit
    assert not after(player(nodes), "middle").exceeded_limit
    assert not after(poor, "small").exceeded_limit, "procedure is within anybody's right"


def test_a_slider_moves_between_its_ends_and_never_past_the_limit() -> None:
    made = player("  first:\n    choices:\n"
                  + choice("give", "fine", "remedy: {kind: money, share: 0.7, low: 0.1, high: 1.5}"))  # fmt: skip
    state = made.open().state
    option = made.options(state)[0]
    assert option.locked == ""
    assert option.largest_share == pytest.approx(0.5)
    assert made.take(state, "give").state.course.granted_x_loss == pytest.approx(0.5), "the middle is beyond the limit"
    assert made.take(state, "give", 0.3).state.course.granted_x_loss == pytest.approx(0.3)
    for share in (0.05, 0.6, 1.6):
        with pytest.raises(NotOfferedError, match="At most"):
            made.take(state, "give", share)


def test_a_slider_is_no_way_to_give_where_nothing_is_given() -> None:
    made = player("  first:\n    choices:\n" + choice("a", "fine"))
    with pytest.raises(NotOfferedError):
        made.take(made.open().state, "a", 0.1)


def test_moves_count_as_in_the_model() -> None:
    moves = ("refuse", "transfer", "escalate", "hold")
    made = player("  first:\n    choices:\n" + "".join(choice(each, "first", f"move: {each}") for each in moves))
    course = after(made, "refuse", "transfer", "escalate", "hold").course
    assert (course.refusals, course.transfers, course.escalations) == (1, 1, 1)
    assert course.wait_min > 3.0


def test_amounts_are_filled_in() -> None:
    made = player("  first:\n    choices:\n" + choice("a", "fine"))
    words = "{loss_usd}, {fair_usd}, {limit_usd}, {remedy_usd}"
    assert made.filled(words, 0.3) == "$100, $80, $50, $30"


def test_a_circle_without_choices_is_noticed() -> None:
    made = player("  first: {goes: second}\n  second: {goes: first}\n")
    with pytest.raises(EndlessSceneError):
        made.open()


def test_the_same_choices_give_the_same_scene() -> None:
    nodes = "  first:\n    choices:\n" + choice("a", "first", seconds=5) + choice("b", "fine")
    assert player(nodes).play(["a", "a", "b"]) == player(nodes).play(["a", "a", "b"])


def test_a_story_with_faults_is_no_story() -> None:
    with pytest.raises(ScenarioError) as caught:
        player("  first:\n    choices:\n" + choice("a", "nowhere", "when: mod < 1", "effects: {set: {trust: 9}}"))
    assert len(caught.value.faults) == 3
