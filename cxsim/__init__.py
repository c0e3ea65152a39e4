"""cxsim: a flight simulator for customer experience."""

__version__ = "0.1.0"
