"""A prompt in words and buttons."""

from __future__ import annotations

import re

from bot.core.chat import Ask, Choice, Message
from bot.core.interview import Control, Prompt, Row, Stage, Wants
from bot.core.readings import Problem
from messages.words import Voice

LABEL = 90  # characters of a question worth repeating above the next one
BUTTON = 40  # characters a phone still shows on one button
_BRACKETS = re.compile(r"\s*\([^()]{9,}\)")  # an explanation; a short one is a unit: (đồng)
_SIGNS = "✅🔄⏳⛔ "
_TYPED = {
    Control.BACK: "quay lại",
    Control.SKIP: "bỏ qua",
    Control.KEEP: "=",
    Control.DONE: "xong",
    Control.MORE: "xem thêm",
    Control.YES: "đúng",
    Control.NO: "không",
    Control.SEND: "gửi",
    Control.EDIT: "sửa",
    Control.OK: "ok",
    Control.TODAY: "hôm nay",
    Control.YESTERDAY: "hôm qua",
    Control.ADD: "thêm",
    Control.END: "hết rồi",
    Control.REMOVE: "bỏ mục cuối",
    Control.LANGUAGE: "đổi tiếng",
}


def in_words(voice: Voice, session_id: str, title: str, prompt: Prompt, card: str | None = None) -> Message:
    """The message that asks `prompt`."""
    parts = [_accepted(voice, prompt), _problem(voice, prompt.problem), *prompt.notes, *_body(voice, title, prompt)]
    return Message(
        text="\n\n".join(part for part in parts if part) or title,
        choices=_choices(voice, session_id, prompt),
        columns=2 if prompt.options and _short(prompt) else 1,
        card=card,
        ask=Ask.PLACE if prompt.wants is Wants.PLACE and prompt.stage is Stage.QUESTION else None,
        first=prompt.first_option,
    )


def how_to_answer(voice: Voice, prompt: Prompt) -> str:
    """What to do here, for who asks: how this kind of question is answered, and the ways out."""
    if prompt.stage is Stage.SUMMARY:
        return voice.say("help.summary")
    if prompt.stage is Stage.CONFIRM:
        return voice.say("help.confirm")
    if prompt.stage in (Stage.ENDING, Stage.REMOVAL):
        return voice.say("help.ending")
    hows = {
        Wants.NUMBER: voice.say("help.number"),
        Wants.ONE: voice.say("help.one"),
        Wants.SEVERAL: voice.say("help.several"),
        Wants.ORDER: voice.say("help.order"),
        Wants.DAY: voice.say("help.day"),
        Wants.OK: voice.say("help.ok"),
        Wants.WORDS: voice.say("help.words"),
        Wants.FILE: voice.say("help.file"),
        Wants.PLACE: voice.say("help.place"),
    }
    out = voice.say("help.skip") if Control.SKIP in prompt.controls else voice.say("help.required")
    return f"{hows[prompt.wants]} {out}"


def _accepted(voice: Voice, prompt: Prompt) -> str:
    lines = []
    for accepted in prompt.accepted:
        if not accepted.shown:
            lines.append(voice.say("ask.accepted.file"))
        elif not accepted.literal:
            said = unadorned(accepted.shown)
            shown = voice.say("answer.approx", value=said) if accepted.approx else said
            code = "ask.accepted" if len(accepted.label) <= LABEL else "ask.accepted.short"
            lines.append(voice.say(code, label=_plain(accepted.label), shown=shown))
        if accepted.means == "consent.no":
            lines.append(voice.say("after.no_consent"))
    return "\n".join(lines)


def _problem(voice: Voice, problem: Problem | None) -> str:
    if problem is None:
        return ""
    code = f"problem.{problem.code}" if voice.has(f"problem.{problem.code}") else "problem.other"
    details = {"text": "", "least": "", "most": 0, "message": ""} | dict(problem.details)
    said = voice.say(code, **{name: details[name] for name in ("text", "least", "most", "message")})
    if problem.details.get("offer_person"):
        said = f"{said}\n{voice.say('problem.person')}"
    return called(voice, said)


def _body(voice: Voice, title: str, prompt: Prompt) -> list[str]:
    match prompt.stage:
        case Stage.SUMMARY:
            ask = called(voice, prompt.label) or voice.say("summary.ask")
            if prompt.problem is not None:  # they have just read it all: only what is wrong is said
                return [ask]
            return [_summary(voice, title, prompt), ask]
        case Stage.PICK:
            return [voice.say("pick.ask")]
        case Stage.CONFIRM:
            asked = voice.say("confirm.ask", label=called(voice, prompt.label), value=prompt.proposed)
            return [voice.say("confirm.before", before=prompt.before) if prompt.before else "", asked]
        case Stage.ENDING | Stage.REMOVAL:
            return [_ending(voice, prompt)]
    return [_question(voice, prompt)]


def _question(voice: Voice, prompt: Prompt) -> str:
    place = f"{voice.say('ask.place', number=prompt.number, of=prompt.of)} " if prompt.of > 1 else ""
    if prompt.together:
        return _together(voice, prompt)
    lines = [_heading(voice, prompt), f"{place}{called(voice, prompt.label)}", called(voice, prompt.hint)]
    if prompt.bounds:
        lines.append(voice.say("ask.range", least=prompt.bounds[0], most=prompt.bounds[1]))
    if prompt.before:
        lines.append(voice.say("ask.before", value=prompt.before))
    if prompt.keep and prompt.wants is not Wants.SEVERAL:
        lines.append(voice.say("ask.keep", value=prompt.keep))
    if prompt.wants in (Wants.SEVERAL, Wants.ORDER):
        lines.append(voice.say(f"ask.{prompt.wants.value}"))
    if prompt.searched:
        lines.append(voice.say("ask.found", text=prompt.searched))
    elif Control.MORE in prompt.controls:
        lines.append(voice.say("ask.page"))
    return "\n".join(line for line in lines if line)


def _together(voice: Voice, prompt: Prompt) -> str:
    """Several numbers asked in one message."""
    rows = (Row(f"{prompt.label} {prompt.hint}".rstrip(), prompt.before), *prompt.together)
    lines = [prompt.heading, voice.say("ask.together", count=len(rows))]
    for number, row in enumerate(rows, prompt.number):
        before = f" {voice.say('ask.together.before', value=row.shown)}" if row.shown else ""
        lines.append(f"{voice.say('ask.place', number=number, of=prompt.of)} {called(voice, row.label)}{before}")
    return "\n".join(line for line in lines if line)


def _heading(voice: Voice, prompt: Prompt) -> str:
    """The group that begins here; of a repeat, which instance."""
    if not prompt.which:
        return prompt.heading
    label = prompt.heading or voice.say("repeat.one")
    if prompt.of_which:
        return voice.say("ask.instance.of", label=label, which=prompt.which, of=prompt.of_which)
    return voice.say("ask.instance", label=label, which=prompt.which)


def _ending(voice: Voice, prompt: Prompt) -> str:
    label = called(voice, prompt.label) or voice.say("repeat.one")
    known = "; ".join(row.shown for row in prompt.rows if row.shown)
    if prompt.stage is Stage.REMOVAL:
        last = prompt.rows[-1].shown if prompt.rows else ""
        return voice.say("repeat.remove", label=label.lower(), names=f" ({last})" if last else "")
    if not prompt.rows:
        return voice.say("repeat.none", label=label)
    return voice.say("repeat.told", label=label, count=len(prompt.rows), names=f" ({known})" if known else "")


def _summary(voice: Voice, title: str, prompt: Prompt) -> str:
    head = voice.say("summary.head", title=title)
    rows = [
        voice.say("summary.row", number=number, label=_row_label(voice, row), shown=_shown(voice, row))
        for number, row in enumerate(prompt.rows, 1)
    ]
    return called(voice, "\n".join([head, *rows]))


def _row_label(voice: Voice, row: Row) -> str:
    label = _plain(row.label) or voice.say("repeat.one")
    within, which = row.within
    if not which:
        return label
    return voice.say("summary.within", within=_plain(within) or voice.say("repeat.one"), which=which, label=label)


def _shown(voice: Voice, row: Row) -> str:
    if row.mark == "unknown":
        return voice.say("answer.unknown")
    if row.mark == "approx":
        return voice.say("answer.approx", value=row.shown)
    return unadorned(row.shown) or voice.say("summary.blank")


def _choices(voice: Voice, session_id: str, prompt: Prompt) -> tuple[Choice, ...]:
    def code(what: str) -> str:
        return f"f:{session_id}:{prompt.turn}:{what}"

    options = []
    for number, option in enumerate(prompt.options, prompt.first_option):
        label = option.label
        if prompt.wants is Wants.SEVERAL:
            label = voice.say("button.picked" if option.picked else "button.unpicked", label=label)
        elif option.place:
            label = voice.say("button.placed", place=option.place, label=label)
        label = shortened(_plain(label) if prompt.stage is Stage.PICK else label)
        options.append(Choice(code(str(number)), label, option.typed))
    controls = [
        Choice(code(control.value), _label(voice, control, prompt), _TYPED[control]) for control in prompt.controls
    ]
    return (*options, *controls)


def _label(voice: Voice, control: Control, prompt: Prompt) -> str:
    if control is Control.KEEP:
        code = "button.keep" if prompt.keep else "button.before"
        return shortened(voice.say(code, value=prompt.keep or prompt.before))
    if control is Control.LANGUAGE:
        return voice.say("button.language", language=prompt.language)
    return voice.say(f"button.{control.name.lower()}")


def _short(prompt: Prompt) -> bool:
    return len(prompt.options) > 1 and all(len(option.label) <= 14 for option in prompt.options)


def shortened(label: str) -> str:
    """A label that fits on a button: first without what stands in brackets, then cut between two words."""
    if len(label) > BUTTON:
        label = _BRACKETS.sub("", label)
    if len(label) <= BUTTON:
        return label
    cut = label[:BUTTON].rpartition(" ")[0]
    return f"{cut if len(cut) > BUTTON // 2 else label[: BUTTON - 1]}".rstrip(" ,.;:–-(") + "…"


def unadorned(shown: str) -> str:
    """A choice read back: the sign on its button ("✅ Xong rồi") stays on the button."""
    return shown.lstrip(_SIGNS) or shown


def _plain(label: str) -> str:
    """A question as a heading of its answer: without its question mark, courtesies and explanations in brackets."""
    label = _BRACKETS.sub("", label)
    return label.rstrip(" ?.…:").removesuffix(" ạ").removesuffix(" bác").rstrip(" ?")


def called(voice: Voice, text: str) -> str:
    """Questionnaires say "bác"; someone who is called otherwise is addressed so."""
    if voice.called == "bác":
        return text
    words = {"bác": voice.called, "Bác": voice.called.capitalize()}
    return " ".join(_swap(word, words) for word in text.split(" "))


def _swap(word: str, words: dict[str, str]) -> str:
    core = word.strip("?.,!…:;()“”\n")
    return word.replace(core, words[core]) if core in words else word
