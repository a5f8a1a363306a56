"""The tables of synonyms, as data: `[list]`, then `choice: phrase; phrase`, continued on indented lines."""

ANSWERS_AND_TASKS = r"""
[yes_no]
yes: có; rồi; ừ; ừm; ờ; uk; uh; ok; oke; okê; okie; dạ; vâng; phải; đúng; chuẩn; đồng ý; được; chính xác; yes; y; có
    chứ; có rồi; có hết; xong; đã; dạ có; tất nhiên; nhất trí; đủ
no: không; ko; kô; k; kh; hông; hổng; hok; no; không có; chưa; chưa có; chưa đồng ý; không đồng ý; không được; đâu có;
    đâu; chưa được; không phải; chẳng; chả; chưa vào; không vào; chưa vô; sai; không ổn; chưa ổn; chưa đúng; không
    đúng
[yn_unk]
yes: có; rồi; ừ; ừm; ờ; uk; uh; ok; oke; okê; okie; dạ; vâng; phải; đúng; chuẩn; đồng ý; được; chính xác; yes; y; có
    chứ; có rồi; có hết; xong; đã; dạ có; tất nhiên; nhất trí; đủ
no: không; ko; kô; k; kh; hông; hổng; hok; no; không có; chưa; chưa có; chưa đồng ý; không đồng ý; không được; đâu có;
    đâu; chưa được; không phải; chẳng; chả; chưa vào; không vào; chưa vô; sai; không ổn; chưa ổn; chưa đúng; không
    đúng
unknown: không rõ; chưa rõ; không biết; chưa biết; không nhớ; không chắc; khó nói
[task_status]
done: xong; xong rồi; xong hết; làm xong; đã xong; hoàn thành; đã làm; làm rồi; hoàn tất; họp rồi; tổ chức rồi; rồi;
    đã họp; đã tổ chức; đã triển khai xong; xong xuôi; xong từ; đủ rồi; đã nộp; đã ban hành; mới xong; vừa xong;
    nghiệm thu rồi
doing: đang làm;
    (?:(?:xong|được|làm|đạt|mới|hoàn thành|khoảng|tầm|cỡ|hơn|gần) )*[0-9]{1,2} ?(?:%|phần trăm)(?: rồi)?;
    được [1-3]/[2-4];
    (?:gần|sắp|sắp sửa|gần như|hầu như|suýt|chuẩn bị)
    (?:xong|hoàn thành|hoàn tất|làm xong|họp xong|hết|đủ|đạt)(?: rồi)?;
    gần hết; làm gần hết; gần hết rồi; sắp hết; sắp sửa; sắp sửa xong; bắt tay vào; bắt tay vô; đã bắt tay;
    mới họp bàn; khởi động; mới khởi động; mới triển khai;
    mới làm được; đang lo; đang vận động; đang họp; chuẩn bị xong; làm tới đâu hay tới đó; cuốn chiếu;
    làm rồi (?:nhưng|mà) chưa xong; còn .{1,12} xong; (?:tí|chút|ít|xíu) nữa (?:là )?xong; đang; đang làm; đang
    triển khai; đang tiến hành; đang dở; dở dang; làm dở; còn dở; chưa xong; chưa xong hết;
    gần xong; gần xong rồi; sắp xong; sắp xong rồi; sắp; được một nửa; được nửa; mới bắt đầu; bắt đầu làm; bắt đầu
    rồi; ^(?:dạ )?mới làm; còn tí nữa; còn chút nữa; làm được [0-9]+; chưa hoàn thành; còn một ít; còn một phần; xong
    một nửa; xong một phần; mới xong một; mới được; được phân nửa; chưa làm xong; đương làm; còn đang; vẫn đang; hơn
    nửa; quá nửa; làm gần xong; gần như xong; xong gần hết; mới khởi công
not_started: chưa làm;
    xong (?:mùa|vụ|việc|lúa|rẫy|mì|cà phê|tết|đám).{0,20}(?:mới|rồi|sẽ) (?:làm|họp|tổ chức); không xong;
    chưa làm chi; chưa làm cái gì; chưa ra gì; (?:mai|mốt|tuần sau|tháng sau|quý sau|sang năm|năm sau) (?:mới|sẽ) làm;
    không làm gì; chưa tính; bỏ không làm; chưa khởi động; chưa mần; chưa đụng; chưa rục rịch; chưa chuẩn bị;
    chưa; ^(?:dạ )?(?:không|ko|k|kh|hông|hổng)(?: (?:ạ|em|có|anh|chị))*$; chưa có; chưa làm; chưa bắt đầu;
    chưa triển khai; chưa động; chưa có gì;
    chưa làm gì; không làm; chưa họp; chưa tổ chức; chưa tới; chưa đâu; chưa động tay; chưa đến; để quý sau; quý sau
    mới làm; tháng sau mới làm; tuần sau mới làm; đâu có làm; chưa thấy làm
blocked: vướng;
    (?:kinh phí|tiền|vốn|hướng dẫn|văn bản|giống|kế hoạch|vật tư)(?: .{0,12})?
    (?:chưa|không) (?:có|về|rót|cấp|thấy|ra|tới);
    (?:chưa|không) (?:có|thấy|được|cấp|rót)(?: .{0,10})? (?:kinh phí|tiền|vốn|giống|hướng dẫn|văn bản|chỉ đạo|người);
    lấy (?:gì|đâu|tiền đâu|người đâu)(?: .{0,10})? (?:làm|tiền|ra); sạt; sạt đường; lầy; ngập nước; cô lập;
    giàng không cho;
    (?:không|chưa) (?:họp|tổ chức|trồng|triển khai|vận động|mở|đi|nuôi|xây|thi công|ra|xuống) được;
    (?:họp|tổ chức|trồng|triển khai|nuôi|đi) không được; thiếu kinh phí; hết kinh phí; kẹt (?:tiền|vốn|người);
    thiếu (?:giống|cán bộ|kinh phí|vật tư|đất|nước); hạn quá; khô hạn; nắng hạn; trôi hết; cuốn trôi; ngập; hư hết;
    chết hết;
    dịch bệnh; dân không; dân chưa; bà con không; bà con chưa; bà con đi rẫy; dân đi rẫy; đi rẫy hết; chưa ai;
    chưa duyệt;
    chưa phê duyệt; chưa có văn bản; chưa có chỉ đạo; đường hỏng; đường sạt; tắc đường; không vô được; bị lũ;
    bị bão; bị dịch;
    bệnh chết; bị bệnh; không đồng thuận; không thống nhất; không ủng hộ; vướng; kẹt; bị vướng; mắc; bí;
    chưa làm được; không làm
    được; làm không được; làm sao được; sao mà làm; chưa
    chịu; không chịu; chưa đồng ý; không đồng ý; chưa đồng thuận; chưa thống nhất; chờ; chờ xã; chờ huyện; đợi xã; đợi
    huyện; đợi; thiếu tiền; không có tiền; hết tiền; chưa có tiền; thiếu vốn; chưa có vốn; thiếu người; không có
    người; mưa; mưa quá; bão; lũ; lụt; hạn hán; dịch; sạt lở; chưa có kinh phí; thiếu đất; không có đất; thiếu nước;
    khó khăn; khó quá; chưa có hướng dẫn; chưa hướng dẫn; chưa thấy hướng dẫn; chưa có kế hoạch; chưa cấp; không ai
    làm; không ai chịu; phản đối; không hợp tác; xã chưa; huyện chưa; trên chưa; bỏ dở vì; dừng vì; tạm dừng; không có
    kinh phí; chưa rót; bận mùa; tắc
na: không phải việc của thôn;
    (?:xã|huyện|mặt trận|hội phụ nữ|phụ nữ|đoàn|bên xã|bên huyện|bên mặt trận|bên hội|cán bộ|nhà nước)
    (?:nó )?(?:làm|lo|đảm nhận)(?: (?:chứ|hết|rồi|mà).*)?;
    không phải (?:việc|phần) (?:của )?(?:tôi|tui|thôn|em|mình|làng|bản);
    không có ở thôn;
    (?:làng|bản) (?:tôi|tui|mình|em) không có; không dính; không tới phần; không thuộc phần; ngoài phần;
    thôn (?:tôi|tui|mình|em) không có việc; không có việc này; của (?:mặt trận|hội|đoàn|ủy ban|trên|huyện|xã);
    việc của (?:xã|huyện|mặt trận|hội|đoàn|trên); thôn không làm; xã làm chứ; chứ thôn không; chứ không phải thôn;
    không phải việc; không phải của thôn; không phải thôn; đâu phải thôn; đâu phải việc; đâu phải của thôn; việc của
    xã; việc này của xã; của xã; của huyện; không liên quan; không thuộc; thôn không có việc; không áp dụng; xã làm;
    xã lo; việc xã; thôn mình không có; thôn không làm việc
[pct]
25: mới bắt đầu; bắt đầu; một ít; chút ít; 25; 25%; mới làm; khoảng 25; một phần tư; mới tí
50: một nửa; nửa; phân nửa; 50; 50%; được nửa; một nữa; hơn nửa; giữa chừng; dở dang
75: gần xong; sắp xong; 75; 75%; gần hết; sắp; còn tí; còn chút; còn ít; 80; 80%; 90; 90%; gần như xong; hòm hòm
[block_reason]
money: thiếu tiền;
    kẹt tiền; kẹt vốn; thiếu kinh phí; thiếu tiền; không có tiền; hết tiền; chưa có tiền; kinh phí; thiếu vốn; vốn;
    tiền; chưa cấp tiền
people: thiếu người;
    đi rẫy; đi làm; đi rừng; đi nương; vô mùa; vào mùa; đang mùa; thiếu cán bộ; thiếu nhân công; thiếu người;
    không có người; không ai làm; bận mùa; đi làm xa; người làm; neo người; mùa vụ; bà con bận
guide: chờ xã; chờ huyện; đợi xã; đợi huyện; hướng dẫn; chỉ đạo; kế hoạch; xã chưa; huyện chưa; trên chưa; văn bản;
    chờ trên; chờ tỉnh
weather: mưa;
    sạt; lầy; ngập nước; nước lớn;
    khô hạn; hạn; nắng; bệnh; trôi; cuốn trôi; đường sạt; bị bệnh; gió lốc; lốc; rét; mưa; bão; lũ; lụt; hạn hán;
    nắng hạn; dịch; thiên tai; sạt lở; thời tiết; dịch bệnh; nắng quá; ngập
villagers: chưa chịu;
    dân không; dân chưa; bà con không; bà con chưa; không muốn; chưa muốn; chưa ưng; không ưng; cãi; chống;
    không theo; không tin; chưa tin; chưa chịu; không chịu; đồng thuận; chưa đồng ý; không đồng ý; phản đối;
    chưa thống nhất; không hợp tác;
    không nghe; chưa nghe; vận động
land: thiếu đất; thiếu nước; không có đất; không có nước; đất; nước
other: khác; lý do khác
[outreach_kind]
meeting: họp .{0,14}nhà rông; họp; họp thôn; họp làng; họp bản; họp dân; họp khối; hội nghị; mở họp; họp tổ
home: từng nhà; đến nhà; tới nhà; tận nhà; đi từng nhà; ghé nhà; vận động từng hộ; từng hộ; gõ cửa; đi nhà; đến từng
    nhà; tận hộ
speaker: loa; phát thanh; đài; phát loa; loa thôn; loa kéo; nói loa; bắc loa
zalo: zalo; nhóm; gửi nhóm; nhắn nhóm; nhắn tin; trên mạng; facebook
union: chi hội; chi đoàn; sinh hoạt; hội phụ nữ; chi bộ; phụ nữ họp; hội nông dân; đoàn thanh niên; sinh hoạt hội
ritual: lễ hội; nhà rông; đám tiệc; đám cưới; lễ; đám; cúng; uống rượu cần; tiệc; mừng lúa mới; hội làng
visit: thăm mô hình; đi thăm; tham quan; coi mô hình; thăm vườn; đi xem mô hình; đi học tập
other: khác; kiểu khác
[topic]
purpose: mục đích; ý nghĩa; cuộc vận động; phong trào; nếp nghĩ; cách làm; thay đổi nếp nghĩ
policy: chính sách; vay vốn; vay; giảm nghèo; vốn vay; bảo hiểm; hỗ trợ
custom: hủ tục; tập quán; tảo hôn; mê tín; ma chay; cưới hỏi; lạc hậu; cúng bái
tech: kỹ thuật; trồng trọt; chăn nuôi; cách trồng; cách nuôi; giống mới; bón phân
saving: tiết kiệm; chi tiêu; để dành; ăn xài; bớt nhậu
coop: tổ hợp tác; hợp tác xã; htx; vào tổ
ntm: nông thôn mới; ntm; vệ sinh; đường làng; môi trường
fund: quỹ; vì người nghèo; ủng hộ; quyên góp; đóng góp
exit: thoát nghèo; đăng ký thoát nghèo; xin ra khỏi hộ nghèo
other: khác; chuyện khác
[speaker]
elder: già làng; già
prestige: uy tín; người uy tín; người có uy tín
head: trưởng thôn; trưởng bản; tôi; tui; tôi nói; mình nói; trưởng làng; trưởng khối
front: mặt trận; phụ nữ; đoàn; hội; thanh niên; nông dân; cựu chiến binh
party: bí thư; đảng viên; chi bộ
officer: cán bộ; xã; cán bộ xã; chủ tịch
model_hh: hộ giỏi; làm giỏi; mô hình; nhà làm giỏi; hộ mô hình; chủ mô hình
[lang]
vie: tiếng việt; tiếng kinh; kinh; phổ thông; việt; tiếng phổ thông
local: tiếng dân tộc; tiếng mình; tiếng làng; dân tộc; tiếng xơ đăng; tiếng ba na; tiếng thái; tiếng mông; tiếng
    raglai; tiếng gia rai; tiếng bru; tiếng khơ mú; tiếng đồng bào
both: cả hai; hai tiếng; 2 tiếng; cả 2; hai thứ tiếng; vừa việt vừa; xen kẽ
[hh_class]
poor: nghèo; hộ nghèo
near: cận; cận nghèo; hộ cận; hộ cận nghèo
exited: mới thoát;
    hết nghèo; hết nghèo rồi; ra khỏi hộ nghèo; thoát năm; mới thoát; thoát nghèo; đã thoát; thoát rồi; vừa thoát
other: không thuộc; bình thường; không nghèo; khá; trung bình; hộ khá; không phải hộ nghèo; khác; thường
[nom_round]
annual: hằng năm; hàng năm; cuối năm; năm
mid: sơ kết; giữa kỳ
final: tổng kết
adhoc: đột xuất; theo đợt
"""

MODELS_AND_HOUSEHOLDS = r"""
[model_kind]
household: một hộ; 1 hộ; hộ gia đình; của một nhà; một nhà; 1 nhà; của nhà; nhà ông; nhà bà; riêng; cá nhân; gia đình;
    hộ
group: mấy nhà làm chung; mấy hộ làm chung; mấy nhà nuôi chung; góp chung; làm chung mấy nhà; nhóm hộ; nhóm; tổ hợp
    tác; hợp tác xã; htx; tổ; mấy nhà; mấy hộ; nhiều hộ; vài hộ; chung mấy nhà; tổ nhóm; liên
    kết
community: cả thôn; cả làng; chung của thôn; của thôn; của làng; thôn; làng; cộng đồng; chung; cả bản; của bản; tập
    thể
[model_status]
new: mới; mới làm; mới làm năm nay; năm nay mới; mới bắt đầu; mới nuôi; mới trồng; làm mới; vừa làm; năm nay; mới mở;
    mới đầu tư; xây dựng mới
maintained: duy trì;
    không bỏ; chưa bỏ; chưa dừng; không nghỉ; chưa nghỉ; lâu năm; làm hoài; nuôi hoài; trồng hoài; vẫn đều; vẫn chăm;
    mấy năm nay; (?:làm|nuôi|trồng) (?:được )?(?:[0-9]+|mấy|hai|ba) năm;
    từ (?:hồi|năm|đời|lâu|xưa) .{1,14}(?:giờ|nay); vẫn; còn;
    duy trì; vẫn làm; vẫn còn; vẫn nuôi; vẫn trồng; còn làm; làm từ trước; làm lâu rồi; từ trước; năm ngoái
    làm; có từ; vẫn đang làm; làm mấy năm; vẫn duy trì; còn nuôi; còn trồng; từ năm ngoái; cũ; vẫn như cũ; tiếp tục
replicated: nhân rộng; học theo; làm theo; bắt chước; học từ; theo mô hình; thấy nhà; học của; nhân ra; theo nhà; theo
    ông; theo bà; học nhà; học hỏi; coi theo
stopped: dừng;
    không còn (?:nuôi|trồng|làm); chết sạch; phá rồi; bị dịch hết; thôi không; bỏ hoang; nghỉ nuôi; nghỉ trồng;
    nghỉ làm;
    dừng; bỏ; bỏ rồi; nghỉ; thôi; hết làm; không làm nữa; không nuôi nữa; không trồng nữa; ngưng; ngừng; thất
    bại; chết hết; bán hết; giải tán; phá bỏ; nghỉ rồi; thôi rồi; đã dừng; dẹp; chặt bỏ; bán rồi; bỏ cuộc; không còn;
    hết rồi
[model_sector]
crop: trồng trọt; trồng; lúa; bắp; ngô; mì; sắn; cà phê; cao su; tiêu; rau; mắc ca; cây ăn quả; sầu riêng; chuối; mía;
    điều; bời lời; đậu; khoai; ruộng; rẫy; chanh dây; dứa
livestock: chăn nuôi; nuôi; bò; heo; lợn; dê; gà; trâu; vịt; ngan; thỏ; ong; cừu; nhím; dúi; nuôi ong
forest: trồng rừng; dược liệu; sâm; sâm dây; đương quy; quế; sa nhân; keo; bạch đàn; thảo quả; rừng; đinh lăng; hồng
    đẳng sâm; trồng sâm; trồng sâm dây; trồng keo; trồng quế
fish: nuôi cá; cá; thủy sản; ao cá; tôm; lồng bè; ếch; lươn; nuôi ếch; nuôi lươn; nuôi tôm; thả cá
garden: vườn nhà; vườn mẫu; vườn kiểu mẫu; nhà vườn; vườn tạp; vườn rau
craft: dệt; đan; thủ công; thổ cẩm; đan lát; mộc; rèn; làm chổi; rượu cần; gốm; nghề truyền thống
service: buôn bán; dịch vụ; du lịch; quán; tạp hóa; homestay; bán hàng; xay xát; sửa xe; cắt tóc; vận tải
other: khác; nghề khác
[scale_unit]
m2: m2; mét vuông; mét; m vuông
sao: sào
ha: ha; hécta; héc ta; hec
animal: con; đầu con
tree: cây; gốc; bụi; trụ
household: hộ; nhà
other: khác; đơn vị khác
[fund_source]
state: nhà nước; nhà nước hỗ trợ; nhà nước cho; xã cho; xã hỗ trợ; huyện hỗ trợ; chương trình; dự án; mục tiêu quốc
    gia; cấp cho; được cấp; hỗ trợ; chính phủ; ngân sách; trên cho; xã cấp; 135
vbsp: vay;
    tiền vay; vay; ngân hàng; chính sách xã hội; vay ngân hàng; vốn vay; vay vốn; nhcsxh; ngân hàng chính sách;
    vay chính sách
front: mặt trận; (?:hội|đoàn|quỹ|mặt trận)(?: \w+){0,2} cho vay; đoàn thể; quỹ vì người nghèo; hội phụ nữ;
    hội nông dân; phụ nữ; nông dân; đoàn thanh niên; cựu chiến
    binh; quỹ
business: doanh nghiệp; công ty; nhà hảo tâm; mạnh thường quân; từ thiện; nhà tài trợ; người ta cho
own: nhà bỏ;
    tiền nhà bỏ; tiền của nhà; tiền gia đình; nhà góp thêm; tự bỏ tiền; của mình; của gia đình; nhà bỏ;
    nhà bỏ thêm; nhà tự; tự bỏ; tự có; tiền nhà; của nhà; gia đình; bỏ thêm; vốn nhà; tiền túi; bán bò; nhà
    có; tự túc; mình bỏ; để dành; tự lo; nhà góp
other: khác;
    vay (?:của )?(?:bạn|bạn bè|bà con|anh em|hàng xóm|người quen|họ hàng|nóng|ngoài|tư nhân|đại lý);
    mượn (?:của )?(?:bạn
    bè|bà con|anh em|hàng xóm); khác; nguồn khác; mượn; bà con cho mượn; vay nóng; mượn anh em; vay ngoài
[result_level]
good: tốt;
    không lỗ; đẻ; sinh sản tốt; lớn nhanh; xanh tốt; tốt; khá; có thu; có lời; có lãi; bán được; ngon; đạt;
    hiệu quả; phát triển; được mùa; trúng; lời; ổn; khá lắm;
    ngon lành
ok: chút đỉnh; có thu chút đỉnh; thu chút đỉnh; tạm; tạm được; cũng được; thu ít; mới có thu; được; lời ít; có thu ít;
    bình thường; hơi ít; chút ít; kha khá; tàm
    tạm
wait: chưa thu; đang chăm; chưa có thu; mới trồng; mới nuôi; chưa bán; còn nhỏ; đang lớn; chưa tới vụ; chờ thu; chưa
    thu hoạch; chưa đẻ; chưa có trái; chưa tới lứa
bad: kém;
    không tốt; chưa tốt; không được tốt; không khá; không ổn; không có thu; không bán được; không lời; không lãi;
    không đẻ; còi cọc; kém; hỏng; chết; thua; lỗ; mất mùa; thất bại; bị bệnh; hư; không đạt; chết hết; chết nhiều;
    lỗ vốn; không hiệu
    quả; không ra gì; không được; dở; tệ; thất thu
[compare]
more: cao hơn; nhiều hơn; hơn; khá hơn; tăng; đỡ hơn; tốt hơn; lên; được hơn; khấm khá
same: bằng;
    không hơn; không hơn không kém; không thay đổi; y như; giống; bằng; như cũ; vậy; vẫn vậy; như năm trước; ngang;
    không đổi; cũng thế; không khác; xấp xỉ; không tăng; bình
    thường
less: thấp hơn; ít hơn; kém hơn; giảm; thua; sụt; kém; không bằng; xuống; tụt
unknown: không rõ; chưa rõ; không biết; chưa biết; không nhớ; không chắc; khó nói
[hardship]
seed: giống; phân bón; phân; thiếu giống; con giống; cây giống; thức ăn
tech: kỹ thuật; không biết cách; chưa biết làm; chưa biết cách; chưa được tập huấn
money: vốn; tiền; thiếu vốn; thiếu tiền; không có tiền; hết tiền
water: nước; thiếu nước; khô hạn; hạn; nước tưới
disease: bệnh; sâu; dịch; sâu bệnh; dịch bệnh; dịch tả; chết; rầy; nấm
market: khó bán; giá thấp; giá rẻ; không ai mua; đầu ra; ép giá; rớt giá; mất giá; bán không được; thương lái; rẻ quá
road: đường; đường xa; đường xấu; đường khó; đi lại; đường đất
labor: thiếu người; người làm; không có người làm; neo người; nhân công; lao động
none: không khó khăn; không có khó khăn; không có gì; không có; không; không khó gì; không thiếu gì; chẳng có gì; suôn
    sẻ; thuận lợi; ko; không khó; ổn
other: khác
[support]
loan: vay; vay vốn; vốn; tiền
seed: giống; con giống; cây giống; bò giống; heo giống
tech: tập huấn; kỹ thuật; dạy cách; chỉ cách
job: học nghề; việc làm; đi làm; nghề; xuất khẩu lao động; xin việc
house: làm nhà; sửa nhà; nhà ở; xây nhà; nhà
water: nước; nước sạch; nhà vệ sinh; nhà tiêu; giếng; cầu tiêu
market: bao tiêu; chỗ bán; bán hàng; đầu ra; tìm chỗ bán
none: không cần; tự làm; tự lo; không; không có
other: khác
[deprive_2022]
job: thiếu việc làm; việc làm; thất nghiệp; không có việc; việc không ổn định
dependent: đông con; đông người; người phụ thuộc; nhà đông người; nhiều con nhỏ
nutrition: suy dinh dưỡng; dinh dưỡng; trẻ em còi; thiếu ăn
insurance: bảo hiểm; bảo hiểm y tế; thẻ bảo hiểm; chưa có thẻ
adult_edu: học vấn; không biết chữ; chưa qua đào tạo; mù chữ; chưa học nghề
child_edu: con nghỉ học; bỏ học; không đi học; trẻ không đi học
house_quality: nhà tạm; nhà dột; nhà hư; nhà xiêu vẹo; chưa có nhà; nhà không chắc
house_area: nhà chật; chật; chật chội; ở chật
water: nước sạch; thiếu nước; nước; không có nước
toilet: nhà vệ sinh; nhà tiêu; cầu tiêu; hố xí
telecom: internet; mạng; wifi; điện thoại; không có điện thoại
info_means: ti vi; tivi; nghe nhìn; radio; đài; loa
[nom_group]
org: cơ quan; đơn vị; đoàn thể; tập thể cơ quan
district: huyện; thành phố
commune: xã; phường; thị trấn
village: thôn; bản; làng; khu phố; khối
hh_poor: hộ nghèo; cận nghèo; hộ cận nghèo
hh_other: hộ không nghèo; hộ khá; hộ giỏi; hộ làm ăn giỏi
person: cá nhân; cán bộ; người làm công tác
business: doanh nghiệp; htx; hợp tác xã; nhà hảo tâm; tổ chức; công ty
[nom_form]
hc: huân chương
bk_ttg: bằng khen thủ tướng; thủ tướng
bk_tinh: bằng khen tỉnh; bằng khen chủ tịch tỉnh; bằng khen của tỉnh
gk_huyen: giấy khen huyện; giấy khen của huyện
gk_xa: giấy khen xã; giấy khen của xã
[crit]
assigned: đạt chỉ tiêu; vượt chỉ tiêu; chỉ tiêu được giao
drop: giảm tỷ lệ; tỷ lệ hộ nghèo giảm
three: ba năm; 3 năm; liên tục
half: trên 50%; giảm một nửa; giảm hơn nửa
model: mô hình; cách làm hay
register: đăng ký thoát nghèo; tự nguyện
loan: vốn vay; trả đúng hạn; trả nợ
help: giúp hộ nghèo; giúp nhà khác; giúp đỡ
initiative: sáng kiến; giải pháp
report: báo cáo đủ; báo cáo đúng
contrib: đóng góp; ủng hộ
"""
