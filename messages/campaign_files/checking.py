"""What no single line shows: ids used twice, names that lead nowhere, dates that contradict each other."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import pairwise

from bot.core.campaigns.periods import Kind, Period
from bot.core.campaigns.targets import Comparator
from bot.core.campaigns.work import SHORT_TITLE, Frequency
from bot.core.units import Level
from messages.campaign_files.problems import FileProblem
from messages.campaign_files.schema import AssignmentPart, CampaignPart, TaskPart
from messages.campaign_files.tree import Path, Tree

_FORM_FIELD = re.compile(r"\b([A-Z]_[A-Z]+)\.\w+")
Found = Iterator[tuple[Path, str]]


def repeated_ids(tree: Tree) -> list[FileProblem]:
    """Ids that stand twice anywhere in the file; needs only that the YAML could be read."""
    first: dict[str, Path] = {}
    problems = []
    for path in tree.spans:
        if len(path) != 3 or path[2] != "id":
            continue
        value = _at(tree.value, path)
        if isinstance(value, str) and first.setdefault(value, path) != path:
            line = tree.line(first[value])
            problems.append(FileProblem(tree.line(path), f"mã {value} đã dùng ở dòng {line}; mỗi mã chỉ một lần"))
    return problems


def _at(value: object, path: Path) -> object:
    for step in path:
        if isinstance(value, dict):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value


def contradictions(part: CampaignPart, tree: Tree, forms: Collection[str]) -> list[FileProblem]:
    """What does not fit together in a file whose every line is right by itself. `forms` are the form ids we have."""
    checks = (_dates(part), _due_days(part), _forms(part, forms), _assignments(part), _targets(part), _tasks(part))
    problems = [FileProblem(tree.line(path), text) for check in checks for path, text in check]
    return problems + [
        FileProblem(tree.line(path), text)
        for key in ("tasks", "duties")
        for i, item in enumerate(getattr(part, key))
        for path, text in _periods(part, item.id, item.periods, (key, i, "periods"))
    ]


def _dates(part: CampaignPart) -> Found:
    if part.ends_on < part.starts_on:
        yield ("ends_on",), f"ngày kết thúc {part.ends_on} trước ngày bắt đầu {part.starts_on}; xem lại hai ngày"
    elif part.ends_on.year - part.starts_on.year > 10:
        yield ("ends_on",), f"kế hoạch dài từ {part.starts_on} đến {part.ends_on}; không quá 10 năm, xem lại năm"


def _periods(part: CampaignPart, item: str, periods: list[Period], path: Path) -> Found:
    for i, period in enumerate(periods):
        if period.ends_on < part.starts_on or period.starts_on > part.ends_on:
            yield (
                (*path, i),
                f"{item}: kỳ {period.id} ngoài thời gian kế hoạch ({part.starts_on} đến {part.ends_on}); xem lại năm",
            )
        if period in periods[:i]:
            yield (*path, i), f"{item}: kỳ {period.id} viết hai lần; giữ một"


def _due_days(part: CampaignPart) -> Found:
    calendar = part.calendar
    for level, day in calendar.due_days.items():
        if not 1 <= day <= 31:
            yield ("calendar", "due_days", level.value), f"hạn ngày {day}: phải từ 1 đến 31"
    if not 1 <= calendar.cutoff_day <= 27:
        yield (
            ("calendar", "cutoff_day"),
            f"chốt số liệu ngày {calendar.cutoff_day}: phải từ 1 đến 27 (tháng nào cũng có)",
        )
    if calendar.closes_after_days > 366:
        yield ("calendar", "closes_after_days"), f"đóng sau {calendar.closes_after_days} ngày: không quá 366"
    known = [(level, calendar.due_days[level]) for level in Level if level in calendar.due_days]
    for (upper, upper_day), (lower, lower_day) in pairwise(known):
        if lower_day > upper_day:
            yield (
                ("calendar", "due_days", lower.value),
                f"{lower} nộp ngày {lower_day}, sau {upper} nộp ngày {upper_day}; cấp dưới phải nộp trước",
            )


def _forms(part: CampaignPart, forms: Collection[str]) -> Found:
    for i, form in enumerate(part.forms):
        if form not in forms:
            yield ("forms", i), f"không có biểu mẫu {form}; các biểu mẫu hiện có: {', '.join(sorted(forms))}"
        if form in part.forms[:i]:
            yield ("forms", i), f"biểu mẫu {form} viết hai lần; giữ một"
    for i, target in enumerate(part.targets):
        for key in ("numerator", "denominator"):
            for form in _FORM_FIELD.findall(getattr(target, key)):
                if form not in part.forms:
                    yield (
                        ("targets", i, key),
                        f"{target.id}: biểu mẫu {form} không có trong danh sách forms của kế hoạch",
                    )


def _assignments(part: CampaignPart) -> Found:
    levels = {known.level for known in part.levels}
    seen: set[tuple[object, ...]] = set()
    for i, given in enumerate(part.assignments):
        path: Path = ("assignments", i)
        if given.form not in part.forms:
            yield (*path, "form"), f"phân công {given.form}, mà danh sách forms không có; thêm vào forms hoặc sửa mã"
        if given.level not in levels:
            yield (*path, "level"), f"cấp {given.level} chưa khai ở levels; thêm tên gọi của cấp này"
        if given.role not in part.roles:
            yield (*path, "role"), f"vai trò {given.role} chưa khai ở roles; thêm tên gọi của vai trò này"
        if given.due_day is not None and not 1 <= given.due_day <= 31:
            yield (*path, "due_day"), f"hạn ngày {given.due_day}: phải từ 1 đến 31"
        if (
            given.frequency is not Frequency.ANY_TIME
            and given.due_day is None
            and given.level not in part.calendar.due_days
        ):
            yield (
                (*path, "level"),
                f"cấp {given.level} chưa có hạn; thêm vào calendar.due_days, hoặc viết due_day ở đây",
            )
        mark = _owes(given)
        if mark in seen:
            yield (
                path,
                f"{given.form} của cấp {given.level} phân công hai lần; một phiếu của một đơn vị chỉ một người nợ",
            )
        seen.add(mark)


def _owes(given: AssignmentPart) -> tuple[object, ...]:
    if given.frequency is Frequency.ANY_TIME:
        return given.form, given.level, given.role
    return given.form, given.level, Kind(given.frequency.value), given.per_task


def _targets(part: CampaignPart) -> Found:
    for i, target in enumerate(part.targets):
        is_range = target.comparator is Comparator.RANGE
        if is_range and (len(target.values) != 2 or target.values[0] >= target.values[1]):
            yield ("targets", i, "values"), f"{target.id}: khoảng cần hai số, nhỏ trước lớn sau, ví dụ [1.5, 2]"
        if not is_range and len(target.values) != 1:
            yield ("targets", i, "values"), f"{target.id}: so sánh “{target.comparator}” cần đúng một số, ví dụ [6.59]"


def _tasks(part: CampaignPart) -> Found:
    by_id = {task.id: task for task in part.tasks}
    asked = {(given.role, given.level) for given in part.assignments if given.per_task}
    for i, task in enumerate(part.tasks):
        path: Path = ("tasks", i)
        yield from _short(task.id, task.short, (*path, "short"))
        yield from _covered(task, by_id, path)
        for j, reporter in enumerate(task.reporters):
            where = (*path, "reporters", j)
            yield from _short(task.id, reporter.short, (*where, "short"))
            if reporter.inferred and not reporter.reason.strip():
                yield where, f"{task.id}: người báo là suy luận thì phải ghi lý do ở reason"
            if (reporter.role, reporter.level) not in asked:
                yield (
                    where,
                    f"{task.id}: {reporter.role} cấp {reporter.level} báo việc này nhưng không có phân công nào với "
                    "per_task: true; thêm vào assignments, nếu không bot sẽ không hỏi",
                )


def _short(task: str, short: str, path: Path) -> Found:
    if len(short) > SHORT_TITLE:
        yield path, f"{task}: tên ngắn dài {len(short)} ký tự; rút còn tối đa {SHORT_TITLE} để vừa một nút bấm"


def _covered(task: TaskPart, by_id: dict[str, TaskPart], path: Path) -> Found:
    if not task.covered_by:
        return
    other = by_id.get(task.covered_by)
    if other is None or other is task or other.covered_by:
        yield (*path, "covered_by"), f"{task.id}: {task.covered_by} không phải một nhiệm vụ khác được báo riêng"
    if task.reporters:
        yield (
            (*path, "reporters"),
            f"{task.id}: đã báo trong {task.covered_by} thì không cần reporters; bỏ một trong hai",
        )
