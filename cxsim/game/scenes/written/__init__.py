"""The written desks: an inbox of tickets, and public posts.

Several things lie open at once, nobody stands before the desk, and what is written is read by whoever it is written
to, or by everyone. Both share one scene that keeps time, news, drawers and the room (`scene`); the inbox is in
`inbox`, the posts are in `posts`.
"""
