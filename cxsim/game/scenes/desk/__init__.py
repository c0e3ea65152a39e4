"""The conversation desk, at the counter and on the phone.

Where to look: ``view`` (what a desk shows, as data), ``alone`` (a single role-play), ``customer`` (the trainee sits
on the other side), ``telling`` (lines revealed as they are spoken), ``feeling`` (a face that moves), ``cast`` (people
of a role-play), ``warmth`` (how a policy feels), ``hall`` and ``voice_line`` (what is seen), ``cards`` and
``arrangement`` (what is read), ``scene`` (all of it, played).
"""
