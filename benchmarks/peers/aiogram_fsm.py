"""aiogram's usual way: a StatesGroup, FSM in memory, a webhook; the reply outbound or in the response."""

import asyncio
from typing import Any

from aiogram import Bot, Dispatcher, F
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import CommandStart
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State
from aiogram.fsm.storage.memory import MemoryStorage
from aiogram.types import Message
from aiogram.webhook.aiohttp_server import SimpleRequestHandler
from aiohttp import web

from benchmarks import conversation
from benchmarks.peers import setting

CONFIRM = len(conversation.QUESTIONS) - 1
STATES = [State(f"q{number}", group_name="Ind") for number in range(CONFIRM + 1)]


async def say(message: Message, text: str) -> Any:
    """Send outbound now, or return the method: then it rides in the response."""
    return message.answer(text) if setting.IN_RESPONSE else await message.answer(text)


async def start(message: Message, state: FSMContext) -> Any:
    await state.set_state(STATES[0])
    await state.set_data({"answers": []})
    return await say(message, conversation.QUESTIONS[0])


def asking(question: int) -> Any:
    """Return the handler of one state: check, keep, ask the next."""

    async def answer(message: Message, state: FSMContext) -> Any:
        text = message.text or ""
        if problem := conversation.problem(question, text):
            return await say(message, problem)
        answers = [*(await state.get_data())["answers"], text]
        await state.update_data(answers=answers)
        await state.set_state(STATES[question + 1])
        following = conversation.QUESTIONS[question + 1]
        return await say(message, conversation.summary(answers) if question + 1 == CONFIRM else following)

    return answer


async def confirm(message: Message, state: FSMContext) -> Any:
    await state.clear()
    return await say(message, f"Em nhận được rồi ạ. Mã phiếu {conversation.RECEIPT}{message.message_id}")


async def main() -> None:
    bot = Bot(setting.TOKEN, session=AiohttpSession(api=TelegramAPIServer.from_base(setting.API)))
    dispatcher = Dispatcher(storage=MemoryStorage())
    dispatcher.message.register(start, CommandStart())
    for number in range(CONFIRM):
        dispatcher.message.register(asking(number), STATES[number], F.text)
    dispatcher.message.register(confirm, STATES[CONFIRM], F.text)
    application = web.Application()
    background = not setting.IN_RESPONSE  # the library's default when replies go outbound
    handler = SimpleRequestHandler(dispatcher, bot, handle_in_background=background, secret_token="s3cret")
    handler.register(application, path="/telegram")
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    await bot.set_webhook(f"http://127.0.0.1:{runner.addresses[0][1]}/telegram", secret_token="s3cret")
    setting.settle()
    await asyncio.Event().wait()


if __name__ == "__main__":
    setting.run(main())
