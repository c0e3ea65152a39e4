"""Names for people whom no author has named: an initial and a surname, which go with any face."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from cxsim.game.people.generate import Trait
from cxsim.rules.draws import purpose_key, uniform

INITIALS: Final = "ABCDEFGHIJKLMNOPRSTVYZ"
SURNAMES: Final = (
    "Abara", "Acheson", "Adler", "Aguilar", "Ahmadi", "Almeida", "Arslan", "Baptiste", "Bauer", "Bello", "Berg",
    "Bianchi", "Bondarenko", "Brandt", "Castell", "Chandra", "Chen", "Cissé", "Costa", "Dahl", "Delgado", "Demir",
    "Diallo", "Doyle", "Dubois", "Eriksen", "Farah", "Ferrer", "Fischer", "Fontaine", "Gallo", "Garcia", "Goldberg",
    "Gruber", "Haddad", "Hansen", "Hayashi", "Hoang", "Horvat", "Ibarra", "Ito", "Jansen", "Jensen", "Jovanovic",
    "Kamau", "Kapoor", "Kaya", "Keller", "Khan", "Kim", "Koskinen", "Kowalska", "Kruger", "Lambert", "Larsen", "Lopez",
    "Lund", "Mahlangu", "Mancini", "Marsh", "Mbeki", "Meyer", "Mirza", "Moreno", "Murphy", "Nakamura", "Ndiaye",
    "Nguyen", "Nowak", "Obi", "Okafor", "Olsen", "Owusu", "Papas", "Park", "Patel", "Pereira", "Petrov", "Quispe",
    "Rahman", "Ramos", "Reid", "Rossi", "Sato", "Schmid", "Sharma", "Silva", "Singh", "Sokolov", "Suzuki", "Takács",
    "Tan", "Tesfaye", "Torres", "Tran", "Usman", "Vargas", "Vogel", "Walsh", "Weber", "Wong", "Yilmaz", "Zhang",
)
NAMING: Final = max(Trait) + 1
"""Purpose of the draws of names, beyond those of looks."""


@lru_cache(1000)
def name_of(seed: int) -> str:
    """The name of whoever is drawn from a seed; independent of how they look."""
    initial = INITIALS[int(uniform(purpose_key(seed, 0, NAMING), 0, 0) * len(INITIALS))]
    return f"{initial}. {SURNAMES[int(uniform(purpose_key(seed, 0, NAMING), 1, 0) * len(SURNAMES))]}"
