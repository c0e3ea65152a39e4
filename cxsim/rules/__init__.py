"""What the model claims: pure scalar functions, one file per subject.

Nothing here knows of clocks, queues, files or screens. A rule takes floats and ints and gives floats or ints,
so that the SimPy model and a compiled twin can both call it and agree to the last bit.

Where to look: ``demand`` (who needs help, when), ``service`` (how long, resolved or not), ``conduct`` (what an
agent does), ``appraisal`` (what the customer makes of it), ``wellbeing`` (how agents feel and learn), ``market``
(who stays, tells, joins), ``dispatch`` (who is served next), ``draws`` (keyed randomness), ``events`` (the
vocabulary of the log), ``parameters`` and ``levers`` (every number, with its unit and source).
"""
