"""Scenario files: reading, checking, explaining, and turning them into plain numbers."""
