"""What is said to leaders: content apart from plots and HTML.

`content` decides what is said, as plain data; `figures` draw; `html` puts both on one page. Nothing here
computes a KPI: every number comes from `cxsim.experiments.results`.
"""
