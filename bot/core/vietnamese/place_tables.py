"""Communes of the five plans, as data: `[campaign]`, then a commune of July 2025 `<` those it was made of.

A name stands as `code kind name`; codes are of the national list, and a code may have changed owner in July 2025.
"""

COMMUNES = """
[KR]
23479 Xã Đăk Rve < 23479 Thị trấn Đăk Rve; 23491 Xã Đăk Pne
23485 Xã Đăk Kôi < 23482 Xã Đăk Kôi; 23485 Xã Đăk Tơ Lung
23497 Xã Kon Braih < 23488 Xã Đăk Ruồng; 23494 Xã Đăk Tờ Re; 23497 Xã Tân Lập
[TG]
03217 Xã Tủa Chùa < 03263 Xã Nà Tòng
03244 Xã Sáng Nhè < 03259 Xã Phình Sáng
03253 Xã Tuần Giáo < 03253 Thị trấn Tuần Giáo; 03274 Xã Quài Nưa; 03289 Xã Quài Cang
03260 Xã Pú Nhung < 03260 Xã Rạng Đông; 03265 Xã Ta Ma; 03271 Xã Pú Nhung
03268 Xã Mường Mùn < 03262 Xã Mùn Chung; 03268 Xã Mường Mùn; 03269 Xã Pú Xi
03283 Xã Chiềng Sinh < 03277 Xã Mường Thín; 03283 Xã Nà Sáy; 03284 Xã Mường Khong; 03298 Xã Chiềng Sinh
03295 Xã Quài Tở < 03280 Xã Tỏa Tình; 03295 Xã Quài Tở; 03304 Xã Tênh Phông
03301 Xã Búng Lao < 03299 Xã Chiềng Đông
[NT]
22738 Phường Đô Vinh < 22738 Phường Đô Vinh; 22831 Xã Nhơn Sơn
22741 Phường Bảo An < 22741 Phường Phước Mỹ; 22744 Phường Bảo An; 22774 Xã Thành Hải
22759 Phường Phan Rang < 22750 Phường Phủ Hà; 22759 Phường Kinh Dinh; 22762 Phường Đạo Long; 22765 Phường Đài Sơn
22780 Phường Đông Hải < 22768 Phường Đông Hải; 22771 Phường Mỹ Đông; 22779 Phường Mỹ Bình; 22780 Phường Mỹ Hải
22834 Phường Ninh Chử < 22777 Phường Văn Hải; 22834 Thị trấn Khánh Hải
22786 Xã Bác Ái Tây < 22783 Xã Phước Bình; 22786 Xã Phước Hòa; 22789 Xã Phước Tân
22795 Xã Bác Ái < 22792 Xã Phước Tiến; 22795 Xã Phước Thắng; 22804 Xã Phước Chính
22801 Xã Bác Ái Đông < 22798 Xã Phước Thành; 22801 Xã Phước Đại
22810 Xã Ninh Sơn < 22810 Thị trấn Tân Sơn; 22819 Xã Quảng Sơn
22813 Xã Lâm Sơn < 22813 Xã Lâm Sơn; 22816 Xã Lương Sơn
22822 Xã Mỹ Sơn < 22807 Xã Phước Trung; 22822 Xã Mỹ Sơn
22828 Xã Anh Dũng < 22825 Xã Hòa Sơn; 22828 Xã Ma Nới
22840 Xã Công Hải < 22837 Xã Phước Chiến; 22840 Xã Công Hải
22846 Xã Vĩnh Hải < 22846 Xã Vĩnh Hải; 22867 Xã Nhơn Hải; 22868 Xã Thanh Hải
22849 Xã Thuận Bắc < 22843 Xã Phước Kháng; 22849 Xã Lợi Hải; 22856 Xã Bắc Phong
22852 Xã Ninh Hải < 22852 Xã Phương Hải; 22864 Xã Tri Hải; 22853 Xã Bắc Sơn
22861 Xã Xuân Hải < 22855 Xã Tân Hải; 22858 Xã Xuân Hải; 22861 Xã Hộ Hải
22870 Xã Ninh Phước < 22870 Thị trấn Phước Dân; 22882 Xã Phước Thuận; 22894 Xã Phước Hải
22873 Xã Phước Hậu < 22873 Xã Phước Sơn; 22879 Xã Phước Hậu; 22912 Xã Phước Vinh
22888 Xã Phước Dinh < 22768 Phường Đông Hải; 22888 Xã An Hải; 22903 Xã Phước Dinh
22891 Xã Phước Hữu < 22876 Xã Phước Thái; 22891 Xã Phước Hữu
22897 Xã Thuận Nam < 22897 Xã Phước Nam; 22898 Xã Phước Ninh; 22906 Xã Phước Minh
22900 Xã Phước Hà < 22885 Xã Phước Hà; 22900 Xã Nhị Hà
22909 Xã Cà Ná < 22909 Xã Phước Diêm; 22910 Xã Cà Ná
[QB]
18859 Phường Đồng Thuận < 18859 Phường Bắc Lý; 18883 Xã Quang Phú; 18886 Xã Lộc Ninh
18871 Phường Đồng Sơn < 18871 Phường Đồng Sơn; 18877 Phường Bắc Nghĩa; 18892 Xã Nghĩa Ninh; 18895 Xã Thuận Đức
18880 Phường Đồng Hới < 18853 Phường Hải Thành; 18856 Phường Đồng Phú; 18865 Phường Nam Lý; 18868 Phường Đồng Hải;
    18874 Phường Phú Hải; 18880 Phường Đức Ninh Đông; 18889 Xã Bảo Ninh; 18898 Xã Đức Ninh
19009 Phường Ba Đồn < 19009 Phường Ba Đồn; 19060 Phường Quảng Long; 19078 Phường Quảng Phong; 19087 Xã Quảng Hải
19066 Phường Bắc Gianh < 19066 Phường Quảng Thọ; 19081 Phường Quảng Thuận; 19102 Phường Quảng Phúc
18901 Xã Minh Hóa < 18901 Thị trấn Quy Đạt; 18913 Xã Hồng Hóa; 18925 Xã Xuân Hóa; 18928 Xã Yên Hóa
18904 Xã Dân Hóa < 18904 Xã Dân Hóa; 18907 Xã Trọng Hóa
18919 Xã Tân Thành < 18919 Xã Tân Thành
18922 Xã Kim Điền < 18922 Xã Hóa Hợp; 18937 Xã Hóa Sơn
18943 Xã Kim Phú < 18931 Xã Minh Hóa; 18934 Xã Tân Hóa; 18943 Xã Trung Hóa; 18946 Xã Thượng Hóa
18949 Xã Đồng Lê < 18949 Thị trấn Đồng Lê; 18955 Xã Kim Hóa; 18964 Xã Thuận Hóa; 18970 Xã Lê Hóa; 18973 Xã Sơn Hóa
18952 Xã Tuyên Sơn < 18952 Xã Hương Hóa; 18961 Xã Thanh Thạch
18958 Xã Tuyên Lâm < 18958 Xã Thanh Hóa; 18967 Xã Lâm Hóa
18985 Xã Tuyên Phú < 18976 Xã Đồng Hóa; 18985 Xã Thạch Hóa; 18988 Xã Đức Hóa
18991 Xã Tuyên Bình < 18979 Xã Ngư Hóa; 18991 Xã Phong Hóa; 18994 Xã Mai Hóa
18997 Xã Tuyên Hóa < 18997 Xã Tiến Hóa; 19000 Xã Châu Hóa; 19003 Xã Cao Quảng; 19006 Xã Văn Hóa
19021 Xã Phú Trạch < 19012 Xã Quảng Hợp; 19015 Xã Quảng Kim; 19018 Xã Quảng Đông; 19021 Xã Quảng Phú
19030 Xã Trung Thuần < 19027 Xã Quảng Thạch; 19030 Xã Quảng Lưu; 19039 Xã Quảng Tiến
19033 Xã Hòa Trạch < 19024 Xã Quảng Châu; 19033 Xã Quảng Tùng; 19036 Xã Cảnh Dương
19051 Xã Tân Gianh < 19051 Xã Liên Trường; 19063 Xã Phù Cảnh; 19072 Xã Quảng Thanh
19057 Xã Quảng Trạch < 19042 Xã Quảng Hưng; 19045 Xã Quảng Xuân; 19057 Xã Quảng Phương
19075 Xã Nam Ba Đồn < 19069 Xã Quảng Tiên; 19075 Xã Quảng Trung; 19084 Xã Quảng Tân; 19090 Xã Quảng Sơn; 19096 Xã
    Quảng Thủy
19093 Xã Nam Gianh < 19093 Xã Quảng Lộc; 19099 Xã Quảng Văn; 19105 Xã Quảng Hòa; 19108 Xã Quảng Minh
19111 Xã Hoàn Lão < 19111 Thị trấn Hoàn Lão; 19177 Xã Trung Trạch; 19180 Xã Tây Trạch; 19183 Xã Hòa Trạch; 19186 Xã
    Đại Trạch
19126 Xã Bắc Trạch < 19123 Xã Hạ Mỹ; 19126 Xã Bắc Trạch; 19132 Xã Thanh Trạch; 19135 Xã Liên Trạch
19138 Xã Phong Nha < 19117 Xã Xuân Trạch; 19129 Xã Lâm Trạch; 19138 Xã Phúc Trạch; 19165 Thị trấn Phong Nha
19141 Xã Bố Trạch < 19141 Xã Cự Nẫm; 19156 Xã Hưng Trạch; 19168 Xã Vạn Trạch; 19174 Xã Phú Định
19147 Xã Thượng Trạch < 19147 Xã Thượng Trạch; 19192 Xã Tân Trạch
19159 Xã Đông Trạch < 19144 Xã Hải Phú; 19150 Xã Sơn Lộc; 19159 Xã Đồng Trạch; 19162 Xã Đức Trạch
19198 Xã Nam Trạch < 19114 Thị trấn Nông trường Việt Trung; 19189 Xã Nhân Trạch; 19198 Xã Lý Nam
19204 Xã Trường Sơn < 19204 Xã Trường Sơn; 19228 Xã Trường Xuân
19207 Xã Quảng Ninh < 19207 Thị trấn Quán Hàu; 19210 Xã Vĩnh Ninh; 19213 Xã Võ Ninh; 19219 Xã Hàm Ninh
19225 Xã Ninh Châu < 19216 Xã Hải Ninh; 19222 Xã Duy Ninh; 19225 Xã Gia Ninh; 19234 Xã Tân Ninh
19237 Xã Trường Ninh < 19231 Xã Hiền Ninh; 19237 Xã Xuân Ninh; 19240 Xã An Ninh; 19243 Xã Vạn Ninh
19246 Xã Lệ Ninh < 19246 Thị trấn Nông trường Lệ Ninh; 19258 Xã Hoa Thủy; 19276 Xã Sơn Thủy
19249 Xã Lệ Thủy < 19249 Thị trấn Kiến Giang; 19264 Xã An Thủy; 19267 Xã Phong Thủy; 19279 Xã Lộc Thủy; 19285 Xã Liên
    Thủy; 19300 Xã Xuân Thủy
19255 Xã Cam Hồng < 19252 Xã Hồng Thủy; 19255 Xã Ngư Thủy Bắc; 19261 Xã Thanh Thủy; 19270 Xã Cam Thủy
19288 Xã Sen Ngư < 19288 Xã Hưng Thủy; 19306 Xã Ngư Thủy; 19312 Xã Sen Thủy
19291 Xã Tân Mỹ < 19291 Xã Dương Thủy; 19294 Xã Tân Thủy; 19303 Xã Mỹ Thủy; 19315 Xã Thái Thủy
19309 Xã Trường Phú < 19297 Xã Phú Thủy; 19309 Xã Mai Thủy; 19321 Xã Trường Thủy
19318 Xã Kim Ngân < 19273 Xã Ngân Thủy; 19318 Xã Kim Thủy; 19327 Xã Lâm Thủy
"""
