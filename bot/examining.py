"""Examines a questionnaire in a process of its own: a hostile file costs nobody else time or memory."""

from __future__ import annotations

import asyncio
import os
import sys

from messages.xlsform.verdict import Verdict

PATIENCE = 45.0  # seconds by the clock; its own processor time ends it long before, unless the machine is overloaded
_KEPT = ("PATH", "LANG", "LC_ALL", "SYSTEMROOT")  # of the environment: never a token


async def examined(source: bytes, name: str, folder: str = "", patience: float = PATIENCE) -> Verdict:
    """The verdict on the file `name`, whose attachments lie in `folder`. What takes longer than `patience` seconds or
    too much memory is refused as heavy."""
    environment = {key: os.environ[key] for key in _KEPT if key in os.environ}
    environment["PYTHONPATH"] = os.pathsep.join(path for path in sys.path if path)  # the same program, wherever it is
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-P", "-m", "messages.xlsform", name, *([folder] if folder else [])),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        env=environment,
    )
    try:
        async with asyncio.timeout(patience):
            told, _ = await process.communicate(source)
        return Verdict.from_json(told)
    except (TimeoutError, ValueError, KeyError, TypeError):
        return Verdict.heavy()
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
