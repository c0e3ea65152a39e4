"""Running the register: each row's design becomes arms, each arm a run, each run figures, and figures a verdict.

Read in this order: `setting` (what an arm is), `observation` (what is kept of a run), `trial` (how a row is measured),
`facts`, `counter` and `claims` (the rows), `reported` and `reported_rows` (what rows tell beside their verdicts),
`campaign` (all runs of a kind, shared between rows), `verdict`.
"""
