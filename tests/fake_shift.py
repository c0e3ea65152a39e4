"""A shift that is not one: three still observations for those who draw scenes, and a fake that answers decisions."""

from __future__ import annotations

from cxsim.live.coaching import Hint, LookBack
from cxsim.live.decisions import Accepted, Decision, LetGo, Refused
from cxsim.live.observation import (
    CallBack,
    Caption,
    Choice,
    Colleague,
    Desk,
    Encounter,
    Feelings,
    Figures,
    Knowledge,
    NoteCard,
    Observation,
    PolicyCard,
    PublicPost,
    Remark,
    RemedyOffer,
    Rule,
    Supervisor,
    Ticket,
    Waiting,
)

NOON = 3 * 1440 + 14 * 60 + 32.0
"""Thursday, 14:32."""

ANGRY = Feelings(-1.8, "angry", -0.85, 0.85, 0.2)
UNEASY = Feelings(-0.7, "uneasy", -0.35, 0.5, 0.4)
EVEN = Feelings(0.0, "even", 0.0, 0.35, 0.5)
GLAD = Feelings(1.5, "glad", 0.75, 0.55, 0.8)

POLICY = PolicyCard(
    policy="fear", title="Managing by fear", limit_usd=5.0, day_budget_usd=5.0, monitoring=0.9, target_min=12.0,
    espoused="obey", practised="obey",
    rules=(
        Rule("limit", 5.0, "low"), Rule("approval", 6.0, "high"), Rule("monitoring", 0.9, "high"),
        Rule("target_min", 12.0, "high"), Rule("script", 0.7, "high"),
    ),
)  # fmt: skip


def choices() -> tuple[Choice, ...]:
    """One of each: free, with a slider, locked, scripted."""
    slider = RemedyOffer("money", 0.0, 5.0, 90.0, 5.0, 90.0, own_risk=False)
    return (
        Choice("listen", "Eleven weeks, and then the lift. Tell me how the night was for her.", "ask", 30.0, 2.0, "",
               None, ("listening",), scripted=False, rule_bent=False),
        Choice("terms", "Requests for quiet rooms are not guaranteed, as the booking says.", "refuse", 15.0, 1.0, "",
               None, (), scripted=True, rule_bent=False),
        Choice("offer", "Please take this for the night, with our apology.", "say", 20.0, 1.3, "", slider,
               ("judgement",), scripted=False, rule_bent=False),
        Choice("move", "I own this now. I move you both by three o'clock.", "say", 40.0, 2.7,
               "You may give up to $5; this is $60.", None, ("ownership",), scripted=False, rule_bent=True),
    )  # fmt: skip


def encounter() -> Encounter:
    """A guest in the middle of her story."""
    return Encounter(
        case_id=412_000_002, customer_id=412, seed=412, name="Mrs Okafor", about="Travels with her mother.",
        look=(("age", 58), ("covering", "wrap")), roleplay="hotel-spoiled-night", is_hand_written=True, way="counter",
        issue="noise", issue_title="Noise at night", is_problem=True, loss_usd=90.0, granted_usd=0.0, waited_min=11.0,
        contacts=3, is_call_back=False, met_before=False, begun_min=NOON - 3.2, elapsed_min=3.2, target_min=12.0,
        patience_share=0.55, feelings=ANGRY,
        remarks=(
            Remark("you", "", "Good afternoon.", None, is_counterpart=False),
            Remark("guest", "Mrs Okafor", "I booked the quiet room for my mother eleven weeks ago.", "angry",
                   is_counterpart=True),
        ),
        fresh=1, facts=("Her mother has not slept.",), choices=choices(),
        knowledge=(Knowledge("standard_remedy", 18.0), Knowledge("needs_judgement", 1.0)),
        moves=(("hold", ""), ("transfer", ""), ("escalate", ""), ("promise", ""), ("look_up", "already"),
               ("note", ""), ("let_go", "")),
        approved_usd=0.0, is_over=False, outcome="", coach="",
    )  # fmt: skip


def waiting(number: int) -> Waiting:
    """One of a queue, the more impatient the further in front."""
    feelings = (ANGRY, UNEASY, EVEN)[min(number // 3, 2)]
    return Waiting(
        500_000_000 + number, 500 + number, 500 + number, "counter", "room-not-ready", "Room not ready on arrival",
        21.0 - 1.7 * number, 1 + (number % 4 == 0), met_before=number == 2, feelings=feelings,
    )


def ticket(number: int) -> Ticket:
    """One of an inbox; every fourth is late, every third a problem."""
    return Ticket(
        600_000_000 + number, 600 + number, 600 + number, "bill-copy", "Copy of a bill", is_problem=number % 3 == 0,
        message="Good morning. I need the bill of my last stay once more, with the tax number of the firm on it.",
        loss_usd=60.0 if number % 3 == 0 else 0.0, waited_min=12.0 + 30.0 * number, due_in_min=120.0 - 40.0 * number,
        contacts=1 + number % 3, broken_promises=int(number == 0),
        feelings=(ANGRY, UNEASY, UNEASY, EVEN, GLAD)[number % 5],
        state="yours" if number == 0 else "colleague" if number == 2 else "open",
        colleague_id=7 if number == 2 else -1, allowed_usd=5.0, usual_usd=30.0 if number % 3 == 0 else 0.0,
    )  # fmt: skip


def post(number: int) -> PublicPost:
    """One public post."""
    return PublicPost(
        number, 700_000_000 + number, 700 + number, 700 + number, "screen-broken", "Screen broken on arrival",
        "Fourth new screen, fourth time cracked out of the box. Has anyone ever got their money back?",
        NOON - 200.0 + 60.0 * number, 48_200.0, 9_400.0, NOON + 1_240.0, is_answerable=number != 1,
        locked="house" if number == 1 else "", state="open", is_aftermath=False, feelings=ANGRY, allowed_usd=5.0,
    )  # fmt: skip


def observation(desk: Desk = "counter") -> Observation:
    """A whole moment at one of the desks."""
    live = desk in ("counter", "phone")
    return Observation(
        company="grand-hotel", company_title="Grand Hotel Sundermere", desk=desk, difficulty="usual", mode="practice",
        clock_min=NOON, weekday=3, shift_start_min=NOON - 92.0, shift_end_min=NOON + 208.0, speed=4.0, scene_speed=4.0,
        is_over=False, policy=POLICY, encounter=encounter() if live else None,
        queue=tuple(waiting(number) for number in range(12)) if live else (), queue_elsewhere=3,
        colleagues=(
            Colleague(5, 5, "serving", "counter", 901, 0.7, 1.2, -0.8),
            Colleague(7, 7, "writing", "written", 902, 0.6, 0.4, -0.2),
            Colleague(9, 9, "free", None, -1, 0.2, -0.3, 0.6),
        ),
        supervisor=Supervisor(9_000, exists=True, busy_min=6.0, watching=True),
        tickets=tuple(ticket(number) for number in range(14)) if desk == "inbox" else (),
        posts=tuple(post(number) for number in range(3)) if desk == "posts" else (),
        call_backs=(
            CallBack(412_000_002, 412, 412, "noise", "Noise at night", NOON - 50.0, NOON + 10.0, "due"),
            CallBack(413_000_002, 413, 413, "wrong-charge", "Wrong item on the bill", NOON - 80.0, NOON - 20.0,
                     "broken"),
        ),
        notes=(NoteCard(412_000_002, 412, NOON - 49.0, "Mother in 412. Quiet side."),),
        figures=Figures(6, 4, 1, 0, 1, 2, 45.0, 0.0, 1, 1, 1, 21.0, 11.4),
        captions=(
            Caption(NOON - 1.0, "arrived", customer_id=511, case_id=511_000_000),
            Caption(NOON - 0.5, "gave_up", customer_id=512, case_id=512_000_000, value=9.0),
        ),
        decisions=14, can_rewind=True,
    )  # fmt: skip


class FakeShift:
    """Answers as a shift does and never changes; enough to draw and to click."""

    def __init__(self, desk: Desk = "counter") -> None:
        self.seen = observation(desk)
        self.decided: list[Decision] = []

    def observe(self) -> Observation:
        """The one moment."""
        return self.seen

    def decide(self, decision: Decision) -> Accepted | Refused:
        """Takes everything but letting go."""
        if isinstance(decision, LetGo):
            return Refused("not_yet", "She is still speaking.")
        self.decided.append(decision)
        return Accepted(self.seen.clock_min)

    def let_time_pass(self, real_s: float) -> None:
        """Nothing passes."""

    def hint(self) -> Hint | None:
        """Nobody coaches."""
        return None

    def look_back(self) -> LookBack | None:
        """Nobody looks back."""
        return None
