"""PTB's usual way: a ConversationHandler with a state a question, answers in user_data, PicklePersistence."""

import pickle
import tempfile
from pathlib import Path
from typing import Any

from telegram import Update
from telegram.ext import CommandHandler, ConversationHandler, MessageHandler, PicklePersistence, filters

from benchmarks import conversation
from benchmarks.peers import ptb_serving, setting

CONFIRM = len(conversation.QUESTIONS) - 1


async def start(update: Update, context: Any) -> int:
    context.user_data["answers"] = []
    assert update.message is not None
    await update.message.reply_text(conversation.QUESTIONS[0])
    return 0


def asking(question: int) -> Any:
    """Return the handler of one state: check, keep, ask the next."""

    async def answer(update: Update, context: Any) -> int:
        assert update.message is not None
        text = update.message.text or ""
        if problem := conversation.problem(question, text):
            await update.message.reply_text(problem)
            return question
        answers = context.user_data["answers"]
        answers.append(text)
        following = question + 1
        if following == CONFIRM:
            await update.message.reply_text(conversation.summary(answers))
        else:
            await update.message.reply_text(conversation.QUESTIONS[following])
        return following

    return answer


async def confirm(update: Update, context: Any) -> int:
    assert update.message is not None
    context.user_data["report"] = context.user_data.pop("answers")
    await update.message.reply_text(f"Em nhận được rồi ạ. Mã phiếu {conversation.RECEIPT}{update.update_id}")
    return ConversationHandler.END


async def main() -> None:
    text = filters.TEXT & ~filters.COMMAND
    states: dict[object, Any] = {n: [MessageHandler(text, asking(n))] for n in range(CONFIRM)}
    states[CONFIRM] = [MessageHandler(text, confirm)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bot.pickle"
        path.write_bytes(stored())
        application = ptb_serving.builder().persistence(PicklePersistence(path)).build()
        entry: list[Any] = [CommandHandler("start", start)]
        application.add_handler(
            ConversationHandler(entry, states, fallbacks=[*entry], name="ind", persistent=True, allow_reentry=True)
        )
        await ptb_serving.serve(application)


def stored() -> bytes:
    """Return a pickle of conversations half-way through."""
    chats = range(9_000_000, 9_000_000 + setting.STORED)
    return pickle.dumps(
        {
            "conversations": {"ind": {(chat, chat): 9 for chat in chats}},
            "user_data": {chat: {"answers": list(conversation.ANSWERS[:9])} for chat in chats},
            "chat_data": {},
            "bot_data": {},
            "callback_data": None,
        }
    )


if __name__ == "__main__":
    setting.run(main())
