"""Which class of question a control is."""

from __future__ import annotations

from xml.etree.ElementTree import Element as Xml

from bot.core.forms.element import local
from bot.core.forms.model import Node
from bot.core.forms.questions import (
    AcknowledgeQuestion,
    AudioQuestion,
    BarcodeQuestion,
    DateQuestion,
    DateTimeQuestion,
    DecimalQuestion,
    FileQuestion,
    GeopointQuestion,
    ImageQuestion,
    IntegerQuestion,
    Note,
    Question,
    RangeQuestion,
    RankQuestion,
    SelectMultipleQuestion,
    SelectOneQuestion,
    TextQuestion,
    TimeQuestion,
    VideoQuestion,
)

UNSUPPORTED = frozenset(("geotrace", "geoshape"))
"""Types that cannot be answered in a chat."""

_INPUTS: dict[str, type[Question]] = {
    "string": TextQuestion,
    "int": IntegerQuestion,
    "integer": IntegerQuestion,
    "decimal": DecimalQuestion,
    "date": DateQuestion,
    "time": TimeQuestion,
    "dateTime": DateTimeQuestion,
    "geopoint": GeopointQuestion,
    "barcode": BarcodeQuestion,
}
_CONTROLS: dict[str, type[Question]] = {
    "select1": SelectOneQuestion,
    "select": SelectMultipleQuestion,
    "rank": RankQuestion,
    "range": RangeQuestion,
    "trigger": AcknowledgeQuestion,
    "secret": TextQuestion,
}
_MEDIA: dict[str, type[Question]] = {"image": ImageQuestion, "audio": AudioQuestion, "video": VideoQuestion}


def kind_of(xml: Xml, node: Node) -> type[Question] | None:
    """The class of a control over `node`; None for what a chat cannot ask."""
    control = local(xml)
    if control == "upload":
        return _MEDIA.get((xml.get("mediatype") or "").partition("/")[0], FileQuestion)
    if control != "input":
        return _CONTROLS.get(control)
    if node.type in UNSUPPORTED:
        return None
    if node.type == "string" and node.bind is not None and node.bind.always_readonly:
        return Note
    return _INPUTS.get(node.type, TextQuestion)
