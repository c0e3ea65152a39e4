"""The look of everything: colours, type, edges, icons and light."""
