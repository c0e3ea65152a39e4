"""Many replications: runner, paired comparison, tables."""
