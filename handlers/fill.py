"""Filling in a form in chat: begin, answer, go back, resume, stop. What a finished form becomes is `filing`'s."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from bot.core.chat import Media, Place, Press, Text
from bot.core.conversation import FormSession, SessionStatus, Subject, short_id
from bot.core.effects import Effect, KeepAttachment, Reply, SaveDialogue, SaveSession
from bot.core.forms import Rows, entity_changes
from bot.core.interview import Asked, Completed, Control, Interview, Outcome, Prompt, Stale
from bot.core.interview.walking import EXTENSIONS
from bot.core.reports import Attachment
from bot.core.uploads import is_trial
from handlers import asking, closed, duplicates, filing, register
from handlers.asking import in_words
from handlers.formats import ZONE
from handlers.titles import title_of
from handlers.turn import Turn
from storage import sessions

BLOCK = 5  # numbers asked at once where nothing can be tapped
WIZARD = "W_"  # forms of the bot itself: no summary, no submission


@dataclass(frozen=True, slots=True)
class Start:
    """How a form is begun. `preset` is given and not asked, `before` is offered, `answers` is being corrected."""

    form_id: str
    subject: Subject
    preset: Mapping[str, str] = field(default_factory=dict)
    lists: Mapping[str, Sequence[tuple[str, str]]] = field(default_factory=dict)
    before: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)
    intro: str = ""


async def begin(turn: Turn, start: Start) -> list[Effect]:
    """Open a form and ask its first question. The open draft, if any, stays a draft."""
    form = await turn.library.newest(turn.tx, start.form_id)
    lists: dict[str, Rows] = {**await register.lists(turn, form, start.subject.unit_id), **start.lists}
    interview = Interview.begin(
        form,
        turn.now,
        ZONE,
        preset=start.preset,
        lists=lists,
        before=start.before,
        answers=start.answers,
        direct=start.form_id.startswith(WIZARD),
        block=BLOCK if turn.typing else 1,
        language=turn.voice.language,
    )
    person = turn.dialogue.respondent
    session = FormSession(
        id=short_id("session", turn.event.key),
        address=turn.event.address,
        form_id=form.id,
        version=form.version,
        subject=start.subject,
        started_at=turn.now,
        updated_at=turn.now,
        respondent_id=person.id if person else None,
    )
    title = await title_of(turn, session)
    heading = "" if start.form_id.startswith(WIZARD) else title  # later on it would only be in the way
    intro = "\n".join(line for line in (heading, start.intro) if line)
    return await _follow(turn, session, interview, interview.open(), title=title, intro=intro, card=turn.card)


async def resume(turn: Turn, session: FormSession) -> list[Effect]:
    """Ask again where a draft stopped."""
    interview = await restored(turn, session)
    title = await title_of(turn, session)
    intro = turn.say("begin.resume", title=title)
    return await _follow(turn, session, interview, Asked(interview.again()), title=title, intro=intro)


async def hear(turn: Turn, session: FormSession) -> list[Effect]:
    """Something said while a form is open."""
    interview = await restored(turn, session)
    event, content = turn.event, turn.event.content
    match content:
        case Text() if event.edited and event.message:
            outcome = interview.correct(content.text, event.message)
        case Text():
            outcome = interview.hear(content.text, event.message)
        case Media():
            outcome = interview.hear_file(content, _file_name(turn, content))
        case Place():
            outcome = interview.hear_place(content)
        case _:
            outcome = Asked(interview.again())
    return await _follow(turn, session, interview, outcome)


async def press(turn: Turn, pressed: Press, session_id: str, number: str, what: str) -> list[Effect]:
    """A button of a form's card. It may be old, or another form's: then the present is shown."""
    session = turn.dialogue.session
    if session is None or session.id != session_id:
        return await _pressed_elsewhere(turn, session_id)
    interview = await restored(turn, session)
    outcome = interview.press(int(number) if number.isdecimal() and len(number) < 10 else -1, what)
    return await _follow(turn, session, interview, outcome, card=pressed.card)


async def same(turn: Turn, session_id: str, number: str, entity_id: str) -> list[Effect]:
    """Told whether a new household is one the register knows (its id) or another (""): the form is sent with that."""
    session = await sessions.find(turn.tx, session_id)
    if session is None or session.status is not SessionStatus.ACTIVE or session.address != turn.event.address:
        return [turn.reply(turn.say("stale.over"))]
    interview = await restored(turn, session)
    asked = int(number) if number.isdecimal() and len(number) < 4 else -1
    answered = duplicates.decided(session, entity_changes(interview.filling, session.id), asked, entity_id)
    outcome = interview.press(interview.state.turn, Control.SEND.value)
    return await _follow(turn, answered or session, interview, outcome, card=turn.card)


async def _pressed_elsewhere(turn: Turn, session_id: str) -> list[Effect]:
    """The card belongs to a draft that is not open now, or to a form that is over."""
    other = await sessions.find(turn.tx, session_id)
    if other is not None and other.status is SessionStatus.ACTIVE and other.address == turn.event.address:
        return await resume(turn, other)
    if other is not None and other.status is SessionStatus.EXPIRED and other.address == turn.event.address:
        return await closed.close(turn, other)
    if turn.dialogue.session is not None:
        interview = await restored(turn, turn.dialogue.session)
        return await _follow(turn, turn.dialogue.session, interview, Stale(interview.again()))
    return [turn.reply(turn.say("stale.over"))]


async def guidance(turn: Turn, session: FormSession) -> list[Effect]:
    """Help with the open question, then the question again."""
    interview = await restored(turn, session)
    prompt = interview.again()
    said = prompt.guidance or asking.how_to_answer(turn.voice, prompt)
    return await _follow(turn, session, interview, Asked(prompt), intro=said)


async def restored(turn: Turn, session: FormSession) -> Interview:
    """The interview of a stored session."""
    form = await turn.library.form(turn.tx, session.form_id, session.version)
    return Interview.restore(form, session.state, turn.now, ZONE)


async def _follow(
    turn: Turn,
    session: FormSession,
    interview: Interview,
    outcome: Outcome,
    *,
    title: str = "",
    intro: str = "",
    card: str | None = None,
) -> list[Effect]:
    """Turn an outcome into effects: the next card and the stored state, or the finished form."""
    match outcome:
        case Asked():
            moved = session.moved(interview.stored(), turn.now)
            title = title or await title_of(turn, session)
            return [
                _card(turn, moved, title, outcome.prompt, intro, card),
                SaveSession(moved),
                *_opened(turn, moved),
                *_kept(moved, outcome.files),
            ]
        case Completed():
            kept = {**session.state, **interview.stored()}  # with what was decided about the registers
            return await filing.finish(turn, session.moved(kept, turn.now), interview, card)
        case Stale():
            intro = intro or turn.say("stale.moved")
            return [_card(turn, session, title or await title_of(turn, session), outcome.prompt, intro, None)]
    return []  # the same button twice: nothing happened


def _opened(turn: Turn, session: FormSession) -> list[Effect]:
    """The dialogue is in this form now; nothing to write when it was already."""
    dialogue = turn.dialogue
    if dialogue.session is not None and dialogue.session.id == session.id and not dialogue.offered:
        return []
    return [SaveDialogue(replace(dialogue, session=session, offered=(), misses=0))]


def _card(turn: Turn, session: FormSession, title: str, prompt: Prompt, intro: str, card: str | None) -> Reply:
    message = in_words(turn.voice, session.id, title, prompt, card)
    if intro:
        message = replace(message, text=f"{intro}\n\n{message.text}")
    return Reply(message)


def _file_name(turn: Turn, media: Media) -> str:
    """The file's name in the submission: unique, and the same when the event comes twice."""
    given = media.name.rpartition(".")[2].lower() if "." in media.name else ""
    plain = given.isascii() and given.isalnum() and len(given) <= 8
    return f"{short_id('file', turn.event.key)}.{given if plain else EXTENSIONS[media.kind]}"


def _kept(session: FormSession, files: Sequence[tuple[str, Media]]) -> list[Effect]:
    """Files to fetch; of what is only tried, none."""
    if is_trial(session.form_id):
        return []
    return [KeepAttachment(_attachment(session, name, media)) for name, media in files]


def _attachment(session: FormSession, name: str, media: Media) -> Attachment:
    return Attachment(name, session.id, session.address.channel, media.ref, media.kind)
