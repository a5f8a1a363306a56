"""An officer sends a questionnaire: it is fetched and checked by a job, then tried, published or dropped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.core.chat import Choice, Media, MediaKind, Text
from bot.core.conversation import Subject, short_id
from bot.core.effects import Audit, Effect, KeepAttachment, PublishUpload, SaveUpload
from bot.core.refusals import Refusal
from bot.core.reports import Attachment
from bot.core.uploads import FormUpload, UploadStatus
from handlers import fill, form_rights, menu, upload_card
from handlers.turn import Turn
from messages.xlsform.archive import LARGEST
from storage import forms, sessions, units, uploads

_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONGEST_NAME = 80


def is_form(media: Media) -> bool:
    """Does this look like a questionnaire? An Excel file does."""
    name = media.name.lower()
    is_excel = name.endswith((".xlsx", ".xls")) or (not name and media.mime == _SHEET)
    return media.kind is MediaKind.DOCUMENT and is_excel


async def is_expected(turn: Turn) -> bool:
    """May such a file be meant for this? From an officer, yes: also who may not publish is told so."""
    return any(post.role.is_officer for post in await turn.posts())


async def receive(turn: Turn, media: Media) -> list[Effect]:
    """Note the file to fetch and check; the answer comes when that is done."""
    post = await form_rights.publishing_post(turn)
    name = (media.name or "phieu.xlsx")[-LONGEST_NAME:]
    if name.lower().endswith(".xls"):
        raise Refusal("form.old_excel", name=name)
    if media.size is not None and media.size > LARGEST:
        raise Refusal("form.too_large", name=name, limit=LARGEST // 1_000_000)
    upload = FormUpload(short_id("upload", turn.event.key), turn.event.address, turn.person.id, post.unit.id, name)
    file = Attachment(f"{upload.id}.xlsx", upload.id, turn.event.address.channel, media.ref, media.kind)
    return [
        turn.reply(turn.say("form.received", name=name)),
        KeepAttachment(file),
        SaveUpload(upload),
        _told(turn, upload, "form.sent"),
    ]


async def press(turn: Turn, what: str, upload_id: str) -> Sequence[Effect]:
    """A button of the card. The button is user input: only one's own file, only with the right held today."""
    upload = await uploads.find(turn.tx, upload_id)
    if upload is None or upload.respondent_id != turn.person.id:
        raise Refusal("not_allowed")
    await form_rights.publishing_post(turn, upload.unit_id)
    if upload.status is not UploadStatus.READY:
        return [turn.reply(turn.say("stale.over")), *await menu.show(turn)]
    match what:
        case "try":
            return await _try(turn, upload)
        case "publish":
            return await _ask(turn, upload)
        case "sure":
            return await _publish(turn, upload)
        case "drop":
            dropped = replace(upload, status=UploadStatus.DROPPED)
            said = turn.offer(turn.say("form.dropped", title=upload.title), _back(turn), in_place=True)
            return [*said, SaveUpload(dropped), _told(turn, upload, "form.dropped")]
    return turn.offer(*upload_card.card(turn.voice, upload), in_place=True)


async def _try(turn: Turn, upload: FormUpload) -> list[Effect]:
    for draft in await sessions.drafts(turn.tx, turn.person.id):
        if draft.form_id == upload.trial and draft.address == turn.event.address:
            return await fill.resume(turn, draft)
    subject = Subject(unit_id=upload.unit_id)
    beside = replace(turn, event=replace(turn.event, content=Text("")))  # the buttons stay where they are
    begun = await fill.begin(beside, fill.Start(upload.trial, subject, intro=turn.say("trial.intro")))
    return [*begun, _told(turn, upload, "form.tried")]


async def _ask(turn: Turn, upload: FormUpload) -> list[Effect]:
    """What publishing will change, before it does."""
    await _may_stand(turn, upload)
    lines = [upload_card.found(turn.voice, upload)]
    newest = await forms.newest(turn.tx, upload.form_id)
    if newest is None:
        unit = await units.find(turn.tx, upload.unit_id)
        lines.append(turn.say("form.publish.new", unit=unit.name))
    else:
        drafts = await sessions.drafts_of(turn.tx, upload.form_id)
        lines.append(turn.say("form.publish.replaces", version=upload.version, old=newest.version))
        lines.append(turn.say("form.publish.drafts" if drafts else "form.publish.no_drafts", count=drafts))
    lines.append(turn.say("form.publish.ask"))
    choices = (
        Choice(f"up:sure:{upload.id}", turn.say("form.button.sure")),
        Choice(f"up:show:{upload.id}", turn.say("form.button.later")),
    )
    return turn.offer("\n".join(lines), choices, in_place=True)


async def _publish(turn: Turn, upload: FormUpload) -> list[Effect]:
    await _may_stand(turn, upload)
    said = turn.say("form.published", title=upload.title, version=upload.version)
    return [
        *turn.offer(said, _back(turn), in_place=True),
        PublishUpload(upload),
        _told(turn, upload, "form.published"),
    ]


async def _may_stand(turn: Turn, upload: FormUpload) -> None:
    """Refuse what may not be published now, whatever was so when the file was checked."""
    obstacle = await form_rights.obstacle(turn.tx, upload.form_id, await units.find(turn.tx, upload.unit_id))
    if obstacle:
        raise Refusal(obstacle, form=upload.form_id)
    known = await forms.find(turn.tx, upload.form_id, upload.version)
    tried = await forms.find(turn.tx, upload.trial, upload.version)
    if known is not None and tried is not None and known.xml == tried.xml:
        raise Refusal("form.same", title=upload.title, version=upload.version)
    if known is not None:
        raise Refusal("form.version_taken", form=upload.form_id, version=upload.version)


def _back(turn: Turn) -> tuple[Choice, ...]:
    return (Choice("menu", turn.say("button.menu"), typed="menu"),)


def _told(turn: Turn, upload: FormUpload, action: str) -> Audit:
    details = {"form": upload.form_id, "version": upload.version, "name": upload.name, "unit": upload.unit_id}
    return Audit(action, f"form_upload:{upload.id}", turn.person.id, details)
