"""Files meant to hurt, made here and now: each is refused with its row and a reason, and nothing else is disturbed."""
