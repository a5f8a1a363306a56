"""`bantin eval form --server`: the form engine seen from outside, a JSON request and a JSON reply a line."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bot.core.forms import Filling, Form, FormError
from messages.xlsform.beside import beside

_LOCAL = ZoneInfo("Asia/Ho_Chi_Minh")
_LOADING = -1
"""The step that errors before the first step are told under."""


class BadRequest(Exception):
    """A request that cannot be carried out; its text is the answer."""


def serve(lines: Iterable[str], write: Callable[[str], object]) -> None:
    """Answer each request with one line (no newline at its end); a bad one is answered too, and the next is read."""
    forms: dict[tuple[object, ...], Form] = {}
    for line in lines:
        if line.strip():
            write(json.dumps(_answer(line, forms), ensure_ascii=False))


def _answer(line: str, forms: dict[tuple[object, ...], Form]) -> dict[str, Any]:
    key: object = None
    try:
        request = json.loads(line)
        if not isinstance(request, dict):
            raise BadRequest("yêu cầu phải là một đối tượng JSON")
        key = request.get("id")
        return {"id": key, "ok": True, **_played(request, forms)}
    except (BadRequest, FormError) as error:
        return _refused(key, str(error))
    except Exception as error:  # the server answers every line, whatever was in it
        return _refused(key, f"{type(error).__name__}: {error}")


def _refused(key: object, text: str) -> dict[str, Any]:
    return {"id": key, "ok": False, "states": [], "errors": [[_LOADING, text]], "text": text}


def _played(request: Mapping[str, Any], forms: dict[tuple[object, ...], Form]) -> dict[str, Any]:
    form = _form(request, forms)
    now = _moment(request.get("now"))
    language = str(request.get("lang") or "")
    instance = request.get("instance")
    if instance:
        text = str(instance)
        source = text.encode() if text.lstrip().startswith("<") else Path(text).read_bytes()
        filling = form.open(source, now, language=language, seed=1)
    else:
        filling = form.begin(now, language=language, seed=1)
    states = [_state(filling, now)]
    errors: list[list[object]] = []
    steps = request.get("steps") or []
    for number, step in enumerate(steps):
        try:
            _do(filling, step)
        except (BadRequest, KeyError) as error:
            errors.append([number, str(error)])
        if request.get("every"):
            states.append(_state(filling, now))
    if steps and not request.get("every"):
        states.append(_state(filling, now))
    return {"states": states, "errors": errors}


def _form(request: Mapping[str, Any], forms: dict[tuple[object, ...], Form]) -> Form:
    """The form of a request, converted once for each content of the file and its attachments."""
    from messages.xlsform import FormRejected, load

    path = Path(str(request.get("form") or ""))
    try:
        source = path.read_bytes()
    except OSError as error:
        raise BadRequest(f"không đọc được biểu mẫu {path}: {error.strerror or error}") from None
    folder = Path(str(request["attachments"])) if request.get("attachments") else path.parent
    beside_it = sorted((file.name, file.stat().st_mtime_ns) for file in folder.iterdir()) if folder.is_dir() else []
    key = (hashlib.sha256(source).digest(), path.suffix, tuple(beside_it) if request.get("attachments") else folder)
    if key not in forms:
        try:
            forms[key] = load(source, path.name, beside(folder), strict=False)[0]
        except FormRejected as rejected:
            raise BadRequest(str(rejected)) from None
    return forms[key]


def _moment(text: object) -> datetime:
    if not text:
        return datetime(2026, 1, 1, 9, tzinfo=_LOCAL)
    try:
        found = datetime.fromisoformat(str(text))
    except ValueError:
        raise BadRequest(f"thời điểm “{text}” không phải ISO 8601") from None
    return found if found.tzinfo else found.replace(tzinfo=_LOCAL)


def _do(filling: Filling, step: Mapping[str, Any]) -> None:
    """Carry out one step; raises BadRequest or KeyError, with nothing stored that does not belong."""
    if "set" in step:
        _set(filling, str(step["set"]), "" if step.get("value") is None else str(step["value"]))
    elif "add" in step or "remove" in step:
        path = str(step.get("add") or step.get("remove"))
        question = filling.form.controls.get(_template(path))
        if question is not None and question.group is not None and question.group.counted:
            raise BadRequest(f"số lần lặp của {path} do biểu mẫu quyết định")
        try:
            filling.add(path) if "add" in step else filling.remove(path)
        except KeyError:
            raise BadRequest(f"không có nhóm lặp {path}") from None
        except OverflowError:
            raise BadRequest(f"{path} đã lặp nhiều nhất có thể") from None
    else:
        raise BadRequest("bước này không phải set, add hay remove")


def _template(path: str) -> str:
    return "/".join(part.partition("[")[0] for part in path.split("/"))


def _set(filling: Filling, path: str, value: str) -> None:
    try:
        node, _ = filling.find(path)
    except KeyError:
        raise BadRequest(f"không có nút {path}") from None
    if node.children:
        raise BadRequest(f"{path} là nhóm, không có giá trị")
    if value and node.question is not None and not node.question.accepts(value):
        raise BadRequest(f"“{value}” không hợp với câu hỏi {path}")
    filling.put(path, value)
    if node.choices is not None and set(filling.value(path).split()) != set(value.split()) and filling.relevant(path):
        raise BadRequest(f"“{value}” có lựa chọn không nằm trong danh sách của {path}")


def _state(filling: Filling, now: datetime) -> dict[str, Any]:
    nodes = {path: _node(filling, path) for path in filling.paths()}
    return {"nodes": nodes, "xml": filling.to_xml("uuid:" + _INSTANCE, now=now).decode()}


_INSTANCE = "00000000-0000-4000-8000-000000000001"


def _node(filling: Filling, path: str) -> dict[str, Any]:
    relevant, required = filling.relevant(path), filling.required(path)
    value = filling.value(path) if relevant else ""
    return {
        "relevant": relevant,
        "required": required,
        "readonly": filling.readonly(path),
        "value": value,
        "constraint": filling.satisfied(path),
        "requiredOk": bool(value) or not (relevant and required),
        "label": filling.label(path),
        "hint": filling.hint(path),
        "choices": [list(pair) for pair in filling.choices(path)],
    }
