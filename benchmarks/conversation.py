"""The conversation everybody holds: F_IND, the village figures of a quarter."""

OPENING = "/start"
ANSWERS = ("85", "80", "12", "7", "12", "7", "2", "1", "0", "33", "30", "25", "20", "12", "10", "5", "3")
NOTE, CONFIRM = "Bà con xin thêm cây giống", "Đúng"
SCRIPT = (OPENING, *ANSWERS, NOTE, CONFIRM)
RECEIPT = "BT-"  # the last reply holds a receipt; one that ends without it is broken

QUESTIONS = (
    "Thôn mình có bao nhiêu hộ?",
    "Bao nhiêu hộ người dân tộc thiểu số?",
    "Bao nhiêu hộ nghèo?",
    "Bao nhiêu hộ cận nghèo?",
    "Trong số hộ nghèo, mấy hộ người DTTS?",
    "Trong số hộ cận nghèo, mấy hộ người DTTS?",
    "Quý này mấy hộ thoát nghèo?",
    "Mấy hộ mới rơi vào nghèo (phát sinh)?",
    "Trong đó mấy hộ tái nghèo?",
    "Đầu năm thôn mình có bao nhiêu hộ nghèo + cận nghèo người DTTS?",
    "Từ đầu năm, mấy hộ trong số đó đã được tuyên truyền ít nhất 1 lần?",
    "Mấy hộ đã thay đổi nếp nghĩ (đủ 3 điều: chịu làm ăn, bỏ hủ tục, không trông chờ)?",
    "Mấy hộ biết áp dụng kỹ thuật, giống mới và biết tiết kiệm?",
    "Mấy hộ khá lên rõ (thu nhập cao hơn mức chung, có mô hình ổn định, nhà chắc và đồ dùng cần thiết)?",
    "Mấy hộ vào tổ hợp tác, hợp tác xã?",
    "Mấy hộ đã đăng ký thoát nghèo năm nay?",
    "Mấy hộ khá giả giúp hộ nghèo trong quý?",
    "Bác có gì muốn nói thêm với xã?",
    "Em đọc lại các số ở trên. Đúng hết chưa bác?",
)


def problem(question: int, text: str) -> str:
    """Return what is wrong with an answer, "" when nothing is: the check every peer makes."""
    if question < len(ANSWERS) and not (text.isdigit() and int(text) <= 3000):
        return "Bác nhập giúp em một số từ 0 đến 3000 ạ."
    return ""


def summary(answers: list[str]) -> str:
    """Return the last question with the answers read back."""
    lines = (f"{question} {answer}" for question, answer in zip(QUESTIONS, answers, strict=False))
    return "\n".join((*lines, QUESTIONS[-1]))
