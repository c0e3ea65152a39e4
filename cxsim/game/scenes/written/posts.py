"""Public posts: everyone reads what is written, and who is not answered goes on being read."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

import pygame

from cxsim.game.layout.box import Box
from cxsim.game.layout.rows import Flow
from cxsim.game.scene import House
from cxsim.game.scenes.desk import cards, wording
from cxsim.game.scenes.desk.doing import REWIND
from cxsim.game.scenes.desk.house_rules import MOST_FACTS
from cxsim.game.scenes.desk.live_shift import LiveShift
from cxsim.game.scenes.desk.scene import Way
from cxsim.game.scenes.written import public
from cxsim.game.scenes.written.answering import BACK, NONE, AnsweringScene
from cxsim.game.scenes.written.newsroom import Newsroom
from cxsim.game.scenes.written.on_board import OnBoard, Parts, large
from cxsim.game.scenes.written.public import POST, Sight
from cxsim.game.scenes.written.replies import STYLES, Draft
from cxsim.game.scenes.written.scene import MORE
from cxsim.game.widgets.buttons import Button
from cxsim.game.widgets.control import Message
from cxsim.game.widgets.facts import Pill
from cxsim.live import decisions as do
from cxsim.live import observation as seen
from cxsim.rules.levers import Levers


class PostsScene(AnsweringScene):
    """Somebody answers public posts during a shift."""

    row = POST

    def __init__(self, house: House, shift: LiveShift, levers: Levers, leave: Way, pause: Way | None = None) -> None:
        self._room: Newsroom | None = None
        super().__init__(house, shift, levers, leave, pause)
        self.read(public.next_post(self.sight(), every=True))

    @property
    def name(self) -> str:
        """What the screen is called, for the voice."""
        return self.words("posts.name")

    @property
    def post(self) -> seen.PublicPost | None:
        """The post that is read."""
        return self.sight().post

    def sight(self) -> Sight:
        """All that is shown at this moment."""
        return Sight(self.words, self.seen, self.view, self.reading, self.draft, self._wrote.get(self.reading, ""))

    def written(self) -> Hashable:
        """What of the shift is written on the screen; readers are counted anew with every minute of the clock."""
        now = self.seen
        posts = tuple(
            (each.post_id, each.state, round(each.feelings.valence, 1), each.locked, each.is_answerable,
             each.allowed_usd)
            for each in now.posts
        )  # fmt: skip
        staff = tuple((each.agent_id, each.doing) for each in now.colleagues)
        return posts, staff, (self.view.clock, self.view.supervisor, self.view.rules, now.is_over, now.decisions)

    def looked(self) -> None:
        """A post that is no longer there is no longer read; the first one that comes is."""
        if self.post is None:
            self.reading = public.next_post(self.sight(), every=True) if self._has_list else NONE
            self.draft = Draft()

    # --- the screen

    def build(self) -> Box:
        """Post, board and answers."""
        sight = self.sight()
        self.hides_room = self.look.high_contrast
        parts = Parts(
            post=public.card(sight), posts=public.rows(sight), posts_name=self.words("posts.all"),
            board=public.board(sight), heading=public.heading(sight), answers=public.answers(sight),
            rules=self.rules_card(MOST_FACTS), pills=self._pills(), buttons=self.buttons(),
            notice=self.notice_pill(),
        )  # fmt: skip
        frame = OnBoard(parts, self.look, self.house.size)
        self._has_list = frame.fits(self.look)
        if self._has_list:
            return frame
        self.hides_room = True
        parts.pills = [self.clock_pill(short=True)]
        if sight.post is not None and not sight.post.spreads:
            parts.board = None  # the post says so itself
        back = Flow([Button(BACK, self.words("posts.back"), "arrow-left")])
        return large(parts, back, is_reading=sight.post is not None)

    def _pills(self) -> list[Box]:
        pills: list[Box] = [self.clock_pill()]
        one = self.post
        if one is not None:
            words = self.words
            waited = wording.long_time(words, max(0.0, self.seen.clock_min - one.posted_min))
            silent = words(f"posts.state.{one.state}")
            if one.state == "open":
                silent = words("posts.unanswered", time=waited)
            readers = words.number(public.rounded(one.seen))
            read = words("posts.seen", n=readers) if one.spreads else words("posts.quiet")
            pills.append(Pill("globe", read, silent))
        supervisor = self.supervisor_pill()
        return [*pills, *([supervisor] if supervisor is not None else [])]

    # --- the room

    def _hall(self) -> Newsroom:
        self._room = Newsroom(self.view, self.look, self.house.size)
        return self._room

    def draw_before(self, target: pygame.Surface) -> None:
        """Draw who stands before the board, and the news over them."""
        if self._room is None:
            return
        self._room.draw_people(target)
        for box in self.stage.root.walk():
            if isinstance(box, Pill) and self._notices.text and box.words == self._notices.text:
                box.draw(target, self.look)

    # --- drawers

    def in_drawer(self, key: str) -> tuple[str, Sequence[Box]] | None:
        """What is in the drawer."""
        if key != MORE:
            return None
        return self.words("desk.more"), self.more([tool for tool in self.view.tools if tool.key == REWIND])

    # --- doing

    def heard(self, message: Message) -> None:
        """React to a control."""
        if message.key.startswith(cards.USE):
            self._take_back(message.key.removeprefix(cards.USE))
        else:
            super().heard(message)

    def opened(self) -> bool:
        """Whether the post is still there."""
        return self.post is not None

    def next_one(self) -> int:
        """The post that reaches most of the rest."""
        return public.next_post(self.sight())

    def send(self) -> None:
        """Write the draft under the post."""
        one = self.post
        if one is None or not self.draft.style:
            return
        answer = do.AnswerPost(one.post_id, STYLES[self.draft.style], public.given_usd(one, self.draft))
        self.sent(answer, public.text(self.sight(), one, self.draft.style), self.words("posts.sent"))

    def _take_back(self, tool: str) -> None:
        self.shut()
        refused = self.desk.use(tool).refused
        if refused:
            self.answer_back(refused)
        self.take()
        self.refresh()
