"""Forms asked as conversations."""

from bot.core.interview.interview import Interview
from bot.core.interview.prompt import Asked, Completed, Control, Outcome, Prompt, Row, Stage, Stale, Unmoved, Wants

__all__ = [
    "Asked",
    "Completed",
    "Control",
    "Interview",
    "Outcome",
    "Prompt",
    "Row",
    "Stage",
    "Stale",
    "Unmoved",
    "Wants",
]
