"""Role-plays: branching cases as data, without a screen.

Where to look: ``schema`` (what a file may say), ``story`` (what it is once read), ``condition`` (the small language
of ``when`` and ``requires``), ``reading`` (file to story, with every fault and its place), ``authority`` (what a
policy lets the agent do), ``conduct`` (how a choice is scored: by the model's own rules), ``player`` (a scene, step
by step), ``choosers`` and ``runs`` (who plays, and what comes out), ``exploration`` and ``lint`` (is every part
reachable and every choice a real one), ``graph`` (the flow as a picture), ``strings`` (translation).
"""
