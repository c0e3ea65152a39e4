"""Boxes that are measured from their content and placed without overlap, at any size of text."""
