"""area(), distance() and geofence() over places written "lat lon alt accuracy"."""

from __future__ import annotations

import math
from itertools import pairwise

_RADIUS = 6_378_100.0
"""Metres, as JavaRosa takes it."""

Point = tuple[float, float]


def points(texts: list[str]) -> list[Point]:
    """Latitude and longitude of each place; one text may be a trace with `;` between places."""
    found: list[Point] = []
    for text in texts:
        for piece in text.split(";"):
            words = piece.split()
            if len(words) >= 2:
                try:
                    found.append((float(words[0]), float(words[1])))
                except ValueError:
                    return []
    return found


def distance(line: list[Point]) -> float:
    """Length along `line` in metres, to the centimetre."""
    total = 0.0
    for (lat1, lon1), (lat2, lon2) in pairwise(line):
        a, b = math.radians(lat1), math.radians(lat2)
        half = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
        total += 2 * _RADIUS * math.asin(min(1.0, math.sqrt(half)))
    return round(total, 2)


def area(ring: list[Point]) -> float:
    """Area inside `ring` on the sphere in square metres, to the hundredth; 0 for less than three places."""
    if len(ring) < 3:
        return 0.0
    total = 0.0
    for (lat1, lon1), (lat2, lon2) in zip(ring, ring[1:] + ring[:1], strict=True):
        product = math.tan((math.pi / 2 - math.radians(lat1)) / 2) * math.tan((math.pi / 2 - math.radians(lat2)) / 2)
        turn = math.radians(lon1 - lon2)
        total += 2 * math.atan2(product * math.sin(turn), 1 + product * math.cos(turn))
    return round(abs(total * _RADIUS * _RADIUS), 2)


def inside(place: list[Point], ring: list[Point]) -> bool:
    """True when the first of `place` lies inside `ring`."""
    if not place or len(ring) < 3:
        return False
    lat, lon = place[0]
    hit = False
    for (lat1, lon1), (lat2, lon2) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (lon1 > lon) != (lon2 > lon) and lat < (lat2 - lat1) * (lon - lon1) / (lon2 - lon1) + lat1:
            hit = not hit
    return hit
