"""What the web page's server says when it cannot take something."""

WORDS = {
    "web.unknown": "Đường dẫn này không dùng được nữa. {Bác} xin lại đường dẫn mới ở cán bộ xã nhé.",
    "web.unreadable": "Em chưa đọc được tin này. {Bác} tải lại trang rồi gửi lại giúp em ạ.",
    "web.too_long": "Tin này dài quá, em chưa nhận được. {Bác} rút gọn hoặc chia ra giúp em ạ.",
    "web.photo.too_big": (
        "Ảnh này nặng quá, em chỉ nhận tới {most} MB. {Bác} chọn ảnh khác, hoặc chụp lại ở cỡ nhỏ hơn giúp em ạ."
    ),
    "web.photo.not_image": "Tệp này không phải ảnh em đọc được. {Bác} gửi ảnh JPG, PNG, WebP hoặc HEIC giúp em ạ.",
    "web.busy": "Em đang bận quá, em chưa ghi được. Em tự gửi lại sau ít giây ạ.",
    "web.place": "Vị trí: {latitude}; {longitude}",
}
