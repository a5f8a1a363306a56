"""The methods of the Bot API: which there are, and those about the bot itself."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from tests.emulators.telegram import media, messages
from tests.emulators.telegram.files import Files
from tests.emulators.telegram.parameters import Parameters
from tests.emulators.telegram.refusals import QUERY_LONG, QUERY_OLD, WEBHOOK_ACTIVE, Refused, bad
from tests.emulators.telegram.state import World
from tests.emulators.telegram.updates import Updates
from tests.emulators.telegram.webhook import Webhook

ANSWER_QUERY_WITHIN = 15 * 60  # seconds; undocumented, and shorter in the worst moments
QUERY_TEXT_LIMIT = 200
COMMANDS_LIMIT = 100


@dataclass(frozen=True)
class Platform:
    """What a method may touch."""

    world: World
    files: Files
    updates: Updates
    webhook: Webhook


Method = Callable[[Platform, Parameters], Awaitable[Any]]


async def get_me(platform: Platform, parameters: Parameters) -> Any:
    """Describe the bot."""
    abilities = {"can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": False}
    return platform.world.bot | abilities | {"can_connect_to_business": False, "has_main_web_app": False}


async def get_updates(platform: Platform, parameters: Parameters) -> Any:
    """Long polling."""
    if platform.webhook.url:
        raise Refused(409, WEBHOOK_ACTIVE)
    platform.updates.allow(parameters.structure("allowed_updates", "allowed updates"))
    return await platform.updates.take(
        parameters.integer("offset"), parameters.integer("limit", 100), parameters.integer("timeout")
    )


async def set_webhook(platform: Platform, parameters: Parameters) -> Any:
    """Push updates from now on."""
    platform.webhook.configure(parameters)
    return True


async def delete_webhook(platform: Platform, parameters: Parameters) -> Any:
    """Stop pushing."""
    kept = {name: parameters.values[name] for name in ("drop_pending_updates",) if name in parameters.values}
    platform.webhook.configure(Parameters(kept))
    return True


async def get_webhook_info(platform: Platform, parameters: Parameters) -> Any:
    """Describe the webhook."""
    return platform.webhook.described()


async def get_chat(platform: Platform, parameters: Parameters) -> Any:
    """Describe a chat."""
    person = platform.world.reachable(parameters.text("chat_id"))
    return person.chat() | {"accent_color_id": 0, "max_reaction_count": 11}


async def get_file(platform: Platform, parameters: Parameters) -> Any:
    """Prepare a download."""
    return platform.files.described(parameters.text("file_id"))


async def answer_callback_query(platform: Platform, parameters: Parameters) -> Any:
    """Answer a press, once and in time."""
    query = platform.world.queries.get(parameters.text("callback_query_id"))
    late = query is None or platform.world.now() - query.pressed_at > ANSWER_QUERY_WITHIN
    if query is None or late or query.answer is not None:
        raise bad(QUERY_OLD)
    if len(parameters.text("text")) > QUERY_TEXT_LIMIT:
        raise bad(QUERY_LONG)
    query.answer = {"text": parameters.text("text"), "alert": parameters.boolean("show_alert")}
    platform.world.bell.ring()
    return True


async def set_my_commands(platform: Platform, parameters: Parameters) -> Any:
    """Set the command menu."""
    commands = parameters.structure("commands", "commands") or []
    if len(commands) > COMMANDS_LIMIT:
        raise bad("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        name = str(command.get("command", "")).removeprefix("/")
        if not (0 < len(name) <= 32 and all(letter in "abcdefghijklmnopqrstuvwxyz0123456789_" for letter in name)):
            raise bad("BOT_COMMAND_INVALID")
        if not 0 < len(str(command.get("description", ""))) <= 256:
            raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
    platform.world.commands = commands
    return True


async def get_my_commands(platform: Platform, parameters: Parameters) -> Any:
    """Return the command menu."""
    return platform.world.commands


async def delete_my_commands(platform: Platform, parameters: Parameters) -> Any:
    """Empty the command menu."""
    platform.world.commands = []
    return True


NAMED: dict[str, Method] = {
    "getMe": get_me,
    "getUpdates": get_updates,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
    "getChat": get_chat,
    "getFile": get_file,
    "answerCallbackQuery": answer_callback_query,
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "deleteMyCommands": delete_my_commands,
    "sendMessage": messages.send_message,
    "sendChatAction": messages.send_chat_action,
    "sendLocation": messages.send_location,
    "editMessageText": messages.edit_message_text,
    "editMessageCaption": messages.edit_message_caption,
    "editMessageReplyMarkup": messages.edit_message_reply_markup,
    "deleteMessage": messages.delete_message,
    "sendPhoto": media.send_photo,
    "sendVoice": media.send_voice,
    "sendAudio": media.send_audio,
    "sendDocument": media.send_document,
    "sendMediaGroup": media.send_media_group,
}
CANONICAL = {name.lower(): name for name in NAMED}  # method names are case-insensitive
