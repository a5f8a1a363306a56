"""A checked questionnaire in words and buttons."""

from __future__ import annotations

from bot.core.chat import Choice
from bot.core.uploads import FormUpload
from messages.words import Voice


def card(voice: Voice, upload: FormUpload) -> tuple[str, tuple[Choice, ...]]:
    """What was found, and what may be done with it."""
    choices = (
        Choice(f"up:try:{upload.id}", voice.say("form.button.try")),
        Choice(f"up:publish:{upload.id}", voice.say("form.button.publish")),
        Choice(f"up:drop:{upload.id}", voice.say("form.button.drop")),
    )
    return f"{found(voice, upload)}\n{voice.say('form.ready.ask')}", choices


def found(voice: Voice, upload: FormUpload) -> str:
    """What was found, in one line."""
    details = {"title": upload.title, "form": upload.form_id, "version": upload.version, "count": upload.questions}
    return voice.say("form.ready", **details)
