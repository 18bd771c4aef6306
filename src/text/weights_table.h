/* What the characters around a line end say of it, in prices (weigh.c): as the second before it, the last before it, the first
   behind it, the second behind it.  > 0: it is rather within a word or before a particle; < 0: a phrase rather ends there.
   Fitted by least squares to MeCab's reading of minutes of city councils (tests/lines/weights.py); what is promised of it is in
   tests/unit/text/test_prices.c.  A character that is not here is weighed as others of its kind. */
/* clang-format off */

KIND(KANJI, -1, -7, -5, 0)
KIND(HIRA, 4, -8, 3, -1)
KIND(KATA, 4, -8, 3, -1)
KIND(WEST, 3, -13, -13, 4)
KIND(MARK, 16, -8, 3, 5)

/* Between two kinds; within a run of one, by how many of it stand before the line end (rows: 1 2 3 4, 5 7 …, 6 8 …) and behind it. */
BETWEEN(KANJI, HIRA, 69)
BETWEEN(KANJI, KATA, 21)
BETWEEN(KANJI, WEST, 39)
BETWEEN(HIRA, KANJI, 20)
BETWEEN(HIRA, KATA, -1)
BETWEEN(HIRA, WEST, 14)
BETWEEN(KATA, KANJI, 29)
BETWEEN(KATA, HIRA, 58)
BETWEEN(KATA, WEST, 21)
BETWEEN(WEST, KANJI, 29)
BETWEEN(WEST, HIRA, 51)
BETWEEN(WEST, KATA, 19)
WITHIN(KANJI, 0,  88,  72,  83,  77,  81,  76)
WITHIN(KANJI, 1,  53,  37,  46,  44,  47,  44)
WITHIN(KANJI, 2,  88,  60,  70,  63,  66,  59)
WITHIN(KANJI, 3,  61,  42,  53,  53,  57,  53)
WITHIN(KANJI, 4,  74,  51,  61,  51,  60,  52)
WITHIN(KANJI, 5,  63,  46,  63,  46,  60,  53)
WITHIN(HIRA, 0,  72,  78,  73,  70,  63,  61)
WITHIN(HIRA, 1,  71,  76,  65,  65,  64,  65)
WITHIN(HIRA, 2,  76,  70,  64,  62,  64,  64)
WITHIN(HIRA, 3,  72,  68,  62,  63,  63,  63)
WITHIN(HIRA, 4,  70,  71,  64,  63,  62,  63)
WITHIN(HIRA, 5,  70,  71,  63,  62,  62,  61)
WITHIN(KATA, 0, 103, 101,  95, 111,  97, 113)
WITHIN(KATA, 1,  97,  99,  81,  83,  93,  86)
WITHIN(KATA, 2, 116,  84,  81,  68,  77,  70)
WITHIN(KATA, 3, 127,  81,  64,  47,  80,  68)
WITHIN(KATA, 4, 122,  88,  76,  57,  86,  77)
WITHIN(KATA, 5, 117,  80,  82,  58,  77,  84)
BETWEEN(WEST, WEST, 39)

CHARACTER(0x3005,  -1, -12,   3, -16) /* 々 */  CHARACTER(0x3041,  20,  17,   3, -24) /* ぁ */  CHARACTER(0x3042,   8,  25, -31,   2) /* あ */
CHARACTER(0x3043,   6,  65,   3,  10) /* ぃ */  CHARACTER(0x3044,   7,  -5,  18,   5) /* い */  CHARACTER(0x3045,   4, -11,   3, -30) /* ぅ */
CHARACTER(0x3046,  12, -27,  26,   5) /* う */  CHARACTER(0x3047,   4,  -8,   3,  -1) /* ぇ */  CHARACTER(0x3048,   1,   0,  46,  -2) /* え */
CHARACTER(0x3049,   4,  -8,   3, -13) /* ぉ */  CHARACTER(0x304A,  12,  37, -15,   0) /* お */  CHARACTER(0x304B,   1, -10,   6,  -5) /* か */
CHARACTER(0x304C,  21, -46,  -3,   8) /* が */  CHARACTER(0x304D,  13, -15,  36, -14) /* き */  CHARACTER(0x304E,   9,   5,  27, -20) /* ぎ */
CHARACTER(0x304F,  15, -15,  18,  -6) /* く */  CHARACTER(0x3050,  25, -16,  13,  -6) /* ぐ */  CHARACTER(0x3051,  23,  -7,  23,   5) /* け */
CHARACTER(0x3052,   5, -14,  55,  46) /* げ */  CHARACTER(0x3053,  -4,  16, -19,  -4) /* こ */  CHARACTER(0x3054,   8,  21, -46,  -1) /* ご */
CHARACTER(0x3055,   5, -15,  -7,  15) /* さ */  CHARACTER(0x3056,  -3,  42,  12,  33) /* ざ */  CHARACTER(0x3057,   1,  -7,   8,   9) /* し */
CHARACTER(0x3058,   3, -11,  26,   2) /* じ */  CHARACTER(0x3059,  24, -16,  14,  -2) /* す */  CHARACTER(0x305A,  11,  -4,  -4, -14) /* ず */
CHARACTER(0x305B,   3, -16,   8,  -1) /* せ */  CHARACTER(0x305C, -19,   4, -10,  -2) /* ぜ */  CHARACTER(0x305D,  18,  28, -43,   9) /* そ */
CHARACTER(0x305E,   2,  -1,  43,  22) /* ぞ */  CHARACTER(0x305F,  12,  -4,  -9, -16) /* た */  CHARACTER(0x3060,   2,   4,  13,  18) /* だ */
CHARACTER(0x3061,  13,  -3,   4, -19) /* ち */  CHARACTER(0x3062,   4,  -8,   3,  -1) /* ぢ */  CHARACTER(0x3063,  -7,  -3,   3,  -5) /* っ */
CHARACTER(0x3064,  23,   6,  21,   1) /* つ */  CHARACTER(0x3065,  -1,  44, -13,   7) /* づ */  CHARACTER(0x3066,  17, -27,  -5, -11) /* て */
CHARACTER(0x3067,   7,  -8,  -5,   6) /* で */  CHARACTER(0x3068,  15,  -2,  -6,   0) /* と */  CHARACTER(0x3069,   6,  14,  -4,   9) /* ど */
CHARACTER(0x306A,   1,  -3, -17,   3) /* な */  CHARACTER(0x306B,  20, -21,  -4,   8) /* に */  CHARACTER(0x306C,  17, -30, -23,  21) /* ぬ */
CHARACTER(0x306D,   8, -12, -15,  12) /* ね */  CHARACTER(0x306E,  13, -25, -10,   2) /* の */  CHARACTER(0x306F,  19, -52,  -5,   4) /* は */
CHARACTER(0x3070,  12, -26, -13,  19) /* ば */  CHARACTER(0x3071, -24,  23,  21,   2) /* ぱ */  CHARACTER(0x3072,  23,  -5,   6, -22) /* ひ */
CHARACTER(0x3073,  12, -12,  22,  -1) /* び */  CHARACTER(0x3074,  36,  31, -37,  13) /* ぴ */  CHARACTER(0x3075,  22,  64, -27,  16) /* ふ */
CHARACTER(0x3076,   8,  -6,   3, -11) /* ぶ */  CHARACTER(0x3077,  28,   6, -41,  11) /* ぷ */  CHARACTER(0x3078,   0, -19,  -7,   5) /* へ */
CHARACTER(0x3079,  -3,  -2,  21, -22) /* べ */  CHARACTER(0x307A,  80,  28,   5,  -4) /* ぺ */  CHARACTER(0x307B,   0,  50, -28,   4) /* ほ */
CHARACTER(0x307C,   9,  -7,  16, -13) /* ぼ */  CHARACTER(0x307D,  18,  -7,  -8,  -2) /* ぽ */  CHARACTER(0x307E,  -4,  29, -17,  -2) /* ま */
CHARACTER(0x307F,  14,   4,  13,   1) /* み */  CHARACTER(0x3080,  15,  -4,  19,   5) /* む */  CHARACTER(0x3081,   5, -10,  33, -13) /* め */
CHARACTER(0x3082,  16, -15,  -5,  12) /* も */  CHARACTER(0x3083,   9,   3,   3,   0) /* ゃ */  CHARACTER(0x3084,  10,  -1, -20,   5) /* や */
CHARACTER(0x3085,  57,  40,   3, -26) /* ゅ */  CHARACTER(0x3086,   7,  18,  24,  20) /* ゆ */  CHARACTER(0x3087,  18, -45,   3,   3) /* ょ */
CHARACTER(0x3088,  15, -11, -18,   5) /* よ */  CHARACTER(0x3089,   8, -14,  36,  -5) /* ら */  CHARACTER(0x308A,  14, -14,  78,   9) /* り */
CHARACTER(0x308B,  15, -30,  72, -19) /* る */  CHARACTER(0x308C,   7, -10,  14, -16) /* れ */  CHARACTER(0x308D,   5,  -9,  36,  26) /* ろ */
CHARACTER(0x308E,   4,  -8,   3,  -1) /* ゎ */  CHARACTER(0x308F,   1,   4,   0,  -5) /* わ */  CHARACTER(0x3090,   4,  -8,   3,  -1) /* ゐ */
CHARACTER(0x3091,   4,  -8,   3,  -1) /* ゑ */  CHARACTER(0x3092,  17, -69,  -6,  13) /* を */  CHARACTER(0x3093,   7, -14, -11,   5) /* ん */
CHARACTER(0x3094,   4,  -8,   3,  -1) /* ゔ */  CHARACTER(0x3095,   4,  -8,   3,  -1) /* ゕ */  CHARACTER(0x3096,   4,  -8,   3,  -1) /* ゖ */
CHARACTER(0x30A1,   9,   3,   3,  -1) /* ァ */  CHARACTER(0x30A2,   4,  -7,   5,   1) /* ア */  CHARACTER(0x30A3,  -1, -11,   3,  26) /* ィ */
CHARACTER(0x30A4,   0,   4,  13,  -1) /* イ */  CHARACTER(0x30A5,   4,  22,   3, -16) /* ゥ */  CHARACTER(0x30A6,   2,  14, -16,  -6) /* ウ */
CHARACTER(0x30A7,  -1,   8,   3, -12) /* ェ */  CHARACTER(0x30A8,  -7,  22,  15,   5) /* エ */  CHARACTER(0x30A9,   7,  33,   3, -15) /* ォ */
CHARACTER(0x30AA,   8,  -4,  -3,   8) /* オ */  CHARACTER(0x30AB,  -9,  51,   6,   2) /* カ */  CHARACTER(0x30AC,   4,  -6,   3,   2) /* ガ */
CHARACTER(0x30AD,  -3,   8,   5,   6) /* キ */  CHARACTER(0x30AE,  -8,   7,  14,  12) /* ギ */  CHARACTER(0x30AF,   1,   1,   9,  10) /* ク */
CHARACTER(0x30B0,   0,  -3,  14,   3) /* グ */  CHARACTER(0x30B1, -18,  31,  10,   2) /* ケ */  CHARACTER(0x30B2,  -3,  -5,   0,  11) /* ゲ */
CHARACTER(0x30B3,   5, -10, -11,   7) /* コ */  CHARACTER(0x30B4,  -9,  -5, -15,   4) /* ゴ */  CHARACTER(0x30B5,   9,  38,  -3,   4) /* サ */
CHARACTER(0x30B6,   2,   0,  25,  -2) /* ザ */  CHARACTER(0x30B7,  -7,   8,  -1,  10) /* シ */  CHARACTER(0x30B8,  -2,  -2,  23,   3) /* ジ */
CHARACTER(0x30B9,   1,  -1,   7,   0) /* ス */  CHARACTER(0x30BA,  -6,   1,  38,  13) /* ズ */  CHARACTER(0x30BB,   4,  17,  -3,  12) /* セ */
CHARACTER(0x30BC, -11,  21,   1,   2) /* ゼ */  CHARACTER(0x30BD,   4,  17,   8,   6) /* ソ */  CHARACTER(0x30BE,   3,  -5, -24,  18) /* ゾ */
CHARACTER(0x30BF,   1,   4,  13,   1) /* タ */  CHARACTER(0x30C0,   1,  27,  11,   6) /* ダ */  CHARACTER(0x30C1,  -3,  -5,   5,   4) /* チ */
CHARACTER(0x30C2,   4,  -8,   3,  -1) /* ヂ */  CHARACTER(0x30C3,  -2,  19,   3,  -4) /* ッ */  CHARACTER(0x30C4,   6,  -5,  15,   5) /* ツ */
CHARACTER(0x30C5,   4,  -8,  14,  18) /* ヅ */  CHARACTER(0x30C6,  -1,  10,   0,   9) /* テ */  CHARACTER(0x30C7,   8,  15,   0,   1) /* デ */
CHARACTER(0x30C8,   2,  -1,  15,   6) /* ト */  CHARACTER(0x30C9,   4,  -6,  19,   2) /* ド */  CHARACTER(0x30CA,   2,  -7,   2,   6) /* ナ */
CHARACTER(0x30CB,   1,   6,  13,   5) /* ニ */  CHARACTER(0x30CC,   2,   3,   3, -14) /* ヌ */  CHARACTER(0x30CD,   2,  23,  17,  -5) /* ネ */
CHARACTER(0x30CE,  -7,   5,  13,   3) /* ノ */  CHARACTER(0x30CF,  -3,  35,  -3,   6) /* ハ */  CHARACTER(0x30D0,  -9,  24,   1,   7) /* バ */
CHARACTER(0x30D1,   1,   3,  -3,   6) /* パ */  CHARACTER(0x30D2,  10,  18,  -4,   1) /* ヒ */  CHARACTER(0x30D3,   0,   6,   6,   9) /* ビ */
CHARACTER(0x30D4,   0,   9,  29,   6) /* ピ */  CHARACTER(0x30D5,  -2,   6,   7,  10) /* フ */  CHARACTER(0x30D6,  -6,   4,   5,   2) /* ブ */
CHARACTER(0x30D7,  -3,   6,   3,   7) /* プ */  CHARACTER(0x30D8,   8,  19,  -6,  10) /* ヘ */  CHARACTER(0x30D9,   0,  17,   9,  -6) /* ベ */
CHARACTER(0x30DA,   1,   9,  13,   0) /* ペ */  CHARACTER(0x30DB,   5,   0,   4,  16) /* ホ */  CHARACTER(0x30DC,  -4,   3,   1,   7) /* ボ */
CHARACTER(0x30DD,  30, -14,   4,  -4) /* ポ */  CHARACTER(0x30DE,  -8,  -6, -12,   9) /* マ */  CHARACTER(0x30DF,   2,  -3,   8,  14) /* ミ */
CHARACTER(0x30E0,   1,  -2,  18,  17) /* ム */  CHARACTER(0x30E1,   4,   0,  13,  -3) /* メ */  CHARACTER(0x30E2,   2,   6,   3,   9) /* モ */
CHARACTER(0x30E3,   4,  26,   3,  -1) /* ャ */  CHARACTER(0x30E4,   0,  -9,  -9,   6) /* ヤ */  CHARACTER(0x30E5,   0,   5,   3,   4) /* ュ */
CHARACTER(0x30E6,  21,   0, -16,   3) /* ユ */  CHARACTER(0x30E7,  -2,  32,   3,  22) /* ョ */  CHARACTER(0x30E8,   2,  18,   3,   2) /* ヨ */
CHARACTER(0x30E9,   0,   9,  17,  -6) /* ラ */  CHARACTER(0x30EA,  -4,  11,   9,   1) /* リ */  CHARACTER(0x30EB,  -3,  -4,  11,   6) /* ル */
CHARACTER(0x30EC,   0,   3,   6,  -4) /* レ */  CHARACTER(0x30ED,  -5,   6,  10,   0) /* ロ */  CHARACTER(0x30EE,   4,  -8,   3,  -1) /* ヮ */
CHARACTER(0x30EF, -13,  12,  12,  14) /* ワ */  CHARACTER(0x30F0,   4,  -8,   3,  -1) /* ヰ */  CHARACTER(0x30F1,   4,  -8,   3,  -1) /* ヱ */
CHARACTER(0x30F2,   4,  -8,   3,  -1) /* ヲ */  CHARACTER(0x30F3,   1,   2,  31,   3) /* ン */  CHARACTER(0x30F4,  -2,  -2,  -1,   4) /* ヴ */
CHARACTER(0x30F5, -38,  -5,  15,  -1) /* ヵ */  CHARACTER(0x30F6, -27,  17,  18, -38) /* ヶ */  CHARACTER(0x30F7,   4,  -8,   3,  -1) /* ヷ */
CHARACTER(0x30F8,   4,  -8,   3,  -1) /* ヸ */  CHARACTER(0x30F9,   4,  -8,   3,  -1) /* ヹ */  CHARACTER(0x30FA,   4,  -8,   3,  -1) /* ヺ */
CHARACTER(0x30FC,   1,   1,   3,   4) /* ー */  CHARACTER(0x4E00,  -7, -14,  -7,   4) /* 一 */  CHARACTER(0x4E01,  -7,  43, -10,  -9) /* 丁 */
CHARACTER(0x4E07,  12, -41, -16,  -5) /* 万 */  CHARACTER(0x4E08, -13,  44,  30,  -3) /* 丈 */  CHARACTER(0x4E09,   4, -14, -27,   4) /* 三 */
CHARACTER(0x4E0A,   0,  -9,   6,   0) /* 上 */  CHARACTER(0x4E0B,   2,  -5, -14,   5) /* 下 */  CHARACTER(0x4E0D,   7,  17, -17,   7) /* 不 */
CHARACTER(0x4E0E,   3, -19,  20, -14) /* 与 */  CHARACTER(0x4E16,  -1,  41,  -9,   6) /* 世 */  CHARACTER(0x4E21,   4, -17,  -7,  -8) /* 両 */
CHARACTER(0x4E26,  -5,  10,  -8,   1) /* 並 */  CHARACTER(0x4E2D,  -2, -20,   9,   7) /* 中 */  CHARACTER(0x4E3B,  -8, -15,  -5,   4) /* 主 */
CHARACTER(0x4E57,  17,  18,  -8,   4) /* 乗 */  CHARACTER(0x4E73,  48,  34, -15,   5) /* 乳 */  CHARACTER(0x4E86,   5, -21,  17, -16) /* 了 */
CHARACTER(0x4E88, -11,  41,  -4,   9) /* 予 */  CHARACTER(0x4E89,   0, -11,  21,   2) /* 争 */  CHARACTER(0x4E8B,  -5,  -2,  -1,   3) /* 事 */
CHARACTER(0x4E8C,  -2, -30, -37,   3) /* 二 */  CHARACTER(0x4E92,  -1,   7,  18, -23) /* 互 */  CHARACTER(0x4E94,  11,   1, -18,   6) /* 五 */
CHARACTER(0x4E95,   0, -16,  19,   8) /* 井 */  CHARACTER(0x4EA1,  43, -11,  -6, -11) /* 亡 */  CHARACTER(0x4EA4, -12,  22, -25,   9) /* 交 */
CHARACTER(0x4EAC,  -1, -25,  12, -15) /* 京 */  CHARACTER(0x4EBA,   2, -17,  -2,   1) /* 人 */  CHARACTER(0x4ECA,   7, -22, -26,   5) /* 今 */
CHARACTER(0x4ECB,  -3,  13, -12,   6) /* 介 */  CHARACTER(0x4ED5,   1,  14, -18,   7) /* 仕 */  CHARACTER(0x4ED6,  12, -38,  53,  11) /* 他 */
CHARACTER(0x4ED8,   3, -13,  18,  -7) /* 付 */  CHARACTER(0x4EE3,  -7,  -8,  -3,  -1) /* 代 */  CHARACTER(0x4EE4,   0, -10,  -1,   2) /* 令 */
CHARACTER(0x4EE5,  -5,  62, -18,   8) /* 以 */  CHARACTER(0x4EEE,   5,  -5, -11,   4) /* 仮 */  CHARACTER(0x4EF6,  -2, -16,   2,  -6) /* 件 */
CHARACTER(0x4EFB,  -1,   0,   0,  -4) /* 任 */  CHARACTER(0x4F01,  -4,  42, -19,  25) /* 企 */  CHARACTER(0x4F11,  -9,   9, -11,   0) /* 休 */
CHARACTER(0x4F1A,   1, -10, -10,   6) /* 会 */  CHARACTER(0x4F1D, -19,  30,   1,  -3) /* 伝 */  CHARACTER(0x4F34,   4,   4, -16,   1) /* 伴 */
CHARACTER(0x4F38,  15,   9,   5,   7) /* 伸 */  CHARACTER(0x4F3A, -21,  31, -37,  -6) /* 伺 */  CHARACTER(0x4F4D,  19,  -4,  10,  -1) /* 位 */
CHARACTER(0x4F4E,   4, -15, -17,   4) /* 低 */  CHARACTER(0x4F4F,   3,   8,  -7,   5) /* 住 */  CHARACTER(0x4F53,   4,  -7,  11,  -4) /* 体 */
CHARACTER(0x4F55,  -4, -38, -30,   3) /* 何 */  CHARACTER(0x4F59,   3,  -5, -14,   6) /* 余 */  CHARACTER(0x4F5C,  -7,   1,  -7,   3) /* 作 */
CHARACTER(0x4F75,  -5,  11, -10,  -7) /* 併 */  CHARACTER(0x4F7F,  -6,  27, -22,   3) /* 使 */  CHARACTER(0x4F8B,  24, -19,  13, -14) /* 例 */
CHARACTER(0x4F9B,  -3, -30,  -3,  -1) /* 供 */  CHARACTER(0x4F9D,  -1,  17, -11,   9) /* 依 */  CHARACTER(0x4FA1,   3,   0,   6,   0) /* 価 */
CHARACTER(0x4FBF,  -7, -13,  -7,   6) /* 便 */  CHARACTER(0x4FC2,   3, -24,   2, -56) /* 係 */  CHARACTER(0x4FC3, -22,  28, -18,   8) /* 促 */
CHARACTER(0x4FDD,   0,  14, -20,   7) /* 保 */  CHARACTER(0x4FE1,   0, -11,   7, -11) /* 信 */  CHARACTER(0x4FEE,   8, -14, -16,   6) /* 修 */
CHARACTER(0x500B,   1,   4, -14,   7) /* 個 */  CHARACTER(0x500D,  -1, -17,  -3,  11) /* 倍 */  CHARACTER(0x5012,  -4,  16,   1,   0) /* 倒 */
CHARACTER(0x5019, -49,  33, -11,   7) /* 候 */  CHARACTER(0x501F,  -2, -27, -22,  -1) /* 借 */  CHARACTER(0x5024,   4, -14,  -4,  -4) /* 値 */
CHARACTER(0x505C, -16,   5,   9,  10) /* 停 */  CHARACTER(0x5065,  -3, -10,  -2,   4) /* 健 */  CHARACTER(0x5074,  -5, -15, -18,  11) /* 側 */
CHARACTER(0x5099,   6, -15,  29, -23) /* 備 */  CHARACTER(0x50AC,   2,  -2,  19,  -9) /* 催 */  CHARACTER(0x50B5,  -8,  -9, -17,   3) /* 債 */
CHARACTER(0x50BE, -10,  56, -15,   8) /* 傾 */  CHARACTER(0x50CD,  10,  -1, -37,  12) /* 働 */  CHARACTER(0x50CF,   2, -14,  -5,  -9) /* 像 */
CHARACTER(0x5104,   6, -37, -19,  -2) /* 億 */  CHARACTER(0x511F,   0, -17,  19,  -4) /* 償 */  CHARACTER(0x512A, -15,  32, -39,   1) /* 優 */
CHARACTER(0x5143,   1, -11,  -3, -19) /* 元 */  CHARACTER(0x5145, -16,  14, -16,   9) /* 充 */  CHARACTER(0x5148,  -2,  -1, -17,   3) /* 先 */
CHARACTER(0x5149,   9, -20,  21, -11) /* 光 */  CHARACTER(0x514D,  -5,  -4,   0,   2) /* 免 */  CHARACTER(0x5150,   4, -17,   2,   8) /* 児 */
CHARACTER(0x515A,  11, -17,  54,  21) /* 党 */  CHARACTER(0x5165,  -3,   1,  20,  -2) /* 入 */  CHARACTER(0x5168,   1,  -1,  -8,   2) /* 全 */
CHARACTER(0x516B,   1, -30, -30,   7) /* 八 */  CHARACTER(0x516C, -11,  16, -22,   9) /* 公 */  CHARACTER(0x5171,  -5,  10,  -6,  11) /* 共 */
CHARACTER(0x5177, -12,  -2,  -7,   1) /* 具 */  CHARACTER(0x5185,   0, -16,  10,  -1) /* 内 */  CHARACTER(0x5186,  -1, -23, -12,   4) /* 円 */
CHARACTER(0x518A, -10,  -8, -14,  -2) /* 冊 */  CHARACTER(0x518D,  16, -18, -33,  12) /* 再 */  CHARACTER(0x5199, -24,  20, -21,   4) /* 写 */
CHARACTER(0x51E6,  -5,   3, -16,  -2) /* 処 */  CHARACTER(0x51FA,  -2,  -5,   8,   1) /* 出 */  CHARACTER(0x5206,   1,  -8,   1,   1) /* 分 */
CHARACTER(0x5207,   0, -13,  29,   3) /* 切 */  CHARACTER(0x521D,   8,  -5, -11,  -8) /* 初 */  CHARACTER(0x5224, -11,  -6,  -8,   0) /* 判 */
CHARACTER(0x5225,   2, -17,   2,   0) /* 別 */  CHARACTER(0x5229,  -2,   0,  -6,   3) /* 利 */  CHARACTER(0x5236,   4, -10, -10,   0) /* 制 */
CHARACTER(0x5238,   5, -18, -15,  19) /* 券 */  CHARACTER(0x523B, -16, -12, -18, -12) /* 刻 */  CHARACTER(0x5247,   7, -13,  27, -21) /* 則 */
CHARACTER(0x524A,  -4,  24, -17,   7) /* 削 */  CHARACTER(0x524D,  -1, -13, -12,   0) /* 前 */  CHARACTER(0x526F,  31, -19, -30,   1) /* 副 */
CHARACTER(0x5272,   6, -24,  -7,   3) /* 割 */  CHARACTER(0x5275,  -9,  -5, -15,   7) /* 創 */  CHARACTER(0x529B,   6, -12,   0,  -4) /* 力 */
CHARACTER(0x52A0,  -5, -16,   0,   3) /* 加 */  CHARACTER(0x52A9,  -3,  -8,  -5,   3) /* 助 */  CHARACTER(0x52AA,   2,  25,  -6,   6) /* 努 */
CHARACTER(0x52B4,  -2,  23, -30,   9) /* 労 */  CHARACTER(0x52B9,  -4,  -5,  -3,   4) /* 効 */  CHARACTER(0x52C9, -30,  17, -15,   1) /* 勉 */
CHARACTER(0x52D5,   5,  -6,  13,  -9) /* 動 */  CHARACTER(0x52D9,   1,  -9,  44, -27) /* 務 */  CHARACTER(0x52DD,  -7,  13,  36,   1) /* 勝 */
CHARACTER(0x52DF, -14,  -2,  -5,   4) /* 募 */  CHARACTER(0x52E2,   0,  -4,  12, -13) /* 勢 */  CHARACTER(0x52E4,  -4,  -5,  23,   3) /* 勤 */
CHARACTER(0x52E7,  -3,  39,  -8,   3) /* 勧 */  CHARACTER(0x5305,  -6,  11,  -8,   9) /* 包 */  CHARACTER(0x5316,   7, -23,  -8,  20) /* 化 */
CHARACTER(0x5317,  17,  -4,  -2,  16) /* 北 */  CHARACTER(0x533A,   9, -27,  -9,   3) /* 区 */  CHARACTER(0x533B,  -8,  16, -17,  10) /* 医 */
CHARACTER(0x5341,  -9, -11, -30,   5) /* 十 */  CHARACTER(0x5348,  -8,  26, -24,   3) /* 午 */  CHARACTER(0x534A,  -4,   2,   0,   2) /* 半 */
CHARACTER(0x5354, -19,  13, -19,   3) /* 協 */  CHARACTER(0x5357,  15, -14, -20,  10) /* 南 */  CHARACTER(0x5358, -15,   9, -24,   1) /* 単 */
CHARACTER(0x5360,  -5, -22, -11,   5) /* 占 */  CHARACTER(0x5370,  -1,   0, -14,   6) /* 印 */  CHARACTER(0x5371,  -3,  64, -18,   6) /* 危 */
CHARACTER(0x5374,   0, -16,  -9, -35) /* 却 */  CHARACTER(0x539A,  -6,  -8, -10,   7) /* 厚 */  CHARACTER(0x539F,  -2, -15,   3,   4) /* 原 */
CHARACTER(0x53B3,  11,  17, -33,   9) /* 厳 */  CHARACTER(0x53BB,   5, -10,  22, -13) /* 去 */  CHARACTER(0x53C2,  -7,  22, -16,   5) /* 参 */
CHARACTER(0x53CA,   3,   1, -25,  10) /* 及 */  CHARACTER(0x53CB, -13,  20, -24,   3) /* 友 */  CHARACTER(0x53CD, -17,  -2,  -4,   6) /* 反 */
CHARACTER(0x53CE, -12,  -5,   0,   0) /* 収 */  CHARACTER(0x53D6,  36,   3,  -9,   5) /* 取 */  CHARACTER(0x53D7,  12,  36, -23,   6) /* 受 */
CHARACTER(0x53E3,   1, -19,  27,  -5) /* 口 */  CHARACTER(0x53E4, -18,   0,   6,   3) /* 古 */  CHARACTER(0x53EF,  -6,  -7,   4,   1) /* 可 */
CHARACTER(0x53F0,   4, -19,  13,  12) /* 台 */  CHARACTER(0x53F2,  -3, -19,   1,  -4) /* 史 */  CHARACTER(0x53F3,  -2,  -9, -28,   3) /* 右 */
CHARACTER(0x53F7,  22, -28,   5,   0) /* 号 */  CHARACTER(0x5404,  30, -31, -24,   6) /* 各 */  CHARACTER(0x5408,   5,  -3,  42,  -6) /* 合 */
CHARACTER(0x540C,   1,  -4, -19,   2) /* 同 */  CHARACTER(0x540D,   4, -15,   2,  -1) /* 名 */  CHARACTER(0x5411,  -5,  -3,   2,  -8) /* 向 */
CHARACTER(0x5426,   1, -12,  -6,  -1) /* 否 */  CHARACTER(0x542B, -11,  48, -26,   2) /* 含 */  CHARACTER(0x544A,   1, -26,  39, -14) /* 告 */
CHARACTER(0x5468,  -2,  38, -17,   8) /* 周 */  CHARACTER(0x5473,  -5, -12,  29,  -6) /* 味 */  CHARACTER(0x547C,  12,  38, -28,   7) /* 呼 */
CHARACTER(0x547D,   3, -14,  -7,   6) /* 命 */  CHARACTER(0x548C,   8, -10,  19, -11) /* 和 */  CHARACTER(0x54C1,   2,  -7,  -4,   7) /* 品 */
CHARACTER(0x54E1,  -2, -15,  18, -10) /* 員 */  CHARACTER(0x5546,  -6,  24, -23,   8) /* 商 */  CHARACTER(0x554F,   2,  -6,   0,   1) /* 問 */
CHARACTER(0x5553, -17,  28, -17,   5) /* 啓 */  CHARACTER(0x5584,  -2, -23,   1,   0) /* 善 */  CHARACTER(0x55AB,  -8,  50, -23,   4) /* 喫 */
CHARACTER(0x55B6,   2,  -9,  25, -12) /* 営 */  CHARACTER(0x5668,   4, -11,  10,   4) /* 器 */  CHARACTER(0x56DB,  11, -22, -22,  13) /* 四 */
CHARACTER(0x56DE,   4, -19,   7,   0) /* 回 */  CHARACTER(0x56E0,   2,  -9,  26,  -9) /* 因 */  CHARACTER(0x56E3,   3,   3, -13,   7) /* 団 */
CHARACTER(0x56F0, -12,  23, -22,   3) /* 困 */  CHARACTER(0x56F2,   0,  19,   4,  -1) /* 囲 */  CHARACTER(0x56F3,   2,   1, -17,   3) /* 図 */
CHARACTER(0x56FA,  -3,  27, -21,   0) /* 固 */  CHARACTER(0x56FD,  -1, -18,  -2,   4) /* 国 */  CHARACTER(0x5712,   2, -16,  26,   1) /* 園 */
CHARACTER(0x571F,  -7,   4,  -8,   3) /* 土 */  CHARACTER(0x5728,   6, -14,  17,  -9) /* 在 */  CHARACTER(0x5730,   5,   1,  -9,   7) /* 地 */
CHARACTER(0x5747,  -3,  -7,  -7,  -8) /* 均 */  CHARACTER(0x578B,  16, -21,  -8,  10) /* 型 */  CHARACTER(0x57DF,   3, -18,  37, -12) /* 域 */
CHARACTER(0x57F7, -19,  39, -23,  12) /* 執 */  CHARACTER(0x57FA,  -5,  31, -25,   6) /* 基 */  CHARACTER(0x5831,   7, -18,  -1,  -1) /* 報 */
CHARACTER(0x5834,  -3, -14,   2,   0) /* 場 */  CHARACTER(0x585A,  11, -21,   9, -16) /* 塚 */  CHARACTER(0x5883,   1, -13,  26,  -9) /* 境 */
CHARACTER(0x5897,   3,  14, -19,   7) /* 増 */  CHARACTER(0x58C1,  -1, -17, -44,   8) /* 壁 */  CHARACTER(0x58CA,  -4,   0,  14,  -1) /* 壊 */
CHARACTER(0x58EB,   5, -15,   7,  13) /* 士 */  CHARACTER(0x58F0,  -4, -22, -26,  -6) /* 声 */  CHARACTER(0x58F2,   7,  -7,   3,   0) /* 売 */
CHARACTER(0x5909,  -7,  -5, -10,   3) /* 変 */  CHARACTER(0x590F,   2,  -9, -18,   8) /* 夏 */  CHARACTER(0x5916,  -3,  -8,  -8,   4) /* 外 */
CHARACTER(0x591A,  -8,   3, -22,   4) /* 多 */  CHARACTER(0x591C,   6, -26, -11,   8) /* 夜 */  CHARACTER(0x5927,   3,   7, -15,   4) /* 大 */
CHARACTER(0x5929, -10,  13, -11,   5) /* 天 */  CHARACTER(0x592A,   4,  29, -14,   6) /* 太 */  CHARACTER(0x592B,  -6,  -9,   4,   1) /* 夫 */
CHARACTER(0x592E,  24, -15,  59, -42) /* 央 */  CHARACTER(0x5931, -10,  -5,   4,  -3) /* 失 */  CHARACTER(0x5951, -10,  65, -27,  21) /* 契 */
CHARACTER(0x5968, -14,   2,  -6,   0) /* 奨 */  CHARACTER(0x5973,   3,   3, -17,  -2) /* 女 */  CHARACTER(0x597D,  -2,  -2,  -4,  -4) /* 好 */
CHARACTER(0x598A,  -7,  -2,  -3,   5) /* 妊 */  CHARACTER(0x59CB,  -4,  14,   0,  -1) /* 始 */  CHARACTER(0x59D4,  -9,  38, -15,   9) /* 委 */
CHARACTER(0x59FF,  -9, -22,  -4,   7) /* 姿 */  CHARACTER(0x5A66,   3,  -5,  43,  -9) /* 婦 */  CHARACTER(0x5B50,  30,   2,  -3,  -2) /* 子 */
CHARACTER(0x5B57,  -3, -15,  20, -10) /* 字 */  CHARACTER(0x5B58,  -6, -10,  19,  -4) /* 存 */  CHARACTER(0x5B66,  -1,  13,   4,  -5) /* 学 */
CHARACTER(0x5B85,   0, -17,  24, -22) /* 宅 */  CHARACTER(0x5B88,   5,  -7,   8,  -4) /* 守 */  CHARACTER(0x5B89, -16,   6, -22,   6) /* 安 */
CHARACTER(0x5B8C,  -9,   1, -14,   2) /* 完 */  CHARACTER(0x5B9A,  -3, -11,   7,  -8) /* 定 */  CHARACTER(0x5B9F, -13,   6, -15,   1) /* 実 */
CHARACTER(0x5BA2,   3, -16,  -6,  -7) /* 客 */  CHARACTER(0x5BA3, -33,  46, -19,  15) /* 宣 */  CHARACTER(0x5BA4,   3, -10, -15,  11) /* 室 */
CHARACTER(0x5BB3,  -1, -22,  41, -16) /* 害 */  CHARACTER(0x5BB6,  -8, -10,  15,   0) /* 家 */  CHARACTER(0x5BB9,  -2, -14,  18, -20) /* 容 */
CHARACTER(0x5BBF,   0,  -8,  -6,   7) /* 宿 */  CHARACTER(0x5BC4,   1,  75,   7,  -2) /* 寄 */  CHARACTER(0x5BC6, -19,  -1, -30,   1) /* 密 */
CHARACTER(0x5BDF,   0, -21,  26,  -3) /* 察 */  CHARACTER(0x5BE7, -30,  -2,  20,  -4) /* 寧 */  CHARACTER(0x5BE9, -16,  29, -24,   8) /* 審 */
CHARACTER(0x5BFE,  10,  13,  52,   3) /* 対 */  CHARACTER(0x5C02, -15,  20, -12,   8) /* 専 */  CHARACTER(0x5C06,   4,  20, -14,   6) /* 将 */
CHARACTER(0x5C0B, -10,  37,  18, -41) /* 尋 */  CHARACTER(0x5C0E,  -6, -11,  -6,  -2) /* 導 */  CHARACTER(0x5C0F,  22,  21, -16,  -1) /* 小 */
CHARACTER(0x5C11,  -1,  19,  19,   2) /* 少 */  CHARACTER(0x5C31, -27,  56, -30,   7) /* 就 */  CHARACTER(0x5C40,   4, -14,  -7,   9) /* 局 */
CHARACTER(0x5C45,   0,  -5,  -3, -11) /* 居 */  CHARACTER(0x5C4A,  -4,   3,  -4,   3) /* 届 */  CHARACTER(0x5C4B,  -2,  -6,   5,   0) /* 屋 */
CHARACTER(0x5C55, -23,   7, -11,   5) /* 展 */  CHARACTER(0x5C5E,   3, -18,  37,   3) /* 属 */  CHARACTER(0x5C64,   3, -17,   4,  -2) /* 層 */
CHARACTER(0x5C71,  -1, -21,  -2,   4) /* 山 */  CHARACTER(0x5CF6,  10, -15,  36, -10) /* 島 */  CHARACTER(0x5D0E,   4, -22,  34,  -3) /* 崎 */
CHARACTER(0x5DDD,   9, -19,  37,  -9) /* 川 */  CHARACTER(0x5DE5,  -9,   7, -19,   5) /* 工 */  CHARACTER(0x5DE6,   3,   2, -22,   0) /* 左 */
CHARACTER(0x5DEE,  16,  -1,  -5,   1) /* 差 */  CHARACTER(0x5DF1,  30, -16,  33,  -8) /* 己 */  CHARACTER(0x5E02,  10, -11,  -2,  12) /* 市 */
CHARACTER(0x5E03,   3, -16,  20, -14) /* 布 */  CHARACTER(0x5E0C, -16,  29, -17,   4) /* 希 */  CHARACTER(0x5E2B,   2, -12,  -1,   0) /* 師 */
CHARACTER(0x5E2D,  -1, -21,   3, -13) /* 席 */  CHARACTER(0x5E2F,   7, -12,   0,  -7) /* 帯 */  CHARACTER(0x5E30,  -4, -11,  18,   1) /* 帰 */
CHARACTER(0x5E33,   6, -19,  38, -22) /* 帳 */  CHARACTER(0x5E38, -16, -19,   6,  -9) /* 常 */  CHARACTER(0x5E45,   5,  -1, -16,   7) /* 幅 */
CHARACTER(0x5E72,  14, -21, -11,  -2) /* 干 */  CHARACTER(0x5E73,  -3,  16,  -9,   6) /* 平 */  CHARACTER(0x5E74,   3, -19,   4,  -6) /* 年 */
CHARACTER(0x5E79,  -3,  15, -10,  -3) /* 幹 */  CHARACTER(0x5E7C, -14, -28, -35,   8) /* 幼 */  CHARACTER(0x5E7E, -17,  23, -30,   7) /* 幾 */
CHARACTER(0x5E81,  -1, -31,  -5,   1) /* 庁 */  CHARACTER(0x5E83,   0,   8, -20,   4) /* 広 */  CHARACTER(0x5E8A,  21, -29, -18,   2) /* 床 */
CHARACTER(0x5E95,   1, -24,  11,   0) /* 底 */  CHARACTER(0x5E97,  -8, -14, -12,  -4) /* 店 */  CHARACTER(0x5E9C,   8,   2,  18,   4) /* 府 */
CHARACTER(0x5EA6,   7, -19,  33,   3) /* 度 */  CHARACTER(0x5EA7,   6, -11,  25, -13) /* 座 */  CHARACTER(0x5EAB,   3, -18,  24,   4) /* 庫 */
CHARACTER(0x5EAD,   3,  -8,   6, -29) /* 庭 */  CHARACTER(0x5EB7,   8, -13,  58, -19) /* 康 */  CHARACTER(0x5EC3,  -5, -11,  -5,   3) /* 廃 */
CHARACTER(0x5EF6,   5,  -2,  -3,   1) /* 延 */  CHARACTER(0x5EFA,   8,   6, -19,   4) /* 建 */  CHARACTER(0x5F01,   3,   4,  12, -28) /* 弁 */
CHARACTER(0x5F0F,  11, -10,  11, -17) /* 式 */  CHARACTER(0x5F15,  63,  -1,   2,   4) /* 引 */  CHARACTER(0x5F31,  -7, -12, -15,   5) /* 弱 */
CHARACTER(0x5F35,  -2, -10,  21,   4) /* 張 */  CHARACTER(0x5F37,  -3,   6, -16,   4) /* 強 */  CHARACTER(0x5F53,  -2,   8,  26,  -6) /* 当 */
CHARACTER(0x5F62, -17, -19, -25,   3) /* 形 */  CHARACTER(0x5F71,  -2,  -9,   4,   3) /* 影 */  CHARACTER(0x5F79,  10,  14,   4,   6) /* 役 */
CHARACTER(0x5F85,  -9,  -1,  -2,   0) /* 待 */  CHARACTER(0x5F8B,  -4, -15,  35,  -6) /* 律 */  CHARACTER(0x5F8C,   0, -17,  17,   0) /* 後 */
CHARACTER(0x5F92,   5,  -9,  12, -21) /* 徒 */  CHARACTER(0x5F93,  -2,  24,  10,   0) /* 従 */  CHARACTER(0x5F97,  10, -34,  37,  -4) /* 得 */
CHARACTER(0x5FA1,  52, -22,  -3,   6) /* 御 */  CHARACTER(0x5FA9,  10,  -1,   4,  -1) /* 復 */  CHARACTER(0x5FB4, -10,   0, -16,   6) /* 徴 */
CHARACTER(0x5FB9,   0,  15, -15,   3) /* 徹 */  CHARACTER(0x5FC3,  -8,  -9,   2, -13) /* 心 */  CHARACTER(0x5FC5, -12,  53,  -8,   4) /* 必 */
CHARACTER(0x5FDC,  -1, -24,   4, -43) /* 応 */  CHARACTER(0x5FF5,   9,  -7,  17, -19) /* 念 */  CHARACTER(0x601D,  -9,  17, -34,  -8) /* 思 */
CHARACTER(0x6025,  -3, -14,   7,  -6) /* 急 */  CHARACTER(0x6027,   6, -10, -14,  17) /* 性 */  CHARACTER(0x6050,  28,  22, -17,   3) /* 恐 */
CHARACTER(0x60A3,   7,   9,  -6,  -3) /* 患 */  CHARACTER(0x60AA,  -8,   2, -18,   1) /* 悪 */  CHARACTER(0x60C5,   6,   9, -12,   0) /* 情 */
CHARACTER(0x60F3,  -4,  -5,   3,   1) /* 想 */  CHARACTER(0x610F,   0,   0,  -6,  -1) /* 意 */  CHARACTER(0x611B,  -9,  -5,   5,   1) /* 愛 */
CHARACTER(0x611F,  -4,  -2, -16,   3) /* 感 */  CHARACTER(0x614B,  -3,  -3,  12, -10) /* 態 */  CHARACTER(0x616E,  -1, -20,  64, -14) /* 慮 */
CHARACTER(0x61F8, -11,  51,  42,  11) /* 懸 */  CHARACTER(0x6210,   0, -16,  19, -13) /* 成 */  CHARACTER(0x6211,   6,  23, -21,   4) /* 我 */
CHARACTER(0x6226,   0,  -5,  -5,   0) /* 戦 */  CHARACTER(0x6238,   2, -16,   6,   0) /* 戸 */  CHARACTER(0x623B,  -5,  31, -18,  -4) /* 戻 */
CHARACTER(0x6240,  -1, -11,   6,   6) /* 所 */  CHARACTER(0x624B,   0,  -3,  -4,   4) /* 手 */  CHARACTER(0x6253,  24,  18,   4,   1) /* 打 */
CHARACTER(0x6255,  -8,  18, -18,  -6) /* 払 */  CHARACTER(0x6271,  -5,  -8,  24,  -2) /* 扱 */  CHARACTER(0x627F, -10,  -1,  -2,  -5) /* 承 */
CHARACTER(0x6280,   1,  -8,   1,   3) /* 技 */  CHARACTER(0x628A,  -2,  39,  -9,   6) /* 把 */  CHARACTER(0x6291, -14,  43, -12,   8) /* 抑 */
CHARACTER(0x6295, -16,  63, -31,  -1) /* 投 */  CHARACTER(0x629C,  16,   8,   3,   2) /* 抜 */  CHARACTER(0x629E,  -6,  -1,  26, -16) /* 択 */
CHARACTER(0x62B1, -13,  14, -22,   1) /* 抱 */  CHARACTER(0x62BC,  19,  34,  -1,   0) /* 押 */  CHARACTER(0x62BD, -28,  50, -29,   7) /* 抽 */
CHARACTER(0x62C5,  -8,  -2,  -5,  -6) /* 担 */  CHARACTER(0x62E0,   0,   2, -10,   3) /* 拠 */  CHARACTER(0x62E1, -28,  54, -21,   6) /* 拡 */
CHARACTER(0x62EC,  -1, -12,  30,  -8) /* 括 */  CHARACTER(0x6301,  -4,  20,   5,   0) /* 持 */  CHARACTER(0x6307,  -7,  54, -13,   7) /* 指 */
CHARACTER(0x6319,  -7,  -5, -21,  -6) /* 挙 */  CHARACTER(0x632F,  25,  30,   4,   6) /* 振 */  CHARACTER(0x6349, -14, -13, -17,   5) /* 捉 */
CHARACTER(0x6383,  25,  -8,   6,  -3) /* 掃 */  CHARACTER(0x6388,  -1,   6,  -3,  -1) /* 授 */  CHARACTER(0x6392, -17,  34, -17,  12) /* 排 */
CHARACTER(0x63A1, -13,  21, -33,   8) /* 採 */  CHARACTER(0x63A5,  -1,  -6, -10,  -1) /* 接 */  CHARACTER(0x63A7,  -4,  35, -14,  10) /* 控 */
CHARACTER(0x63A8, -25,  83, -27,   8) /* 推 */  CHARACTER(0x63AA,  -1,  40,   1,  13) /* 措 */  CHARACTER(0x63B2, -14,  61, -29,   9) /* 掲 */
CHARACTER(0x63D0, -10,   5,  -5,   0) /* 提 */  CHARACTER(0x63DB,  -5,  -7,   7,   3) /* 換 */  CHARACTER(0x63E1,  -2, -26,  -9, -10) /* 握 */
CHARACTER(0x63F4,   7,  -5,  17,  -6) /* 援 */  CHARACTER(0x640D,  -5,   4,  -8,  -1) /* 損 */  CHARACTER(0x643A,  -2,  -4,  24,  -5) /* 携 */
CHARACTER(0x6458,  -9,  -4, -23,   5) /* 摘 */  CHARACTER(0x64A4,  -7,  32, -20,   0) /* 撤 */  CHARACTER(0x652F, -13,  35, -15,   7) /* 支 */
CHARACTER(0x6539,   5,  54, -22,  10) /* 改 */  CHARACTER(0x653E,   5,  11,  -9,   5) /* 放 */  CHARACTER(0x653F,   3, -12,  -3,  -2) /* 政 */
CHARACTER(0x6545,   4, -10,  26, -23) /* 故 */  CHARACTER(0x6551, -11,  57, -18,   7) /* 救 */  CHARACTER(0x6559,  -7,  23, -20,   8) /* 教 */
CHARACTER(0x6570,   1, -19,   0,   0) /* 数 */  CHARACTER(0x6574,  -4,   1,  -1,  10) /* 整 */  CHARACTER(0x6577, -17,  11, -15,   1) /* 敷 */
CHARACTER(0x6587,  -2,  16, -24,   4) /* 文 */  CHARACTER(0x6599,   1, -14,   3,   2) /* 料 */  CHARACTER(0x65AD,  -2,  -8,  26,   0) /* 断 */
CHARACTER(0x65B0,   2,   5, -14,   4) /* 新 */  CHARACTER(0x65B9,   1, -17,  27,   3) /* 方 */  CHARACTER(0x65BD,  -2,  -3, -10,   6) /* 施 */
CHARACTER(0x65CF,  -1,  -2,  27, -33) /* 族 */  CHARACTER(0x65E2, -10,  31, -31,   2) /* 既 */  CHARACTER(0x65E5,   4, -15,   3,  -2) /* 日 */
CHARACTER(0x65E7,  23, -42,   6,  -4) /* 旧 */  CHARACTER(0x65E8,  -3, -17,   3,   7) /* 旨 */  CHARACTER(0x65E9,  -3,   2,   2,   5) /* 早 */
CHARACTER(0x660E,  -1,  -7,   9,  -5) /* 明 */  CHARACTER(0x6613,   3,  -8,  21, -12) /* 易 */  CHARACTER(0x6620,  -2,  -6,  -7,  -7) /* 映 */
CHARACTER(0x6628,  11,  57,  -9,   5) /* 昨 */  CHARACTER(0x662D,  -7,  14,  -5,   1) /* 昭 */  CHARACTER(0x6642,   4,   0,   2,   4) /* 時 */
CHARACTER(0x666E, -16,  72, -29,   9) /* 普 */  CHARACTER(0x666F,  -8,  -5, -19,  11) /* 景 */  CHARACTER(0x66AE,  50,   3,  -1,   6) /* 暮 */
CHARACTER(0x66DC,   1,  38,  69, -53) /* 曜 */  CHARACTER(0x66F4,   1,  -8,   3,  -4) /* 更 */  CHARACTER(0x66F8,  -2,   0, -12,   6) /* 書 */
CHARACTER(0x66FF,  -7, -11,  49,  11) /* 替 */  CHARACTER(0x6700,  -6,  25, -22,   6) /* 最 */  CHARACTER(0x6708,   6, -22,  65,   0) /* 月 */
CHARACTER(0x6709,  -1,  -5, -19,  -2) /* 有 */  CHARACTER(0x670D,  -5, -15,   5,   6) /* 服 */  CHARACTER(0x671B,  -3,  -6,   3,  -3) /* 望 */
CHARACTER(0x671D,  14, -13,  -1,  13) /* 朝 */  CHARACTER(0x671F,   6, -13,   6,  -7) /* 期 */  CHARACTER(0x6728,   6, -23,  10,   3) /* 木 */
CHARACTER(0x672A,   5,  -3, -18,   5) /* 未 */  CHARACTER(0x672B,   5, -17, -13,   5) /* 末 */  CHARACTER(0x672C,  10, -12,  -3,   0) /* 本 */
CHARACTER(0x672D,   5, -16,  17, -31) /* 札 */  CHARACTER(0x673D,  -3, -17,   6,  -2) /* 朽 */  CHARACTER(0x6750,   6, -13,  17,  -7) /* 材 */
CHARACTER(0x6751,   9, -23,  27,  45) /* 村 */  CHARACTER(0x6761,   5,  -2,  -4,   7) /* 条 */  CHARACTER(0x6765,   7, -16,   1,  -3) /* 来 */
CHARACTER(0x6771,  21,  10, -12,   6) /* 東 */  CHARACTER(0x677F,   7,  -4,  17,  -2) /* 板 */  CHARACTER(0x6790,  -4, -23,  34, -25) /* 析 */
CHARACTER(0x6797,  -1, -42, -12,   1) /* 林 */  CHARACTER(0x679A, -24, -34,   2,   0) /* 枚 */  CHARACTER(0x679C,  12,  -7,  22, -10) /* 果 */
CHARACTER(0x67A0,   2, -22, -18,  12) /* 枠 */  CHARACTER(0x67D3,  -7, -17,  27, -11) /* 染 */  CHARACTER(0x67F1,  -5, -26,   0, -12) /* 柱 */
CHARACTER(0x67FB,   9,   1,  34,  10) /* 査 */  CHARACTER(0x6804,   5,   6,   2,  -5) /* 栄 */  CHARACTER(0x6821,   7, -13,  13,   5) /* 校 */
CHARACTER(0x682A,  63,   4, -12,  18) /* 株 */  CHARACTER(0x6838,  16, -18,  -5,   5) /* 核 */  CHARACTER(0x6839,  -9,   1,  -5,   5) /* 根 */
CHARACTER(0x683C,   2, -15,  16, -15) /* 格 */  CHARACTER(0x6848,  -1, -11,   1, -14) /* 案 */  CHARACTER(0x68C4, -10, -22,  54,  -8) /* 棄 */
CHARACTER(0x68DF,  -1, -22,  -2,   8) /* 棟 */  CHARACTER(0x68EE,  16, -23,   6,  10) /* 森 */  CHARACTER(0x691C, -10,  12,  -6,   7) /* 検 */
CHARACTER(0x696D,   1, -10,  21, -16) /* 業 */  CHARACTER(0x6975,   6, -20,  10, -10) /* 極 */  CHARACTER(0x697D,  10,   6,  -3,   2) /* 楽 */
CHARACTER(0x6982, -11,  29, -16,   6) /* 概 */  CHARACTER(0x69CB,   0, -13,  -7,   0) /* 構 */  CHARACTER(0x69D8,  -3, -26,   7,   5) /* 様 */
CHARACTER(0x6A19,  -7, -12,  12,   2) /* 標 */  CHARACTER(0x6A21,  -1, -17,  34, -24) /* 模 */  CHARACTER(0x6A29,  -6,  -8,  -2,   5) /* 権 */
CHARACTER(0x6A2A,  -6, -12, -28,   4) /* 横 */  CHARACTER(0x6A4B,   3, -16,   8,  18) /* 橋 */  CHARACTER(0x6A5F, -11,  -1, -14,   6) /* 機 */
CHARACTER(0x6B20,  -3,   1,   1,   1) /* 欠 */  CHARACTER(0x6B21,   8, -12, -12,  -6) /* 次 */  CHARACTER(0x6B32,  14,  -4,  -4,  -2) /* 欲 */
CHARACTER(0x6B3E,   4, -23, -20,   5) /* 款 */  CHARACTER(0x6B62,   3, -16,  74, -16) /* 止 */  CHARACTER(0x6B63,   1, -13,  -2,  -2) /* 正 */
CHARACTER(0x6B66,  -8,   0, -17,   5) /* 武 */  CHARACTER(0x6B69,  -3,  -4, -14,   0) /* 歩 */  CHARACTER(0x6B6F, -27,  -5, -16,   6) /* 歯 */
CHARACTER(0x6B73,  -6, -15,  -4,  11) /* 歳 */  CHARACTER(0x6B74, -10,   1, -13,   4) /* 歴 */  CHARACTER(0x6B7B,  -6,  -3, -22,   6) /* 死 */
CHARACTER(0x6B8B,  -6,  10, -12,   5) /* 残 */  CHARACTER(0x6BB5,   1,  -3,   1,  -1) /* 段 */  CHARACTER(0x6BCD,   3,   5,   9, -11) /* 母 */
CHARACTER(0x6BCE,  -2,  -1, -16,   3) /* 毎 */  CHARACTER(0x6BD4, -10,   6, -22,   6) /* 比 */  CHARACTER(0x6C11,   0, -17,  21,  -7) /* 民 */
CHARACTER(0x6C17,  -6,  -4,   1,  -1) /* 気 */  CHARACTER(0x6C34,  -4,  -1,  -2,   4) /* 水 */  CHARACTER(0x6C42,  -9,  -3,  12,   3) /* 求 */
CHARACTER(0x6C7A,  -3,  10,  -6,   3) /* 決 */  CHARACTER(0x6CB3,   4,  -5, -13,   8) /* 河 */  CHARACTER(0x6CBB,  -7,  11,  20,   2) /* 治 */
CHARACTER(0x6CBF, -12,  19, -26,   8) /* 沿 */  CHARACTER(0x6CC1,   3, -12,  55, -15) /* 況 */  CHARACTER(0x6CCA,  -1, -17,  15, -13) /* 泊 */
CHARACTER(0x6CD5,   1,  -8,  -6, -11) /* 法 */  CHARACTER(0x6CE2,  -2,  -6,   7,  -3) /* 波 */  CHARACTER(0x6CE8, -15,   1, -11,   2) /* 注 */
CHARACTER(0x6D3B,  -3,  -4,  -7,   0) /* 活 */  CHARACTER(0x6D3E,  -1, -12,  25,   1) /* 派 */  CHARACTER(0x6D41,  -2,   0,  -5,   0) /* 流 */
CHARACTER(0x6D5C,   8,  -5,   6, -19) /* 浜 */  CHARACTER(0x6D77,   0,  -3, -10,   1) /* 海 */  CHARACTER(0x6D78, -16,  38, -25,   7) /* 浸 */
CHARACTER(0x6D88,  -6,   6,  -8,  -7) /* 消 */  CHARACTER(0x6DF1,  -5,  13,  -4,   6) /* 深 */  CHARACTER(0x6DF7, -15,  47, -23,   3) /* 混 */
CHARACTER(0x6DFB, -14,  30,  31,   3) /* 添 */  CHARACTER(0x6E05, -15,  39, -23,   4) /* 清 */  CHARACTER(0x6E08,   0, -12,  -4,   1) /* 済 */
CHARACTER(0x6E1B,   0, -10,  -9,   6) /* 減 */  CHARACTER(0x6E21,  -9,  11,  -1, -16) /* 渡 */  CHARACTER(0x6E29,  -6,  14, -15,   5) /* 温 */
CHARACTER(0x6E2C,  -7,  -1, -11,  -2) /* 測 */  CHARACTER(0x6E2F,   6, -38,  -9,  27) /* 港 */  CHARACTER(0x6E80,  -2,  -1,  10,   3) /* 満 */
CHARACTER(0x6E90,  12, -13,  16, -13) /* 源 */  CHARACTER(0x6E96,  -7,  -6,   8,   5) /* 準 */  CHARACTER(0x6EDE, -12,  -1,  -9,   1) /* 滞 */
CHARACTER(0x6F14,  -4,  -3,   0,   1) /* 演 */  CHARACTER(0x6F6E,   3, -19,   0,  -4) /* 潮 */  CHARACTER(0x706B,   2,  -8,   0,  -4) /* 火 */
CHARACTER(0x707D,   5, -15,   6,  -3) /* 災 */  CHARACTER(0x70B9,   1, -24,   1,   1) /* 点 */  CHARACTER(0x70BA,   1,  -8,  34, -14) /* 為 */
CHARACTER(0x7121,   6,  -4, -16,   8) /* 無 */  CHARACTER(0x7136,   9, -28,  37, -33) /* 然 */  CHARACTER(0x7159,   7, -10, -10,  -5) /* 煙 */
CHARACTER(0x7167,   2, -15,  -3,  -9) /* 照 */  CHARACTER(0x71B1,  -4, -11,  -2,  -3) /* 熱 */  CHARACTER(0x71C3,   8, -14, -10,   1) /* 燃 */
CHARACTER(0x7269,   3, -13,  -1,   5) /* 物 */  CHARACTER(0x7279,  -5,  19, -29,   5) /* 特 */  CHARACTER(0x72AF,   3, -10,   1,  -4) /* 犯 */
CHARACTER(0x72B6,  -1, -12,   0,  10) /* 状 */  CHARACTER(0x72EC, -26,  27, -27,   3) /* 独 */  CHARACTER(0x72ED,  -7,  -1, -21,   5) /* 狭 */
CHARACTER(0x7387,   0, -16, -14,  13) /* 率 */  CHARACTER(0x73FE,   0,   2, -13,   3) /* 現 */  CHARACTER(0x7403,  -1, -27,  26, -13) /* 球 */
CHARACTER(0x7406,  -6, -12,  11,  -7) /* 理 */  CHARACTER(0x74B0,   1,  -2,  -7,  10) /* 環 */  CHARACTER(0x751F,   0,  -2,   8,   4) /* 生 */
CHARACTER(0x7523,   1,  -8,  10,  -4) /* 産 */  CHARACTER(0x7528,   1, -17,   9,  -9) /* 用 */  CHARACTER(0x7530,   9,  -8,  45,  18) /* 田 */
CHARACTER(0x7531,  -1, -10,  20, -20) /* 由 */  CHARACTER(0x7533,  28,  17, -29,   3) /* 申 */  CHARACTER(0x7537, -15,  10,  -9,   3) /* 男 */
CHARACTER(0x753A,   1,  -1, -24,  -3) /* 町 */  CHARACTER(0x753B,   7, -12,  52, -24) /* 画 */  CHARACTER(0x754C,  12, -10,  22, -25) /* 界 */
CHARACTER(0x7559, -11,  -6,  12,  -3) /* 留 */  CHARACTER(0x7565,   5, -16,  27, -18) /* 略 */  CHARACTER(0x756A,   3, -11,   3,  -4) /* 番 */
CHARACTER(0x7570,  -9,  29, -19,   5) /* 異 */  CHARACTER(0x7591,   1,  -1,  -5,  -3) /* 疑 */  CHARACTER(0x75C5,   3, -19,  -3,   9) /* 病 */
CHARACTER(0x75C7,   7, -20,  -6,  13) /* 症 */  CHARACTER(0x7642,   0,  -9,  11,  -6) /* 療 */  CHARACTER(0x767A, -14,   4,  -6,  -1) /* 発 */
CHARACTER(0x767B, -11,  13, -50,   2) /* 登 */  CHARACTER(0x7684,  -9, -15, -10,  21) /* 的 */  CHARACTER(0x7686,  35,  19, -26,  10) /* 皆 */
CHARACTER(0x76CA,   3, -14,  26,  -9) /* 益 */  CHARACTER(0x76DB,  39,  13, -19,   4) /* 盛 */  CHARACTER(0x76E3,  -7,  31, -31,   4) /* 監 */
CHARACTER(0x76E4,  -5,  -8,   1,   2) /* 盤 */  CHARACTER(0x76EE,   1, -11, -18,   2) /* 目 */  CHARACTER(0x76F4,  -7,  15,  10,   1) /* 直 */
CHARACTER(0x76F8, -19,  20, -12,   5) /* 相 */  CHARACTER(0x7701,  -2,  -9,   1,  23) /* 省 */  CHARACTER(0x770B,  -9,  25, -19,   5) /* 看 */
CHARACTER(0x770C,  13, -23,   2,  44) /* 県 */  CHARACTER(0x771F,  29,  14, -19,  -1) /* 真 */  CHARACTER(0x7740, -12,  -9,  10,  -5) /* 着 */
CHARACTER(0x77E5,   6, -13,  15, -15) /* 知 */  CHARACTER(0x77ED,  -7,  17, -20,   4) /* 短 */  CHARACTER(0x77F3,  -6,  -3,   4,  -2) /* 石 */
CHARACTER(0x7814,  -2,  44, -21,   6) /* 研 */  CHARACTER(0x78BA, -25,  13, -12,   2) /* 確 */  CHARACTER(0x790E,  -5, -15,  20,   8) /* 礎 */
CHARACTER(0x793A,  -9,  12, -15,  -9) /* 示 */  CHARACTER(0x793C,  10, -17,  16, -26) /* 礼 */  CHARACTER(0x793E,  -4,   0,  -1,  10) /* 社 */
CHARACTER(0x7949,  13,  -7,  55, -14) /* 祉 */  CHARACTER(0x795E,  -1,  10,  12,   4) /* 神 */  CHARACTER(0x7968,   1, -10, -16,   9) /* 票 */
CHARACTER(0x798F, -14,   4, -12,  16) /* 福 */  CHARACTER(0x79C1,   7, -33, -33,   4) /* 私 */  CHARACTER(0x79D1, -10,   3,  -3,   8) /* 科 */
CHARACTER(0x79F0,   0, -13,  12, -16) /* 称 */  CHARACTER(0x79FB, -13,  17, -24,   6) /* 移 */  CHARACTER(0x7A0B,   1,  -6,  26,  -2) /* 程 */
CHARACTER(0x7A0E,   9, -12, -18,  14) /* 税 */  CHARACTER(0x7A1A,  -1,  47,  79,   4) /* 稚 */  CHARACTER(0x7A2E,   6, -17,  14, -13) /* 種 */
CHARACTER(0x7A4D,   6,  -3,   6,   1) /* 積 */  CHARACTER(0x7A76,   2, -17,  -4,   4) /* 究 */  CHARACTER(0x7A7A,  22,  16,  -2,   0) /* 空 */
CHARACTER(0x7A81,   6,  -9,  -4,   5) /* 突 */  CHARACTER(0x7A93,   9,  -6,  -9,   6) /* 窓 */  CHARACTER(0x7ACB,   5,  -1,  21,  -1) /* 立 */
CHARACTER(0x7AE0,  -2, -17,   6,  -5) /* 章 */  CHARACTER(0x7AE5,  13, -19,  66, -26) /* 童 */  CHARACTER(0x7AEF,  -5,   2,  -1,  11) /* 端 */
CHARACTER(0x7AF6, -10,  58, -17,   7) /* 競 */  CHARACTER(0x7B2C,   8,  -2, -40,   8) /* 第 */  CHARACTER(0x7B49,   7, -13, -20,  27) /* 等 */
CHARACTER(0x7B54, -21,  -7,  18, -16) /* 答 */  CHARACTER(0x7B56,   5, -19,   7, -49) /* 策 */  CHARACTER(0x7B97,  -2,  -6,  15, -15) /* 算 */
CHARACTER(0x7BA1,  -9,   0,  -5,   4) /* 管 */  CHARACTER(0x7BC0,   1,  -7,  -2,   6) /* 節 */  CHARACTER(0x7BC4, -29,  12,   6,   6) /* 範 */
CHARACTER(0x7BC9,   5, -27,  24,  -4) /* 築 */  CHARACTER(0x7C21, -22,  37, -20,   9) /* 簡 */  CHARACTER(0x7C4D,   1, -20,  15, -11) /* 籍 */
CHARACTER(0x7C73,   2, -25,  -9,   7) /* 米 */  CHARACTER(0x7CBE, -22,   5, -21,   5) /* 精 */  CHARACTER(0x7CFB,   2, -16, -12,   5) /* 系 */
CHARACTER(0x7D04,   7,  -9,  -9,  -1) /* 約 */  CHARACTER(0x7D0D,   3,  -2,  -5,   7) /* 納 */  CHARACTER(0x7D14, -12,   2, -13,  -1) /* 純 */
CHARACTER(0x7D19,   7, -19,   0,   1) /* 紙 */  CHARACTER(0x7D1A,   4, -14,   1, -17) /* 級 */  CHARACTER(0x7D20,   6,  -8,  16,  -3) /* 素 */
CHARACTER(0x7D30,  11,   5,  12,   0) /* 細 */  CHARACTER(0x7D39, -43,  47, -21,  -2) /* 紹 */  CHARACTER(0x7D42,  -5,   2, -10,   2) /* 終 */
CHARACTER(0x7D44,  -8,   1,  33,   8) /* 組 */  CHARACTER(0x7D4C,  -6,  24, -28,   7) /* 経 */  CHARACTER(0x7D50,  -8,   6, -10,   0) /* 結 */
CHARACTER(0x7D61,   2,  -7,  25,  -5) /* 絡 */  CHARACTER(0x7D66,  -1,  -1,  -7,   1) /* 給 */  CHARACTER(0x7D71,  -3,  15, -15,   1) /* 統 */
CHARACTER(0x7D76, -25,  -3,  12,  -2) /* 絶 */  CHARACTER(0x7D99, -18,  -1,   3,   1) /* 継 */  CHARACTER(0x7D9A,  -6,  -3,  21,  -5) /* 続 */
CHARACTER(0x7DAD, -44,  33, -24,   9) /* 維 */  CHARACTER(0x7DB1,  -1,  -6,  34, -11) /* 綱 */  CHARACTER(0x7DCA,  -7,  19, -25,   3) /* 緊 */
CHARACTER(0x7DCF,  -7,  -4, -15,   7) /* 総 */  CHARACTER(0x7DD1,   7, -15, -31,   5) /* 緑 */  CHARACTER(0x7DD2, -27,  -4,  28, -21) /* 緒 */
CHARACTER(0x7DDA,   4, -22,  18,   0) /* 線 */  CHARACTER(0x7DE0, -12,  24,  18,   0) /* 締 */  CHARACTER(0x7DE8,  -4,   1,  -2,  11) /* 編 */
CHARACTER(0x7DE9,  -5,  61,  -8,  11) /* 緩 */  CHARACTER(0x7DEF,  -3,  -4,  14,   1) /* 緯 */  CHARACTER(0x7DF4,   6,  16,  13,   8) /* 練 */
CHARACTER(0x7E2E, -18, -15, -11,   0) /* 縮 */  CHARACTER(0x7E3E,   7,  -1,  51,  -9) /* 績 */  CHARACTER(0x7E54,   5,  -6,  24, -49) /* 織 */
CHARACTER(0x7E70,  52,   6, -19,   5) /* 繰 */  CHARACTER(0x7F6E,   0, -11,  20, -15) /* 置 */  CHARACTER(0x7F72,  -1,  -8,   4,   2) /* 署 */
CHARACTER(0x7FA9,   2, -10,  21,   1) /* 義 */  CHARACTER(0x7FBD,   8,   7, -26,  -1) /* 羽 */  CHARACTER(0x7FD2,  -1, -11,   6, -14) /* 習 */
CHARACTER(0x8001,   0,  13, -18,   6) /* 老 */  CHARACTER(0x8003,   0,  -7, -24,  -5) /* 考 */  CHARACTER(0x8005,   9, -18, -10,  19) /* 者 */
CHARACTER(0x8010, -15,  45, -14,   6) /* 耐 */  CHARACTER(0x805E, -10,  13, -23, -11) /* 聞 */  CHARACTER(0x8074, -11,   7,  -8,   3) /* 聴 */
CHARACTER(0x8077,  -2,   4,  -3,   5) /* 職 */  CHARACTER(0x80B2,   5,  -1,  13,  -1) /* 育 */  CHARACTER(0x80CC,  -7,  31, -17,   3) /* 背 */
CHARACTER(0x80FD,  -2,  -6,  19,  -7) /* 能 */  CHARACTER(0x81E8, -13,  53, -28,   4) /* 臨 */  CHARACTER(0x81EA,   0,  23, -11,   4) /* 自 */
CHARACTER(0x81F3,   1,   6,  -7,   3) /* 至 */  CHARACTER(0x81F4,   2, -17,  23, -19) /* 致 */  CHARACTER(0x8208,  13, -37,   9, -19) /* 興 */
CHARACTER(0x820E,   5, -17,  51, -24) /* 舎 */  CHARACTER(0x8217,   4,   0,  20,   4) /* 舗 */  CHARACTER(0x822C,  14,  -9,  61, -13) /* 般 */
CHARACTER(0x826F,  -4,  -9,   2,   5) /* 良 */  CHARACTER(0x8272,   0,  -9,   2,   3) /* 色 */  CHARACTER(0x82B8,   1,  -9,   7,   5) /* 芸 */
CHARACTER(0x82E5,  -2,  30, -26,   7) /* 若 */  CHARACTER(0x82E6, -12,  39, -10,  -2) /* 苦 */  CHARACTER(0x82F1,   5,   3, -27,   4) /* 英 */
CHARACTER(0x834F,   3,  41, -20,   5) /* 荏 */  CHARACTER(0x843D,   9,  15,   1,   5) /* 落 */  CHARACTER(0x8449,   2,  -8,  -8,   2) /* 葉 */
CHARACTER(0x84C4,   9, -24,  19, -29) /* 蓄 */  CHARACTER(0x8535,   3,  -3,   6,  -3) /* 蔵 */  CHARACTER(0x85AC,  20,  15, -14,   5) /* 薬 */
CHARACTER(0x85E4,  11,  -9,  11, -16) /* 藤 */  CHARACTER(0x8650, -15,  45, -13,   9) /* 虐 */  CHARACTER(0x878D, -25,   2,  -2,   2) /* 融 */
CHARACTER(0x884C,  -2,  -2,  -2,   3) /* 行 */  CHARACTER(0x8853,   2, -14,  40, -16) /* 術 */  CHARACTER(0x8857,   2,  -4,  -2,   6) /* 街 */
CHARACTER(0x885B, -11,  20, -25,  11) /* 衛 */  CHARACTER(0x8868,  -6,  -7,  -7,   0) /* 表 */  CHARACTER(0x88AB,   4, -11, -18,  10) /* 被 */
CHARACTER(0x88C5,   0,  -1,  -7, -10) /* 装 */  CHARACTER(0x88CF,   5,  -4, -20,   7) /* 裏 */  CHARACTER(0x88DC,  -7,  36, -22,   5) /* 補 */
CHARACTER(0x88FD, -10,  11, -15,  12) /* 製 */  CHARACTER(0x8907,  -8,  -5, -13,   5) /* 複 */  CHARACTER(0x897F,  23,   6, -19,  -4) /* 西 */
CHARACTER(0x8981,  -8,  -2,  -5,   0) /* 要 */  CHARACTER(0x898B,   7, -16,  -6,   0) /* 見 */  CHARACTER(0x898F,  -2,  -2,   0,   2) /* 規 */
CHARACTER(0x8996,   7,  -2, -10,   5) /* 視 */  CHARACTER(0x899A,  -5, -15,   7,  -5) /* 覚 */  CHARACTER(0x89A7,  17, -70,  63, -18) /* 覧 */
CHARACTER(0x89AA,   0, -18, -10,   3) /* 親 */  CHARACTER(0x89B3,   6,   1, -11,   5) /* 観 */  CHARACTER(0x89D2,   8, -14,   4,   0) /* 角 */
CHARACTER(0x89E3,  -9, -12,   3, -12) /* 解 */  CHARACTER(0x89E6,  -2,   3,   6,  -1) /* 触 */  CHARACTER(0x8A00,  -6,   9, -18,   0) /* 言 */
CHARACTER(0x8A08,  -4, -11,   4,   5) /* 計 */  CHARACTER(0x8A0E,   1, -15,  23, -17) /* 討 */  CHARACTER(0x8A13, -23,   7, -23,   9) /* 訓 */
CHARACTER(0x8A17,  -2, -11,  20,  -6) /* 託 */  CHARACTER(0x8A18, -14,  -8,  -9,   0) /* 記 */  CHARACTER(0x8A2A,  -7,  21, -15,   4) /* 訪 */
CHARACTER(0x8A2D,  -3, -12,  10,  -5) /* 設 */  CHARACTER(0x8A31,  -8,   8, -10,  -1) /* 許 */  CHARACTER(0x8A33,   5, -18,  56, -21) /* 訳 */
CHARACTER(0x8A3A,  -4, -14, -32,  -8) /* 診 */  CHARACTER(0x8A3C,   0,  -9,  -4,   0) /* 証 */  CHARACTER(0x8A55, -19,  20, -20,  11) /* 評 */
CHARACTER(0x8A66, -10,   7, -25,   2) /* 試 */  CHARACTER(0x8A70,  -1,  43,  17,   3) /* 詰 */  CHARACTER(0x8A71,   1, -21,   3, -19) /* 話 */
CHARACTER(0x8A72, -24, -16,  -6,  -4) /* 該 */  CHARACTER(0x8A73,  -4,  31, -25,  11) /* 詳 */  CHARACTER(0x8A8D,  -7,   1,  -5,   2) /* 認 */
CHARACTER(0x8A98, -12,  29, -15,   1) /* 誘 */  CHARACTER(0x8A9E,   0, -15,  16,   8) /* 語 */  CHARACTER(0x8AAC, -13,  24, -12,   0) /* 説 */
CHARACTER(0x8AAD,   3,  14, -20,  -1) /* 読 */  CHARACTER(0x8AB0,  -1, -32, -24,   3) /* 誰 */  CHARACTER(0x8AB2,   0,  -6, -11,   8) /* 課 */
CHARACTER(0x8ABF, -16,   3, -31,   4) /* 調 */  CHARACTER(0x8AC7,   1,  -3,  47,  -6) /* 談 */  CHARACTER(0x8ACB, -15, -24,  -4,   9) /* 請 */
CHARACTER(0x8AD6,  -5, -10,   2,  -7) /* 論 */  CHARACTER(0x8AF8,  23, -15,   2,   9) /* 諸 */  CHARACTER(0x8B1B,  -5,  -2,  -9,   5) /* 講 */
CHARACTER(0x8B58,  -4, -14,  24, -19) /* 識 */  CHARACTER(0x8B66,  12,  43, -19,   6) /* 警 */  CHARACTER(0x8B70,  -3,   5,  -5,   4) /* 議 */
CHARACTER(0x8B77,   6, -12,  33, -14) /* 護 */  CHARACTER(0x8C37,  17, -32,  57,   2) /* 谷 */  CHARACTER(0x8C4A,   0, -19, -27,  11) /* 豊 */
CHARACTER(0x8C61, -16, -22,  15, -56) /* 象 */  CHARACTER(0x8CA0, -13,  30, -10,   5) /* 負 */  CHARACTER(0x8CA1,  -6,   9,  -1,   7) /* 財 */
CHARACTER(0x8CA9, -17,  22, -23,  15) /* 販 */  CHARACTER(0x8CAB,  -1, -23,  51, -33) /* 貫 */  CHARACTER(0x8CAC, -12,  17,  -1,   2) /* 責 */
CHARACTER(0x8CB7,  18,  -4, -23,   2) /* 買 */  CHARACTER(0x8CB8,  19,   8, -17,   0) /* 貸 */  CHARACTER(0x8CBB,   5, -12, -15,  16) /* 費 */
CHARACTER(0x8CC3,  -2,   6,  -1,  -8) /* 賃 */  CHARACTER(0x8CC7,   0,  10, -13,   3) /* 資 */  CHARACTER(0x8CDB,  -6,   8, -13,   5) /* 賛 */
CHARACTER(0x8CEA,  -8,  -2, -12,  -3) /* 質 */  CHARACTER(0x8CFC, -20,  28, -23,   8) /* 購 */  CHARACTER(0x8D64,   0,  -1, -13,   9) /* 赤 */
CHARACTER(0x8D70, -10, -16,  -5,  -1) /* 走 */  CHARACTER(0x8D77,   7,  27,  -4,  -4) /* 起 */  CHARACTER(0x8D85,   1, -12, -21,   7) /* 超 */
CHARACTER(0x8D8A,   1, -12,  33, -10) /* 越 */  CHARACTER(0x8DA3,  10,  17, -25,   3) /* 趣 */  CHARACTER(0x8DB3,   5, -15,  -3,  -2) /* 足 */
CHARACTER(0x8DE1, -10,   7, -33,  13) /* 跡 */  CHARACTER(0x8DEF,   5, -17,  11, -16) /* 路 */  CHARACTER(0x8E0F,  12,  45, -32,   1) /* 踏 */
CHARACTER(0x8EAB, -11,  -8,   8, -13) /* 身 */  CHARACTER(0x8ECA,   6, -16,  15,   8) /* 車 */  CHARACTER(0x8EE2,  -9,   7,   1,   2) /* 転 */
CHARACTER(0x8EFD,  -6,  28, -19,   7) /* 軽 */  CHARACTER(0x8F03, -20,  14,   8,  -1) /* 較 */  CHARACTER(0x8F09,  -5,   0,  -4,   3) /* 載 */
CHARACTER(0x8F2A,   0,  25,   2,   2) /* 輪 */  CHARACTER(0x8FBA,   1, -19, -13,  -1) /* 辺 */  CHARACTER(0x8FBC, -16,  31,  68,  -1) /* 込 */
CHARACTER(0x8FCE,  -7, -19,  34,   2) /* 迎 */  CHARACTER(0x8FD1,  -5,   1,  -8,   2) /* 近 */  CHARACTER(0x8FD4,  -4,  42,  30,   2) /* 返 */
CHARACTER(0x8FF0, -17,   3,   3,   3) /* 述 */  CHARACTER(0x8FFD, -10,  52, -33,   5) /* 追 */  CHARACTER(0x9000, -12,  -3,  15,   3) /* 退 */
CHARACTER(0x9001,   5, -12,   8,  -6) /* 送 */  CHARACTER(0x9006, -23, -26, -30,   2) /* 逆 */  CHARACTER(0x9014,   4, -13,   7,  -3) /* 途 */
CHARACTER(0x901A,   3,   5,  32,   2) /* 通 */  CHARACTER(0x901F,   4,  -3,   6,   0) /* 速 */  CHARACTER(0x9020,  -5, -19,  22,  -7) /* 造 */
CHARACTER(0x9023, -14, -16, -18, -13) /* 連 */  CHARACTER(0x9031,   2, -21,  -6,   0) /* 週 */  CHARACTER(0x9032,   3,   7, -12,   3) /* 進 */
CHARACTER(0x9045, -11,  17, -26,   0) /* 遅 */  CHARACTER(0x9047,  12,  -3, -12,  -7) /* 遇 */  CHARACTER(0x904A,   2,  15, -19,  -3) /* 遊 */
CHARACTER(0x904B,  -9,  11, -14,   4) /* 運 */  CHARACTER(0x904E,  -3,  -6,   1,  -1) /* 過 */  CHARACTER(0x9053,   4, -11,   9,   4) /* 道 */
CHARACTER(0x9054,  -3,   0,   3,  -3) /* 達 */  CHARACTER(0x9055,  -2,  20,  -6,   2) /* 違 */  CHARACTER(0x9063,   0, -17,  41, -39) /* 遣 */
CHARACTER(0x9069,  -5,  -2, -14,   3) /* 適 */  CHARACTER(0x9078,  -8,  27, -14,   5) /* 選 */  CHARACTER(0x907F, -28,  34, -19,   4) /* 避 */
CHARACTER(0x9084,  -2, -15,  24, -26) /* 還 */  CHARACTER(0x90E8,  -2, -10,  -4,   1) /* 部 */  CHARACTER(0x90FD,   2,  -8, -21,   5) /* 都 */
CHARACTER(0x914D, -11,  -7,  -9,   1) /* 配 */  CHARACTER(0x916C,   3, -20,  57, -19) /* 酬 */  CHARACTER(0x91CD,  -7,  11, -10,   3) /* 重 */
CHARACTER(0x91CE,   7, -15,   2, -11) /* 野 */  CHARACTER(0x91CF,   1, -14, -11,   7) /* 量 */  CHARACTER(0x91D1,   1, -12,  -3,   5) /* 金 */
CHARACTER(0x91DD,   8, -10,  47, -37) /* 針 */  CHARACTER(0x9244,  -7,  -5,  -2,  -5) /* 鉄 */  CHARACTER(0x9332,   1, -11,  -9,  18) /* 録 */
CHARACTER(0x9577,  -2, -13,  12,  -6) /* 長 */  CHARACTER(0x9580,  -1, -13,  21, -14) /* 門 */  CHARACTER(0x9589, -11,  27, -22,   1) /* 閉 */
CHARACTER(0x958B, -18,  11, -17,   3) /* 開 */  CHARACTER(0x9593,   5, -19,  44,  -5) /* 間 */  CHARACTER(0x95A2,  13,  14,  63,   3) /* 関 */
CHARACTER(0x9632,  -4,   5, -10,   2) /* 防 */  CHARACTER(0x9644,   3, -20, -25,  -8) /* 附 */  CHARACTER(0x964D,  -1, -10,   3, -12) /* 降 */
CHARACTER(0x9650,  -4, -19,  12,  -1) /* 限 */  CHARACTER(0x9662,  -5, -18,  40, -12) /* 院 */  CHARACTER(0x9664,  -6, -13,   9,  -1) /* 除 */
CHARACTER(0x9673, -26,  61, -29,   8) /* 陳 */  CHARACTER(0x967A,  -1, -20,  36,  -4) /* 険 */  CHARACTER(0x967D,  -1,  18, -21,   2) /* 陽 */
CHARACTER(0x968A,   9, -15,   6,  18) /* 隊 */  CHARACTER(0x968E,  -3, -16,   4, -17) /* 階 */  CHARACTER(0x968F, -18,   4,  -9,   2) /* 随 */
CHARACTER(0x969B,  -1, -12,  20,  -5) /* 際 */  CHARACTER(0x969C,   3, -11,  -8,  10) /* 障 */  CHARACTER(0x96A3,  -4,  -9,  -6,  -2) /* 隣 */
CHARACTER(0x96C6,  -7,  10,  -7,   1) /* 集 */  CHARACTER(0x96C7,   1,   2, -16,  11) /* 雇 */  CHARACTER(0x96D1,  -6,  -8, -11,   2) /* 雑 */
CHARACTER(0x96E2,  -2,   3,  19,  -4) /* 離 */  CHARACTER(0x96E3,   7,   5, -15,   5) /* 難 */  CHARACTER(0x96E8, -17,  -4,  -9,   0) /* 雨 */
CHARACTER(0x96FB,  -5,   9,  -4,  -2) /* 電 */  CHARACTER(0x9700, -14,  35, -17,  10) /* 需 */  CHARACTER(0x9707,   4,  -1,  12, -13) /* 震 */
CHARACTER(0x9752,  11,   5, -26,   6) /* 青 */  CHARACTER(0x975E,  15,  -1, -24,   2) /* 非 */  CHARACTER(0x9762,  -2, -13,  -4,   1) /* 面 */
CHARACTER(0x9769,  14, -20,  -4,  -5) /* 革 */  CHARACTER(0x97F3,  -3,  -4,  -4,   8) /* 音 */  CHARACTER(0x97FF,   6,  -9,  34, -20) /* 響 */
CHARACTER(0x9805,   6,  -7,   0,  -5) /* 項 */  CHARACTER(0x9806,  -8,   3,  -9,   7) /* 順 */  CHARACTER(0x9810,   2,  40, -20,  -5) /* 預 */
CHARACTER(0x9811,  32,  24, -17,   3) /* 頑 */  CHARACTER(0x9818,   0,  -1,  16,  -1) /* 領 */  CHARACTER(0x982D,   3, -13,  10, -12) /* 頭 */
CHARACTER(0x983C,  -1, -12,   1,  -9) /* 頼 */  CHARACTER(0x984C,   0, -13,  42, -16) /* 題 */  CHARACTER(0x984D,  -1, -14,  -5,  -2) /* 額 */
CHARACTER(0x9858, -19,   2,  21, -34) /* 願 */  CHARACTER(0x985E,  -1, -19,   6, -12) /* 類 */  CHARACTER(0x98A8,   2,  -9,  -2,  -9) /* 風 */
CHARACTER(0x98DB,   2,  42, -42,   0) /* 飛 */  CHARACTER(0x98DF,  -1,  -9,  -8,   4) /* 食 */  CHARACTER(0x98F2,  -9,  30, -16,   4) /* 飲 */
CHARACTER(0x990A,  -3,   1,  -9,  -4) /* 養 */  CHARACTER(0x9928,   5, -18,  25,  12) /* 館 */  CHARACTER(0x9996,  -9,  28, -14,   7) /* 首 */
CHARACTER(0x99AC,   3, -20, -22,  -6) /* 馬 */  CHARACTER(0x99C5,   6, -15, -21,  21) /* 駅 */  CHARACTER(0x99D0,  -3,  16, -27,   7) /* 駐 */
CHARACTER(0x9A12,  -5,  53, -41,  10) /* 騒 */  CHARACTER(0x9A13,   1, -11,  56, -14) /* 験 */  CHARACTER(0x9AD8,  -3,   1, -18,   6) /* 高 */
CHARACTER(0x9B45,   2,  13, -15,   7) /* 魅 */  CHARACTER(0x9ED2,   5, -37,  25, -11) /* 黒 */  CHARACTER(0x9F62,  -3, -14,  32, -15) /* 齢 */
