// Vietnamese clock and calendar. Vietnam is UTC+7 the year round, whatever the phone is set to.
const OFFSET = 7 * 3600 * 1000;
const WEEKDAYS = ["Chủ nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"];

const local = (iso) => new Date(new Date(iso).getTime() + OFFSET);
const two = (number) => String(number).padStart(2, "0");

/** "09:05" */
export function clockTime(iso) {
  const at = local(iso);
  return `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;
}

/** "Thứ Sáu, 20/11/2026" */
export function calendarDay(iso) {
  const at = local(iso);
  return `${WEEKDAYS[at.getUTCDay()]}, ${two(at.getUTCDate())}/${two(at.getUTCMonth() + 1)}/${at.getUTCFullYear()}`;
}
