"""What a run means: KPIs as folds over the event stream, weekly series, intervals."""
