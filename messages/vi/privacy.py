"""What is said of a person's own data."""

WORDS = {
    "data.mine": (
        "Em đang giữ của {bác}:\n"
        "• Họ tên: {name}; cách gọi: {called}\n"
        "• Việc phụ trách: {posts}\n"
        "• Địa chỉ nhắn tin: kênh {channel}\n"
        "• Báo cáo đã gửi: {sent} (trong đó {photos} có ảnh); phiếu đang làm dở: {drafts}\n"
        "• Ngày giờ {bác} đồng ý\n"
        "Chỉ cán bộ phụ trách xem được. {Bác} sửa, rút hoặc xóa lúc nào cũng được."
    ),
    "data.no_post": "chưa có",
    "data.button.erase": "Xóa dữ liệu của tôi",
    "data.button.withdraw": "Rút lại đồng ý",
    "data.button.erase_sure": "Tôi muốn xóa",
    "data.button.withdraw_sure": "Tôi muốn rút",
    "data.erase.ask": (
        "{Bác} muốn xóa dữ liệu của mình ạ? Tên, ảnh và phiếu làm dở của {bác} sẽ được xóa; các con số đã cộng chung "
        "vào báo cáo của thôn thì giữ lại, không kèm tên {bác}."
    ),
    "data.withdraw.ask": (
        "{Bác} muốn rút lại đồng ý ạ? Khi đó em không ghi thêm gì của {bác} nữa; "
        "báo cáo {bác} đã gửi vẫn giữ, trừ khi {bác} muốn xóa."
    ),
    "data.erase.noted": (
        "Dạ, em đã ghi yêu cầu xóa của {bác}. Cán bộ phụ trách trả lời {bác} trước hết {answered}, "
        "xóa xong chậm nhất {done}. Trong lúc chờ, {bác} vẫn dùng như thường, hoặc nghỉ đều được ạ."
    ),
    "data.withdraw.noted": (
        "Dạ, em đã ghi là {bác} rút lại đồng ý. Cán bộ phụ trách trả lời {bác} trước hết {answered}, "
        "làm xong chậm nhất {done}. Từ giờ {bác} không phải gửi gì nữa; muốn gửi tiếp thì {bác} cứ nhắn em ạ."
    ),
    "data.quiet": (
        "Dạ, em đã ghi: từ nay em không tự nhắn cho {bác} nữa. Khi nào cần, {bác} nhắn em là em trả lời ngay ạ."
    ),
    "data.stranger": "Em chưa lưu gì của {bác} cả ạ.",
}
