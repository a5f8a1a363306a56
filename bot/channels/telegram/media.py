"""What a Telegram message holds, as content of ours. Pure."""

from __future__ import annotations

from telegram import Message

from bot.core.chat import Contact, Content, Media, MediaKind, Place, Text, Unsupported

UNREADABLE = (
    "sticker", "animation", "poll", "dice", "game", "story", "paid_media", "checklist", "invoice", "gift", "giveaway",
    "passport_data", "successful_payment", "web_app_data",
)  # fmt: skip
"""What a person may send and we cannot use: it gets an answer."""

SERVICE = (
    "pinned_message", "message_auto_delete_timer_changed", "chat_background_set", "write_access_allowed",
    "connected_website", "proximity_alert_triggered", "boost_added", "users_shared", "chat_shared", "refunded_payment",
    "forum_topic_created", "forum_topic_edited", "forum_topic_closed", "forum_topic_reopened",
    "general_forum_topic_hidden", "general_forum_topic_unhidden", "video_chat_scheduled", "video_chat_started",
    "video_chat_ended", "video_chat_participants_invited", "group_chat_created", "migrate_to_chat_id",
    "migrate_from_chat_id", "new_chat_members", "left_chat_member", "new_chat_title", "new_chat_photo",
    "delete_chat_photo",
)  # fmt: skip
"""What Telegram itself puts into a chat: nobody waits for an answer."""


def content_of(message: Message) -> Content | None:
    """What `message` says; None for a service message. Whatever we do not know is `Unsupported`, never silence."""
    if message.text is not None:
        return Text(message.text)
    if message.location is not None:
        spot = message.location
        return Place(spot.latitude, spot.longitude, spot.horizontal_accuracy or 0.0)
    if message.contact is not None:
        sender = message.from_user
        own = sender is not None and message.contact.user_id == sender.id  # else it is someone else's card
        return Contact(message.contact.phone_number, own)
    for what in UNREADABLE:  # before files: an animation also carries a document
        if getattr(message, what, None):
            return Unsupported(what)
    return _file(message) or _rest(message)


def _file(message: Message) -> Media | None:
    caption = message.caption or ""
    if message.photo:
        best = max(message.photo, key=lambda size: size.width * size.height)
        return Media(MediaKind.PHOTO, best.file_id, mime="image/jpeg", size=best.file_size, caption=caption)
    if (voice := message.voice) is not None:
        return Media(MediaKind.VOICE, voice.file_id, "", voice.mime_type or "audio/ogg", voice.file_size, caption)
    if (note := message.video_note) is not None:
        return Media(MediaKind.VIDEO, note.file_id, "", "video/mp4", note.file_size, caption)
    for kind, file in (
        (MediaKind.AUDIO, message.audio),
        (MediaKind.VIDEO, message.video),
        (MediaKind.DOCUMENT, message.document),
    ):
        if file is not None:
            mime = file.mime_type or ""
            if kind is MediaKind.DOCUMENT and mime.startswith("image/"):  # a photo sent "as a file"
                kind = MediaKind.PHOTO
            return Media(kind, file.file_id, file.file_name or "", mime, file.file_size, caption)
    return None


def _rest(message: Message) -> Unsupported | None:
    if any(getattr(message, what, None) for what in SERVICE):
        return None
    return Unsupported(next(iter(message.api_kwargs), "unknown"))  # kinds younger than the library land in api_kwargs
