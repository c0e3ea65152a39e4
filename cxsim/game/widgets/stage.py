"""A screen of boxes: lays out, keeps focus and pointer, turns actions into messages, and reads itself aloud."""

from __future__ import annotations

from collections.abc import Mapping

import pygame

from cxsim.game.layout.box import Box, Inset
from cxsim.game.layout.scroll import Scroll
from cxsim.game.theme.look import Look
from cxsim.game.widgets.actions import Action, Do
from cxsim.game.widgets.control import Control, Meaningful, Message
from cxsim.game.widgets.node import ENGLISH, Kind, Node, read_aloud, spoken

MARGIN = 16
"""Free edge round a screen, in pixels at 720 lines."""
WHEEL_PX = 56
SCROLLS = {Do.UP: -60, Do.DOWN: 60, Do.PAGE_UP: -300, Do.PAGE_DOWN: 300}
"""How far keys scroll where there is no control to go to, in pixels at 720 lines and 100 % text."""
ARROWS = {Do.UP: (0, -1), Do.DOWN: (0, 1), Do.LEFT: (-1, 0), Do.RIGHT: (1, 0)}


class Stage:
    """One screen.

    Parameters
    ----------
    name
        What the screen is called, for the voice.
    root
        What is on it; when it is higher than the window, the whole screen scrolls.
    size
        Width and height of the window in pixels.

    Attributes
    ----------
    focus
        The control that keys act on, or None when there is none.
    """

    def __init__(self, name: str, root: Box, look: Look, size: tuple[int, int]) -> None:
        self.name = name
        self.look = look
        self.size = size
        self._inner = root
        self.root: Box = root
        self.focus: Control | None = None
        self._pressed: Control | None = None
        self._controls: list[Control] | None = None
        self._arrange()
        if self.controls:
            self._move_focus(self.controls[0])

    @property
    def controls(self) -> list[Control]:
        """All controls in the order in which the tab key visits them."""
        if self._controls is None:
            self._controls = [box for box in self._inner.walk() if isinstance(box, Control)]
        return self._controls

    def layout(self) -> None:
        """Measure and place everything anew: after a change of content, size or look."""
        self._inner.forget()
        self._controls = None
        self._arrange()

    def _arrange(self) -> None:
        """Place everything within the window."""
        framed = Inset(self._inner, MARGIN)
        if framed.height_for(self.look, self.size[0]) > self.size[1]:
            scroll = Scroll(self._inner)
            scroll.offset = self.root.offset if isinstance(self.root, Scroll) else 0
            margin = self.look.px(MARGIN)
            scroll.place(self.look, pygame.Rect((0, 0), self.size).inflate(-2 * margin, -2 * margin))
            self.root = scroll
        else:
            framed.place(self.look, pygame.Rect((0, 0), self.size))
            self.root = self._inner

    def resize(self, size: tuple[int, int], look: Look) -> None:
        """Take another window size or look."""
        self.size, self.look = size, look
        self.layout()
        if self.focus:
            self._show(self.focus)

    def draw(self, target: pygame.Surface, is_covered: bool = False) -> None:
        """Draw the screen; without its focus where something lies over it that has a focus of its own."""
        if self.focus is not None:
            self.focus.focused = not is_covered
        self.root.draw(target, self.look)
        if self.focus is not None:
            self.focus.focused = True

    def handle(self, action: Action) -> Message | None:
        """Do what an action asks; the message of the control that it reached, if any."""
        if action.do in (Do.POINT, Do.PRESS, Do.RELEASE):
            return self._pointer(action)
        if action.do is Do.SCROLL:
            self._wheel(action)
            return None
        if action.do is Do.PICK:
            return self._pick(action.number)
        return self._key(action)

    def focus_on(self, key: str) -> None:
        """Give the focus to a control and bring it into sight.

        Raises
        ------
        KeyError
            When no control on the screen has that key.
        """
        for control in self.controls:
            if control.key == key:
                self._move_focus(control)
                return
        raise KeyError(key)

    def take_over(self, before: Stage) -> None:
        """Take over from the screen that this one replaces: focus, pointer, what is being pressed, how far lists are
        scrolled. Controls are known by their keys; what is no longer there is forgotten.
        """
        for mine, theirs in zip(_scrolls(self.root), _scrolls(before.root), strict=False):
            mine.scroll_to(theirs.offset)
        by_key = {control.key: control for control in self.controls}
        for old in before.controls:
            new = by_key.get(old.key)
            if new is None:
                continue
            new.hovered, new.pressed = old.hovered, old.pressed
            if old is before._pressed:
                self._pressed = new
            if old is before.focus and self.focus is not None:
                self.focus.focused, new.focused = False, True
                self.focus = new

    def tree(self) -> Node:
        """The tree of meaning of the screen as it is now."""
        window = pygame.Rect((0, 0), self.size)
        top = Node(Kind.SCREEN, self.name, rect=window, shown=window)
        _grow(self._inner, top, self.root.rect if isinstance(self.root, Scroll) else window)
        return top

    def voice(self, words: Mapping[str, str] = ENGLISH) -> str:
        """What the voice says of the focus; ``words`` are those that it adds itself."""
        return spoken(self.focus.node(), words) if self.focus else self.name

    def voice_of_all(self, words: Mapping[str, str] = ENGLISH) -> list[str]:
        """Everything on the screen, in reading order."""
        return [self.name, *read_aloud(self.tree(), words)]

    def _key(self, action: Action) -> Message | None:
        if self.focus:
            message = self.focus.act(action)
            if message:
                self._after(message)
                return message
        before = self.focus
        if not self._is_left_behind(action):
            self._walk(action)
        if self.focus is before and action.do in SCROLLS:
            far = SCROLLS[action.do]
            self._scroll_by(self.look.em(far) if far > 0 else -self.look.em(-far))
        return None

    def _is_left_behind(self, action: Action) -> bool:
        """Whether a key leads back to the focus: it was scrolled out of sight on that side."""
        scrolls = self._scrolls_round(self.focus) if self.focus else []
        if not scrolls or self.focus is None or action.do not in SCROLLS:
            return False
        here, window = self.focus.rect, scrolls[-1].rect
        return here.bottom <= window.top if SCROLLS[action.do] < 0 else here.top >= window.bottom

    def _walk(self, action: Action) -> None:
        """Take the focus where a key points."""
        controls = self.controls
        if not controls:
            return
        at = controls.index(self.focus) if self.focus in controls else -1
        if action.do in (Do.NEXT, Do.PREVIOUS):
            stops = [control for control in controls if control is self._stop_at(control)]
            at = stops.index(self.focus) if self.focus in stops else -1
            self._move_focus(stops[(at + (1 if action.do is Do.NEXT else -1)) % len(stops)])
        elif action.do in (Do.FIRST, Do.LAST):
            self._move_focus(controls[0 if action.do is Do.FIRST else -1])
        elif action.do in (Do.PAGE_UP, Do.PAGE_DOWN):
            step = -4 if action.do is Do.PAGE_UP else 4
            self._go_to(controls[max(0, min(len(controls) - 1, at + step))])
        elif action.do in ARROWS and self.focus:
            there = _neighbour(self.focus, controls, ARROWS[action.do])
            self._go_to(there if there.group == self.focus.group else self._stop_at(there))

    def _stop_at(self, control: Control) -> Control:
        """Where the focus comes to a control from outside its group: to what has it there, is chosen, or is first."""
        if not control.group:
            return control
        group = [each for each in self.controls if each.group == control.group]
        return next((each for each in group if each is self.focus),
                    next((each for each in group if each.chosen), group[0]))

    def _go_to(self, control: Control) -> None:
        """Give a control the focus; what has it already does not come back into sight, for the key is to scroll on."""
        if control is not self.focus:
            self._move_focus(control)

    def _scroll_by(self, pixels: int) -> None:
        """Scroll what the focus stands in, or else the last thing that scrolls."""
        scrolls = (self._scrolls_round(self.focus) if self.focus else []) or _scrolls(self.root)
        if scrolls:
            scrolls[-1].scroll_to(scrolls[-1].offset + pixels)

    def _pick(self, number: int) -> Message | None:
        """The control that has this number: focus it, and say it if it is already focused."""
        for control in self.controls:
            if getattr(control, "number", None) == number:
                if control is self.focus:
                    return control.act(Action(Do.ACTIVATE))
                self._move_focus(control)
                return None
        return None

    def _pointer(self, action: Action) -> Message | None:
        under = self._under(action.at)
        message = None
        if action.do is Do.PRESS and under:
            self._pressed = under
            self._move_focus(under, show=False)  # what moved away under the pointer could not be let go on
            message = under.drag(action.at)
        elif action.do is Do.POINT and self._pressed:
            message = self._pressed.drag(action.at)
        elif action.do is Do.RELEASE:
            if self._pressed and self._pressed is under:
                self._show(under)
                message = under.act(Action(Do.ACTIVATE))
            self._pressed = None
        for control in self.controls:
            control.hovered = control is under
            control.pressed = control is self._pressed
        if message:
            self._after(message)
        return message

    def _under(self, at: tuple[int, int]) -> Control | None:
        """The control under the pointer that can be seen there."""
        for control in self.controls:
            if control.rect.collidepoint(at) and all(s.rect.collidepoint(at) for s in self._scrolls_round(control)):
                return control
        return None

    def _wheel(self, action: Action) -> None:
        scrolls = _scrolls(self.root)
        over = [scroll for scroll in scrolls if scroll.rect.collidepoint(action.at)] or scrolls
        if over:
            over[-1].scroll_to(over[-1].offset + action.number * self.look.px(WHEEL_PX))

    def _after(self, message: Message) -> None:
        """A changed value may need other room."""
        if message.value is not None:
            self.layout()

    def _move_focus(self, control: Control, show: bool = True) -> None:
        if self.focus:
            self.focus.focused = False
        self.focus = control
        control.focused = True
        if show:
            self._show(control)

    def _show(self, control: Control) -> None:
        for scroll in reversed(self._scrolls_round(control)):
            scroll.show(control.rect)

    def _scrolls_round(self, control: Control) -> list[Scroll]:
        """Scrolls that hold a control, the outermost first."""
        return [box for box in self.root.walk() if isinstance(box, Scroll) and any(c is control for c in box.walk())]


def _scrolls(root: Box) -> list[Scroll]:
    return [box for box in root.walk() if isinstance(box, Scroll)]


def _grow(box: Box, parent: Node, sight: pygame.Rect) -> None:
    """Add the nodes of a box and all inside below a node; ``sight`` is what can be seen of that place."""
    if isinstance(box, Meaningful):
        node = box.node()
        node.shown = node.rect.clip(sight)
        parent.children.append(node)
        parent = node
    if isinstance(box, Scroll):
        sight = sight.clip(box.rect)
    for child in box.children:
        _grow(child, parent, sight)


def _neighbour(control: Control, controls: list[Control], towards: tuple[int, int]) -> Control:
    """The nearest control in a direction; the control itself when there is none."""
    dx, dy = towards
    cx, cy = control.rect.center

    def distance(other: Control) -> float:
        ox, oy = other.rect.center
        along, across = (ox - cx) * dx + (oy - cy) * dy, abs((ox - cx) * dy) + abs((oy - cy) * dx)
        return along + 2.5 * across

    ahead = [c for c in controls if c is not control and (c.rect.centerx - cx) * dx + (c.rect.centery - cy) * dy > 4]
    return min(ahead, key=distance, default=control)
