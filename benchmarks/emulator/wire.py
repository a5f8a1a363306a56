"""HTTP/1.1, just enough of it and no more."""

import re
from collections.abc import Iterator

_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_CHUNKED = re.compile(rb"\r\ntransfer-encoding: *chunked", re.IGNORECASE)


def messages(buffer: bytearray) -> Iterator[tuple[bytes, bytes]]:
    """Take every complete message off the buffer: (head, body)."""
    while (end := buffer.find(b"\r\n\r\n")) >= 0:
        head = bytes(buffer[:end])
        start = end + 4
        if found := _LENGTH.search(head):
            stop = start + int(found[1])
            if len(buffer) < stop:
                return
            body = bytes(buffer[start:stop])
        elif _CHUNKED.search(head):
            last = buffer.find(b"0\r\n\r\n", start)
            if last < 0:
                return
            body, stop = bytes(buffer[start:last]), last + 5
        else:
            body, stop = b"", start
        del buffer[:stop]
        yield head, body


def response(body: bytes) -> bytes:
    """Return a 200 with a JSON body."""
    return b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%b" % (len(body), body)
