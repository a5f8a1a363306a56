"""XML from outside to a small tree, defused; names of elements without their namespaces."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element as Xml
from xml.etree.ElementTree import ParseError

import defusedxml.ElementTree
from defusedxml.common import DefusedXmlException

from bot.core.forms.problems import FormError, FormProblem

LIMIT = 20_000_000
"""Largest XML accepted, in bytes."""
DEPTH = 100
"""Deepest nesting accepted."""

JR = "{http://openrosa.org/javarosa}"
ODK = "{http://www.opendatakit.org/xforms}"
ORX = "{http://openrosa.org/xforms}"
ENTITIES = "{http://www.opendatakit.org/xforms/entities}"


def parsed(xml: str | bytes) -> Xml:
    """The root element; raises FormError `xml.broken`, `xml.forbidden` (entities, DTD) or `xml.large`."""
    if len(xml) > LIMIT:
        raise FormError([FormProblem("xml.large", details={"limit": str(LIMIT)})])
    try:
        root: Xml = defusedxml.ElementTree.fromstring(xml, forbid_dtd=True)
    except DefusedXmlException:
        raise FormError([FormProblem("xml.forbidden")]) from None
    except (ParseError, ValueError, LookupError) as error:
        raise FormError([FormProblem("xml.broken", details={"why": str(error)})]) from None
    if _depth(root) > DEPTH:
        raise FormError([FormProblem("xml.deep", details={"limit": str(DEPTH)})])
    return root


def _depth(root: Xml) -> int:
    depth, row = 0, [root]
    while row and depth <= DEPTH:
        depth += 1
        row = [child for element in row for child in element]
    return depth


def local(element: Xml) -> str:
    """The name without its namespace."""
    tag = element.tag
    return tag[tag.rfind("}") + 1 :] if isinstance(tag, str) else ""


def find(element: Xml, name: str) -> Xml | None:
    """The first child called `name`, in any namespace."""
    for child in element:
        if local(child) == name:
            return child
    return None


def every(element: Xml, name: str) -> Iterator[Xml]:
    """All children called `name`, in any namespace."""
    return (child for child in element if local(child) == name)


def words(element: Xml) -> str:
    """The text directly inside, trimmed."""
    return (element.text or "").strip()
