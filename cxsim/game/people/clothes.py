"""Dress of small figures: what shows in front, the colour of the legs, where a skirt ends."""

from __future__ import annotations

from cxsim.game.people.person import Person
from cxsim.game.theme.colour import darker, lighter

GOLD = "#d99f3c"
TROUSERS = "#3e4257"


def folds(person: Person) -> tuple[str, str]:
    """Colours of the dress in the shade and in the light."""
    return darker(person.dress_colour, 0.24), lighter(person.dress_colour, 0.14)


def leg_colour(person: Person) -> str:
    """Colour of trousers or skirt."""
    colours = {
        "suit": person.dress_colour, "uniform": "#2f3442", "blazer": "#3a3c4c", "dress": person.dress_colour,
        "sari": person.dress_colour, "kurta": "#e7dcc8", "dungarees": person.second_colour,
    }
    return colours.get(person.dress, TROUSERS)


def below_hem(person: Person) -> str:
    """Colour of what shows below a skirt or coat: skin, stockings or trousers."""
    if person.dress == "dress":
        return person.tones.base if person.covering != "hijab" else "#3a3346"
    return {"kurta": "#e7dcc8", "coat": TROUSERS}.get(person.dress, "#3a3346")


def hem(person: Person) -> int:
    """Height at which a skirt or coat ends, in the figure's box; 0 for trousers."""
    if person.wheelchair:
        return 0
    if person.dress == "sari" or (person.covering == "hijab" and person.dress in ("dress", "coat", "kurta")):
        return 356
    return {"dress": 322, "coat": 306, "kurta": 300}.get(person.dress, 0)


def short_sleeves(person: Person) -> bool:
    """Whether the sleeves end above the elbow."""
    return person.dress in ("dress", "sari") and person.covering != "hijab"


def front_details(person: Person, half: float, hips: float) -> str:
    """SVG of collar, lapels, buttons, drape and scarf; the origin is the middle of the shoulders' line."""
    second, (deep, light) = person.second_colour, folds(person)
    h = round(hips, 1)
    if person.dress in ("blazer", "suit", "uniform"):
        shirt = "#f7eedd" if person.dress == "uniform" else second
        tie = GOLD if person.dress == "uniform" else person.scarf or darker(person.dress_colour, 0.35)
        detail = f'<path d="M-13 -9 L0 50 L13 -9Z" fill="{shirt}"/>'
        if person.dress != "blazer":
            detail += f'<path d="M-3 -2 h6 l3 38 l-6 8 l-6 -8Z" fill="{tie}"/>'
        detail += f'<path d="M-14 -9 L-22 14 L0 56 L22 14 L14 -9 L0 44Z" fill="{deep}"/>'
        detail += f'<path d="M0 56 V{h}" stroke="{deep}" stroke-width="2.4"/>'
        if person.dress == "uniform":
            detail += '<rect x="12" y="28" width="13" height="5" rx="2" fill="#e9bd68"/>'
    elif person.dress == "shirt":
        detail = (f'<path d="M-13 -9 L0 8 L13 -9 L18 3 L0 15 L-18 3Z" fill="{light}"/>'
                  f'<path d="M0 15 V{h}" stroke="{deep}" stroke-width="2"/>')
    elif person.dress == "dungarees":
        detail = (f'<path d="M-18 {h} V36 h36 V{h}Z" fill="{second}"/>'
                  f'<path d="M-15 38 L-18 -5 M15 38 L18 -5" stroke="{second}" stroke-width="6"/>'
                  f'<circle cx="-15" cy="39" r="2.6" fill="{GOLD}"/><circle cx="15" cy="39" r="2.6" fill="{GOLD}"/>')
    elif person.dress == "sari":
        detail = (f'<path d="M-13 -8 Q0 14 13 -8Z" fill="{person.tones.base}"/>'
                  f'<path d="M10 -8 L{half + 2} 6 L{-half + 8} {h + 14} L{-half - 1} {h - 14}Z" fill="{second}"/>'
                  f'<path d="M10 -8 L{-half - 1} {h - 14}" stroke="{GOLD}" stroke-width="2.4"/>')
    elif person.dress == "hoodie":
        detail = (f'<path d="M-18 -8 Q0 30 18 -8 Q0 8 -18 -8Z" fill="{light}"/>'
                  f'<path d="M-5 14 v18 M5 14 v15" stroke="{second}" stroke-width="2.2" stroke-linecap="round"/>'
                  f'<path d="M-18 74 h36 l5 20 h-46Z" fill="{deep}" fill-opacity=".5"/>')
    elif person.dress == "dress":
        detail = (f'<path d="M-15 -8 L0 20 L15 -8Z" fill="{person.tones.base}"/>'
                  f'<path d="M-15 -8 L0 20 L15 -8" stroke="{light}" stroke-width="3" fill="none"/>'
                  f'<path d="M{-half + 4} {h * 0.62:.0f} H{half - 4}" stroke="{deep}" stroke-width="4"/>')
    elif person.dress == "coat":
        detail = (f'<path d="M-13 -8 L0 22 L13 -8Z" fill="{second}"/>'
                  f'<path d="M-14 -9 L-22 12 L-1 40 V{h} M14 -9 L22 12 L1 40" stroke="{light}" '
                  f'stroke-width="3.4" fill="none"/>'
                  f'<circle cx="7" cy="56" r="2.6" fill="{deep}"/><circle cx="7" cy="76" r="2.6" fill="{deep}"/>')
    elif person.dress == "kurta":
        detail = (f'<path d="M-12 -9 Q0 6 12 -9" stroke="{light}" stroke-width="5" fill="none"/>'
                  f'<path d="M-3.5 2 h7 V{h * 0.6:.0f} h-7Z" fill="{deep}"/>')
    elif person.dress == "roll":
        detail = f'<path d="M-12 -18 Q0 -12 12 -18 L13 -2 Q0 5 -13 -2Z" fill="{light}"/>'
    else:
        detail = f'<path d="M-13 -8 Q0 12 13 -8" stroke="{light}" stroke-width="5" fill="none"/>'
    if person.scarf and person.dress != "suit":
        detail += (f'<path d="M-17 -14 Q0 10 17 -14" stroke="{person.scarf}" stroke-width="11" fill="none" '
                   f'stroke-linecap="round"/><path d="M5 0 l4 42" stroke="{darker(person.scarf, 0.15)}" '
                   f'stroke-width="10" '
                   'stroke-linecap="round"/>')
    if person.covering == "hijab":
        detail += (f'<path d="M-27 0 Q0 -28 27 0 Q12 34 -6 38 Q-24 26 -27 0Z" fill="{person.covering_colour}"/>'
                   f'<path d="M22 -6 Q10 20 -10 32" stroke="{darker(person.covering_colour, 0.22)}" '
                   f'stroke-width="2.6" fill="none"/>')
    return detail
