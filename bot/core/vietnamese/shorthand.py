"""Chat shorthand spelt out: `dc` → `được`, `bc` → `báo cáo`, `xong r` → `xong rồi`. Tried after the plain form."""

from __future__ import annotations

import re

_SHORT = """
r rồi; rui rồi; rùi rồi; oy rồi; roài rồi; dc được; đc được; dk được; vs với; ng người; j gì; bn bao nhiêu
lm làm; mk mình; đg đang; dg đang; đag đang; cg cũng; cx cũng; ntn như thế nào; tnao thế nào; trc trước
hqua hôm qua; hnay hôm nay; bc báo cáo; kq kết quả; sl số liệu; mh mô hình; bit biết; bik biết; bít biết
hok không; hem không; hong không; hông không; hổng không; thui thôi; nhìu nhiều; wa quá; wá quá; wên quên
wen quên; bh bây giờ; h giờ; ms mới; ch chưa; chx chưa; chu chưa; thg thôn; tr triệu; cb cán bộ; gd gia đình
gđ gia đình; kg không; kh không; ko không; kô không; k không; hs hồ sơ; lsao làm sao; vd ví dụ; cty công ty
"""
_FULL = {
    short: full
    for line in _SHORT.strip().splitlines()
    for short, full in (one.strip().split(" ", 1) for one in line.split(";"))
}


def spelt_out(text: str) -> str:
    """Canonical text with shorthand words replaced; figures and everything else stay."""
    return re.sub(r"(?<![\w])[^\W\d_]{1,5}(?!\w)", lambda word: _FULL.get(word.group(), word.group()), text)
