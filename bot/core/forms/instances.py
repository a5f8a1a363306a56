"""Secondary instances: lists written in the form, and lists in files beside it (CSV, XML, GeoJSON)."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Collection, Mapping, Sequence
from xml.etree.ElementTree import Element as Xml

from bot.core.forms.element import every, local, parsed
from bot.core.forms.model import Element
from bot.core.forms.problems import FormError, FormProblem

ROWS = 200_000
"""Most rows of one list."""
Rows = Sequence[tuple[str, str] | Mapping[str, str]]
"""Rows given to a list when a filling begins: (name, label), or all fields by name."""


def secondary(
    model: Xml, files: Mapping[str, bytes], problems: list[FormProblem], registers: Collection[str] | None = ()
) -> tuple[dict[str, Element], set[str]]:
    """All secondary instances by id, problems appended, and the ids of those that a register is to fill: a CSV without
    a file that is called like one (any, for None). Another instance whose file is missing is empty and named."""
    fed: set[str] = set()
    found: dict[str, Element] = {}
    for place, instance in enumerate(every(model, "instance")):
        if place == 0:
            continue
        key, source = instance.get("id", ""), instance.get("src", "")
        top = Element(key)
        found[key] = top
        if not source:
            for child in instance:
                top.add(_element(child))
        elif not source.startswith("jr://instance/last-saved"):
            name = source.rpartition("/")[2]
            if name == f"{key}.csv" and name not in files and (registers is None or key in registers):
                fed.add(key)
            else:
                _load(name, files, top, problems)
    return found, fed


def _load(name: str, files: Mapping[str, bytes], top: Element, problems: list[FormProblem]) -> None:
    if name not in files:
        problems.append(FormProblem("form.file", details={"name": name}))
        return
    try:
        text = files[name]
        if name.endswith(".csv"):
            top.add(from_csv(text.decode("utf-8-sig")))
        elif name.endswith(".geojson"):
            top.add(from_geojson(text.decode("utf-8-sig")))
        else:
            top.add(_element(parsed(text)))
    except FormError as error:
        problems += [FormProblem(p.code, p.path, {**p.details, "name": name}) for p in error.problems]
    except (ValueError, KeyError, TypeError, csv.Error) as error:
        problems.append(FormProblem("form.file.broken", details={"name": name, "why": str(error)}))


def _element(xml: Xml) -> Element:
    made = Element(local(xml), None, "" if len(xml) else (xml.text or "").strip())
    if xml.attrib:
        made.attributes = {name.rpartition("}")[2]: value for name, value in xml.attrib.items()}
    for child in xml:
        if isinstance(child.tag, str):
            made.add(_element(child))
    return made


def rows(items: Sequence[Mapping[str, str]], name: str = "item") -> Element:
    """`<root>` holding one element `name` a row."""
    root = Element("root")
    for row in items:
        item = Element(name)
        for field, value in row.items():
            item.add(Element(field, None, value))
        root.add(item)
    return root


def from_csv(text: str) -> Element:
    """A CSV with a header line; a semicolon or a tab may stand for the comma. Raises ValueError."""
    head = text.split("\n", 1)[0]
    mark = max(",;\t", key=head.count)
    reader = csv.reader(io.StringIO(text), delimiter=mark)
    names = [name.strip() for name in next(reader, [])]
    items: list[Mapping[str, str]] = []
    for row in reader:
        if any(row):
            items.append({name: value.strip() for name, value in zip(names, row, strict=False) if name})
        if len(items) > ROWS:
            raise ValueError(f"more than {ROWS} rows")
    return rows(items)


def from_geojson(text: str) -> Element:
    """A FeatureCollection: each feature's properties, `id`, and its geometry as "lat lon 0 0; …"."""
    collection = json.loads(text)
    items: list[Mapping[str, str]] = []
    for feature in collection["features"]:
        row = {"geometry": _geometry(feature.get("geometry") or {})}
        if "id" in feature:
            row["id"] = str(feature["id"])
        for name, value in (feature.get("properties") or {}).items():
            row[name] = value if isinstance(value, str) else "" if value is None else json.dumps(value)
        items.append(row)
    return rows(items)


def _geometry(geometry: Mapping[str, object]) -> str:
    kind, places = geometry.get("type"), geometry.get("coordinates")
    if kind == "Polygon" and isinstance(places, list):
        places = places[0]
    line = [places] if kind == "Point" else places
    if not isinstance(line, list):
        return ""
    return "; ".join(f"{place[1]} {place[0]} 0 0" for place in line)
