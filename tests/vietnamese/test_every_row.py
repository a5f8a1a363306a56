"""Every way of typing and of asking that the product promises to understand, in words of our own.

One line a case: `row | open question | who | words | intent | slots | !` where `!` means asked back before anything
is stored. Rows are those of the notes on typed Vietnamese: first how people answer, then how they ask.
"""

import json
from collections import Counter
from datetime import datetime

import pytest

from bot.core.vietnamese import Context, understand

NOW = datetime.fromisoformat("2026-11-20T09:00:00+07:00")
KNOWN = {"cohort": 40, "poor_total": 18}
CASES = """
numbers in words|int:poor_total|thon|mười bảy hộ|answer.number|{"value": 17}
numbers in words|int:hh_total|thon|trăm lẻ chín|answer.number|{"value": 109}
numbers in words|int:hh_total|thon|trăm ba|answer.number|{"value": 130}
numbers in words|int:attend|thon|hăm tám người|answer.number|{"value": 28}
numbers in words|int:attend|thon|năm chục rưỡi|answer.number|{"value": 55}
nothing|int:exit_q|thon|nỏ có nhà mô|answer.number|{"value": 0}
nothing|int:exit_q|thon|làm gì có|answer.number|{"value": 0}
nothing|yn:in_coop|thon|hông có vô|answer.bool|{"value": false}
nothing|choice:task_status|thon|chưa mần chi hết|answer.choice|{"choice": "not_started"}
nothing|money:income_12m|thon|không bán được gì|answer.money|{"vnd": 0}
about|int:attend|thon|áng chừng 60 bà con|answer.number|{"value": 60, "approx": true}
about|int:attend|thon|ba chục mấy người|answer.vague|{"min": 31, "max": 39}|!
about|int:attend|thon|dăm bảy người|answer.vague|{}|!
about|int:mind|thon|hơn nửa làng|answer.vague|{"vague": "half"}|!
thousands|int:hh_total|xa|2.140 hộ|answer.number|{"value": 2140}
thousands|int:hh_total|xa|1,075|answer.number|{"value": 1075}
thousands|int:poor_total|thon|7,5 hộ|answer.invalid|{"reason": "not_integer"}|!
money|money:fund_total|thon|4tr8|answer.money|{"vnd": 4800000}
money|money:fund_total|thon|12 triệu rưởi|answer.money|{"vnd": 12500000}
money|money:fund_total|thon|750 ngàn|answer.money|{"vnd": 750000}
money|money:fund_total|thon|3 tỷ 4|answer.money|{"vnd": 3400000000}
money|money:fund_total|thon|35|answer.money|{"vnd": 35000000}|!
money|money:fund_total|thon|4 triệu 20|answer.money|{"vnd": 4020000}|!
money|money:fund_total|thon|ba bốn triệu|answer.money|{"min": 3000000, "max": 4000000}|!
area|area:scale|thon|7 sào đất|answer.area|{"value": 7, "unit": "sao"}
area|area:scale|thon|3ha5|answer.area|{"value": 3.5, "unit": "ha", "m2": 35000}
area|area:scale|thon|1 mẫu rưỡi|answer.area|{"value": 15, "unit": "sao"}|!
area|area:scale|thon|vài chục con gà|answer.vague|{}|!
dates|date:done_date|thon|19.9|answer.date|{"date": "2026-09-19"}
dates|date:done_date|thon|hum kia|answer.date|{"date": "2026-11-18"}
dates|date:done_date|thon|ngày 12 tháng trước|answer.date|{"date": "2026-10-12"}
dates|date:done_date|thon|24/12|answer.date|{"date": "2025-12-24"}|!
dates|date:done_date|thon|31/6|answer.invalid|{"reason": "no_such_date"}|!
lunar days|date:done_date|thon|mồng một tháng chín âm|answer.date|{"calendar": "lunar", "date": "2026-10-10"}|!
lunar days|date:done_date|thon|rằm tháng bảy|answer.date|{"calendar": "lunar", "date": "2026-08-27"}|!
lunar days|date:done_date|thon|mùng 6 tháng 8|answer.date|{"date": "2026-08-06"}|!
quarters|period|officer|quý hai năm ngoái|answer.period|{"period": "2025-Q2"}
quarters|period|officer|quy vua roi|answer.period|{"period": "2026-Q3"}
quarters|period|officer|nửa đầu năm|answer.period|{"period": "2026-H1"}
ratios|int:told|thon|31 trên 40 nhà|answer.ratio|{"num": 31, "den": 40}
ratios|int:told|thon|40 nhà thì 6 nhà chưa nghe|answer.ratio|{"num": 34, "den": 40}|!
ratios|int:mind|thon|2/3 làng|answer.vague|{}|!
ratios|date:done_date|thon|5/8|answer.date|{"date": "2026-08-05"}
yes and no|yn:confirm|thon|chuẩn không cần chỉnh|answer.bool|{"value": true}
yes and no|yn:confirm|thon|trật rồi|answer.bool|{"value": false}
yes and no|choice:task_status|thon|đâu phải chưa làm, đang làm dở mà|answer.choice|{"choice": "doing"}
keyboards|int:poor_total|thon|hai muwowi hooj|answer.number|{"value": 20}
keyboards||officer|xax naof chuwa nopoj|query.missing|{"level": "commune"}
keyboards|choice:task_status|thon|ddang lafm dowr|answer.choice|{"choice": "doing"}
keyboards|int:poor_total|thon|kho6ng co1 ai|answer.number|{"value": 0}
keyboards|choice:task_status|thon|chưalàm|answer.choice|{"choice": "not_started"}
keyboards|int:poor_total|thon|1O hộ|answer.number|{"value": 10}|!
old and new tone marks|period|officer|qúy IV|answer.period|{"period": "2026-Q4"}
old and new tone marks||household|xoá hết hình nhà tui|privacy.erase|{"what": "photos"}
old and new tone marks||household|xóa hết hình nhà tui|privacy.erase|{"what": "photos"}
spelling of communes||officer|dak to re nop chua|query.unit_status|{"unit_code": "23494"}
spelling of communes||officer|đắk ruồng sao rồi|query.unit_status|{"unit_code": "23488"}
numbers in names|int:poor_total|thon|bản 6 được 15 hộ|answer.number|{"value": 15}
numbers in names|int:poor_total|thon|thôn 12|answer.number|{}|!
numbers in names|text:hh_head|thon|Y Mười|answer.text|{"text": "Y Mười"}
spoken||thon|thôn ba tân lập quý ba mười hộ nghèo sáu hộ cận|answer.multi|{"poor_total": 10, "near_total": 6}|!
spoken|int:poor_total|thon|mười hộ nghèo sáu hộ cận nghèo|answer.multi|{"poor_total": 10, "near_total": 6}
who has not sent||xa|thôn mô còn nợ báo cáo rứa|query.missing|{"level": "village", "period": "2026-Q4"}
who has not sent||officer|còn bao nhiêu xã chưa gửi quý 2|query.missing|{"period": "2026-Q2", "count": true}
how it goes||officer|quý 2 ra răng rồi|query.progress|{"period": "2026-Q2"}
how it goes||officer|tình hình chung tới mô rồi|query.progress|{"period": "2026-Q4"}
one unit||xa|thôn 9 gửi chưa em|query.unit_status|{"unit": "thôn 9"}
one unit||officer|đăk kôi làm ăn sao rồi|query.unit_status|{"unit": "Đăk Kôi"}|!
targets||officer|cái 50% áp dụng kỹ thuật được chưa|query.target|{"target": "KR-T05"}
targets||officer|cận nghèo giảm 4,95 chưa|query.target|{"target": "KR-T09"}
deadlines||thon|bao nhiêu bữa nữa tới hạn|query.deadline|{"count_days": true}
deadlines||thon|khi mô hết hạn nộp|query.deadline|{"period": "2026-Q4"}
deadlines||thon|lỡ nộp muộn có bị phạt không|query.deadline_policy|{}
reminding||xa|hối mấy thôn còn thiếu giùm anh|officer.remind|{"level": "village", "audience": "missing"}
reminding||officer|đôn đốc các xã chậm quý 3|officer.remind|{"period": "2026-Q3", "audience": "late"}
broadcasts||officer|nhắn các già làng: mai lên nhà rông|officer.broadcast|{"text": "mai lên nhà rông"}|!
broadcasts||xa|báo cho các trưởng thôn: 7h sáng họp|officer.broadcast|{"text": "7h sáng họp"}|!
what I still owe||thon|tui còn sót mục nào|query.my_missing|{}
what I still owe||thon|làng mình còn thiếu báo cáo chi|query.my_missing|{}
"""
ROWS = [[*line.split("|"), ""][:7] for line in CASES.strip().splitlines()]


@pytest.mark.parametrize(("row", "expect", "role", "text", "intent", "slots", "asked"), ROWS)
def test_every_way_of_saying_it_is_understood(row, expect, role, text, intent, slots, asked):
    """What is promised of typed Vietnamese holds for words nobody wrote down as an example."""
    meaning = understand(text, Context(role, expect or None, "KR", NOW, KNOWN if expect == "int:told" else {}))
    wanted = json.loads(slots)

    assert (meaning.intent, {name: meaning.slots.get(name) for name in wanted}) == (intent, wanted)
    assert meaning.clarify == (asked == "!")


def test_no_row_rests_on_one_example():
    """Each promise is held to at least two sentences."""
    assert min(Counter(row for row, *_ in ROWS).values()) >= 2
