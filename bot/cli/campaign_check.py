"""`bantin campaign check|copy`: a plan's file examined, or moved to another year."""

from __future__ import annotations

import sys
from pathlib import Path

from bot.core.campaigns.plan import Campaign
from bot.core.campaigns.work import DutyKind
from messages.campaign_files import CampaignError, FileProblem, copy_campaign, load_campaign


def run(path: str) -> int:
    """Print every problem as `file:line: sentence` and return 1, or a short summary and return 0."""
    try:
        campaign = load_campaign(_read(path), path)
    except CampaignError as error:
        return _refuse(error)
    for line in _summary(campaign):
        print(line)
    return 0


def copy(path: str, year: int, out: str) -> int:
    """Write the plan moved to `year` into the new file `out` (`-` prints it); 0, or 1 with the reason on stderr."""
    try:
        text = _read(path)
        load_campaign(text, path)
        moved = copy_campaign(text, year, path)
        load_campaign(moved, out)
        if out == "-":
            sys.stdout.write(moved)
            return 0
        with Path(out).open("x", encoding="utf-8", newline="") as file:
            file.write(moved)
    except CampaignError as error:
        return _refuse(error)
    except FileExistsError:
        print(f"{out}: đã có tệp này; đặt tên khác để không mất tệp cũ", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{out}: không ghi được ({error.strerror})", file=sys.stderr)
        return 1
    print(f"{out}: đã dời kế hoạch sang năm {year}. Xem lại ngày họp, tham số và số quyết định trước khi chạy.")
    return 0


def _read(path: str) -> str:
    try:
        content = Path(path).read_bytes()
    except OSError as error:
        words = {"FileNotFoundError": "không có tệp này", "IsADirectoryError": "đây là thư mục, không phải tệp"}
        reason = words.get(type(error).__name__, f"không mở được ({error.strerror})")
        raise CampaignError(path, [FileProblem(1, reason)]) from None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        wrong = "tệp không phải UTF-8; mở bằng trình soạn thảo và lưu lại với bảng mã UTF-8"
        raise CampaignError(path, [FileProblem(line, wrong)]) from None


def _refuse(error: CampaignError) -> int:
    for line in error.report():
        print(line)
    return 1


def _summary(campaign: Campaign) -> list[str]:
    meetings = sum(duty.kind is DutyKind.MEETING for duty in campaign.duties)
    inferred = sum(reporter.inferred for task in campaign.tasks for reporter in task.reporters)
    lines = [
        f"{campaign.code}: {campaign.name}",
        f"{len(campaign.tasks)} nhiệm vụ, {len(campaign.targets)} chỉ tiêu, {len(campaign.duties)} nghĩa vụ "
        f"({len(campaign.duties) - meetings} báo cáo, {meetings} giao ban), "
        f"{len(campaign.source_errors)} lỗi của văn bản gốc được giữ nguyên",
        f"{campaign.starts_on:%d/%m/%Y} – {campaign.ends_on:%d/%m/%Y}, {len(campaign.periods())} quý, "
        f"{len(campaign.forms)} biểu mẫu, {inferred} chỗ phân người báo là suy luận",
    ]
    missing = [parameter.id for parameter in campaign.parameters if parameter.value is None]
    if missing:
        lines.append(f"Còn {len(missing)} tham số chưa có số: {', '.join(missing)}")
    return lines
