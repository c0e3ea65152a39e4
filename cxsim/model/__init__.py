"""The reference model in SimPy: customers, cases, agents, channels, clock. Emits events and nothing else."""
