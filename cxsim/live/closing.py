"""The end of a conversation: the model carries on with the case, and the house makes of it what could be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.live.observation import Caption
from cxsim.live.supervisor import Conduct
from cxsim.rules.arithmetic import to_cents

if TYPE_CHECKING:
    from cxsim.live.scene import Scene
    from cxsim.live.shift import Shift
    from cxsim.model.presence import Account


def close_scene(
    shift: Shift, scene: Scene, act: int | None = None, *, due_min: float = 0.0, left: bool = False
) -> None:
    """End a conversation: the model carries on with the case."""
    case, person = scene.talk.case, shift.run.person
    before_usd = case.granted_usd
    account = scene.account(act, due_min=due_min)
    handle_min = shift.now - scene.talk.begun_min
    touches = case.touches
    person.finish(case.id, account)
    shift.run.read()
    scene.close(account, left=left)
    scene.mark(shift.now, scene.outcome)
    given = case.granted_usd - before_usd
    if to_cents(given) > 0:
        shift.given_usd[case.customer.id] = shift.given_usd.get(case.customer.id, 0.0) + given
    shift.beyond_usd += account.beyond_usd
    seen = conduct(shift, scene, account, given, handle_min, touches)
    reaction = shift.watch.reaction(seen)
    shift.seen_doing.append((seen, reaction))
    if reaction is not None:
        seen_by = reaction.seen_by
        shift.run.log.captions.append(
            Caption(shift.now, reaction.key, case_id=case.id, value=seen_by, about_you=True)
        )


def conduct(
    shift: Shift, scene: Scene, account: Account, given_usd: float, handle_min: float, touches: int
) -> Conduct:
    """What could be seen of a conversation of which this is the account, and in which so much was given."""
    case = scene.talk.case
    standard_usd = shift.run.world.standard_remedy_usd(case.issue, case.loss_usd)
    granted_usd = max(case.granted_usd, account.granted_usd)
    return Conduct(
        case.id, touches, handle_min, shift.target_min(scene), account.script, account.beyond_usd,
        is_exception=to_cents(account.beyond_usd) <= 0 < to_cents(given_usd)
        and to_cents(granted_usd) > to_cents(standard_usd),
        went_well=account.settled and account.justice > shift.run.world.p.justice_reference,
    )  # fmt: skip
