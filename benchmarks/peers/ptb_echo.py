"""PTB's echo bot: no dialogue, nothing stored; the floor of what the library costs."""

from typing import Any

from telegram import Update
from telegram.ext import MessageHandler, filters

from benchmarks.peers import ptb_serving, setting


async def echo(update: Update, _context: Any) -> None:
    assert update.message is not None
    await update.message.reply_text(f"BT-{update.message.text}")


async def main() -> None:
    application = ptb_serving.builder().build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    await ptb_serving.serve(application)


if __name__ == "__main__":
    setting.run(main())
