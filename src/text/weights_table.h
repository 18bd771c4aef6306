/* What the characters around a line end say of it, in prices (weigh.c): as the second before it, the last before it, the first
   behind it, the second behind it.  > 0: it is rather within a word or before a particle; < 0: a phrase rather ends there.
   Fitted by least squares to MeCab's reading of minutes of city councils (tests/lines/weights.py); what is promised of it is in
   tests/unit/text/test_prices.c.  A character that is not here is weighed as others of its kind. */
/* clang-format off */

KIND(KANJI, -2, -7, -4, 1)
KIND(HIRA, 3, -11, 3, -2)
KIND(KATA, 3, -11, 3, -2)
KIND(WEST, 3, -24, -20, 3)
KIND(MARK, 18, -11, 3, 6)

/* Between two kinds; within a run of one, by how many of it stand before the line end (1, 2, 3, 4, odd, even) and behind it. */
BETWEEN(KANJI, HIRA, 68)
BETWEEN(KANJI, KATA, 20)
BETWEEN(KANJI, WEST, 47)
BETWEEN(HIRA, KANJI, 25)
BETWEEN(HIRA, KATA, 2)
BETWEEN(HIRA, WEST, 27)
BETWEEN(KATA, KANJI, 24)
BETWEEN(KATA, HIRA, 52)
BETWEEN(KATA, WEST, 23)
BETWEEN(WEST, KANJI, 40)
BETWEEN(WEST, HIRA, 62)
BETWEEN(WEST, KATA, 29)
BETWEEN(WEST, WEST, 57)
WITHIN(KANJI, 0,  90,  73,  85,  81,  82,  77)
WITHIN(KANJI, 1,  54,  38,  47,  45,  49,  47)
WITHIN(KANJI, 2,  88,  62,  74,  61,  69,  61)
WITHIN(KANJI, 3,  60,  46,  56,  53,  57,  56)
WITHIN(KANJI, 4,  73,  54,  64,  55,  63,  57)
WITHIN(KANJI, 5,  64,  45,  62,  54,  65,  54)
WITHIN(HIRA, 0,  76,  81,  76,  71,  66,  63)
WITHIN(HIRA, 1,  72,  81,  69,  66,  68,  67)
WITHIN(HIRA, 2,  77,  73,  68,  65,  68,  67)
WITHIN(HIRA, 3,  74,  71,  66,  66,  66,  68)
WITHIN(HIRA, 4,  74,  74,  66,  66,  66,  66)
WITHIN(HIRA, 5,  74,  73,  66,  65,  67,  66)
WITHIN(KATA, 0,  94,  88,  91, 121,  92, 110)
WITHIN(KATA, 1,  97,  87,  74,  74,  92,  86)
WITHIN(KATA, 2, 111,  80,  73,  60,  74,  65)
WITHIN(KATA, 3, 133,  77,  58,  41,  76,  55)
WITHIN(KATA, 4, 124,  86,  67,  48,  76,  64)
WITHIN(KATA, 5, 112,  76,  72,  55,  81,  81)

CHARACTER(0x3005,  -3, -13,   3, -16) /* 々 */  CHARACTER(0x3041,  27,   1,   3, -17) /* ぁ */  CHARACTER(0x3042,  10,  20, -30,   2) /* あ */
CHARACTER(0x3043,   3,  66,   3,  16) /* ぃ */  CHARACTER(0x3044,   7,  -9,  19,   4) /* い */  CHARACTER(0x3045,   3, -11,   3,  -2) /* ぅ */
CHARACTER(0x3046,  11, -32,  27,   5) /* う */  CHARACTER(0x3047,   3, -11,   3,  -2) /* ぇ */  CHARACTER(0x3048,   2,  -3,  47,  -2) /* え */
CHARACTER(0x3049,   3, -11,   3,  -2) /* ぉ */  CHARACTER(0x304A,  14,  33, -15,   1) /* お */  CHARACTER(0x304B,   0, -14,   7,  -7) /* か */
CHARACTER(0x304C,  22, -51,  -1,   8) /* が */  CHARACTER(0x304D,  10, -18,  36, -14) /* き */  CHARACTER(0x304E,   4,  -2,  37, -18) /* ぎ */
CHARACTER(0x304F,  14, -20,  22,  -6) /* く */  CHARACTER(0x3050,  24, -21,  10,  -2) /* ぐ */  CHARACTER(0x3051,  23, -11,  22,   3) /* け */
CHARACTER(0x3052,   5, -16,  58,  46) /* げ */  CHARACTER(0x3053,  -5,  10, -19,  -4) /* こ */  CHARACTER(0x3054,   9,  14, -44,  -1) /* ご */
CHARACTER(0x3055,   5, -19,  -6,  11) /* さ */  CHARACTER(0x3056,  -1,  37,   9,  34) /* ざ */  CHARACTER(0x3057,   1, -11,   9,   9) /* し */
CHARACTER(0x3058,   2, -16,  23,   6) /* じ */  CHARACTER(0x3059,  23, -22,  17,  -3) /* す */  CHARACTER(0x305A,  13, -14,  -1, -14) /* ず */
CHARACTER(0x305B,   5, -19,   9,   1) /* せ */  CHARACTER(0x305C, -15,  -2,  -2,  -2) /* ぜ */  CHARACTER(0x305D,  18,  26, -45,  11) /* そ */
CHARACTER(0x305E,   3,  -3,  45,  18) /* ぞ */  CHARACTER(0x305F,  10,  -9,  -8, -17) /* た */  CHARACTER(0x3060,   2,  -1,  16,  18) /* だ */
CHARACTER(0x3061,  14,  -8,   5, -22) /* ち */  CHARACTER(0x3062,  57,  33,   3,  -2) /* ぢ */  CHARACTER(0x3063,  -9,  -7,   3,  -6) /* っ */
CHARACTER(0x3064,  23,  -2,  21,   1) /* つ */  CHARACTER(0x3065,  -2,  49, -10,  14) /* づ */  CHARACTER(0x3066,  16, -30,  -3, -11) /* て */
CHARACTER(0x3067,   7, -12,  -4,   7) /* で */  CHARACTER(0x3068,  14,  -7,  -4,   0) /* と */  CHARACTER(0x3069,   9,  13,  -3,   8) /* ど */
CHARACTER(0x306A,   2,  -9, -16,   3) /* な */  CHARACTER(0x306B,  20, -26,  -3,  10) /* に */  CHARACTER(0x306C,  24, -14, -15,  17) /* ぬ */
CHARACTER(0x306D,   7, -11, -12,   9) /* ね */  CHARACTER(0x306E,  12, -31,  -7,   1) /* の */  CHARACTER(0x306F,  18, -56,  -3,   4) /* は */
CHARACTER(0x3070,  14, -31, -12,  21) /* ば */  CHARACTER(0x3071, -19,  16,  23,   6) /* ぱ */  CHARACTER(0x3072,  26, -10,   4, -20) /* ひ */
CHARACTER(0x3073,  12, -16,  26,   0) /* び */  CHARACTER(0x3074,  30,  25, -29,   6) /* ぴ */  CHARACTER(0x3075,  20,  44, -27,  14) /* ふ */
CHARACTER(0x3076,   6, -11,   5, -11) /* ぶ */  CHARACTER(0x3077,  30,  17, -33,  12) /* ぷ */  CHARACTER(0x3078,  -2, -23,  -5,   5) /* へ */
CHARACTER(0x3079,  -1,   0,  26, -26) /* べ */  CHARACTER(0x307A,  76,  33,  15,  -6) /* ぺ */  CHARACTER(0x307B,   2,  59, -28,   5) /* ほ */
CHARACTER(0x307C,  11,  -3,  19, -17) /* ぼ */  CHARACTER(0x307D,  20,  10,  -1,  10) /* ぽ */  CHARACTER(0x307E,  -4,  24, -14,  -2) /* ま */
CHARACTER(0x307F,  14,   0,  11,   2) /* み */  CHARACTER(0x3080,  16,  -7,  14,   7) /* む */  CHARACTER(0x3081,   4, -14,  32, -12) /* め */
CHARACTER(0x3082,  18, -20,  -4,  11) /* も */  CHARACTER(0x3083,  10,  -7,   3,  -2) /* ゃ */  CHARACTER(0x3084,   8,  -6, -24,   5) /* や */
CHARACTER(0x3085,  56,  52,   3, -29) /* ゅ */  CHARACTER(0x3086,   1,  27,  27,  23) /* ゆ */  CHARACTER(0x3087,  20, -49,   3,   2) /* ょ */
CHARACTER(0x3088,  16, -14, -17,   3) /* よ */  CHARACTER(0x3089,   7, -16,  38,  -4) /* ら */  CHARACTER(0x308A,  16, -18,  80,  10) /* り */
CHARACTER(0x308B,  16, -34,  71, -19) /* る */  CHARACTER(0x308C,   6, -12,  17, -14) /* れ */  CHARACTER(0x308D,   4, -12,  36,  26) /* ろ */
CHARACTER(0x308E,   3, -11,   3,  -2) /* ゎ */  CHARACTER(0x308F,   0,   2,  -1,  -4) /* わ */  CHARACTER(0x3090,   3, -11,   3,  -2) /* ゐ */
CHARACTER(0x3091,   3, -11,   3,  -2) /* ゑ */  CHARACTER(0x3092,  17, -72,  -3,  12) /* を */  CHARACTER(0x3093,   9, -21, -16,   6) /* ん */
CHARACTER(0x3094,   3, -11,   3,  -2) /* ゔ */  CHARACTER(0x3095,   3, -11,   3,  -2) /* ゕ */  CHARACTER(0x3096,   3, -11,   3,  -2) /* ゖ */
CHARACTER(0x30A1,  10,   8,   3,   1) /* ァ */  CHARACTER(0x30A2,   6,   1,   5,   2) /* ア */  CHARACTER(0x30A3,   0, -12,   3,  25) /* ィ */
CHARACTER(0x30A4,   3,   4,  11,  -1) /* イ */  CHARACTER(0x30A5,   3, -11,   3, -17) /* ゥ */  CHARACTER(0x30A6,  -4,  23,  -8,  -8) /* ウ */
CHARACTER(0x30A7,   8,  20,   3,  -5) /* ェ */  CHARACTER(0x30A8,  -4,  25,  18,   5) /* エ */  CHARACTER(0x30A9,  12,  57,   3,  -5) /* ォ */
CHARACTER(0x30AA,  -1,   3,   1,   1) /* オ */  CHARACTER(0x30AB, -10,  54,   7,   5) /* カ */  CHARACTER(0x30AC,   1,   9,   8,   4) /* ガ */
CHARACTER(0x30AD,  -6,  14,   6,   6) /* キ */  CHARACTER(0x30AE,  -8,  -1,  20,  10) /* ギ */  CHARACTER(0x30AF,   1,   3,  10,   6) /* ク */
CHARACTER(0x30B0,   4,   2,  19,   2) /* グ */  CHARACTER(0x30B1, -23,  27,  12,   3) /* ケ */  CHARACTER(0x30B2,  25,   2,   6,   8) /* ゲ */
CHARACTER(0x30B3,   3,  -3,  -7,   5) /* コ */  CHARACTER(0x30B4,  -9,   2, -10,   9) /* ゴ */  CHARACTER(0x30B5,   7,  59,   2,   6) /* サ */
CHARACTER(0x30B6,  -3,  -3,  32,  -4) /* ザ */  CHARACTER(0x30B7,   0,  12,   2,   9) /* シ */  CHARACTER(0x30B8,  -7,   6,  24,   4) /* ジ */
CHARACTER(0x30B9,   1,   4,   7,   0) /* ス */  CHARACTER(0x30BA,  -8,   8,  65,   2) /* ズ */  CHARACTER(0x30BB,   5,  17,  -2,  10) /* セ */
CHARACTER(0x30BC, -10,  27,   4,   0) /* ゼ */  CHARACTER(0x30BD,   7,  31,   6,   9) /* ソ */  CHARACTER(0x30BE,  -4, -11, -16,  17) /* ゾ */
CHARACTER(0x30BF,   1,   6,  11,   2) /* タ */  CHARACTER(0x30C0,   5,  17,   9,   7) /* ダ */  CHARACTER(0x30C1,  -2,   0,  14,   7) /* チ */
CHARACTER(0x30C2,   3, -11,   3,  -2) /* ヂ */  CHARACTER(0x30C3,  -4,  23,   3,  -2) /* ッ */  CHARACTER(0x30C4,   1,   1,  15,  13) /* ツ */
CHARACTER(0x30C5,   3, -11,   3,  -2) /* ヅ */  CHARACTER(0x30C6,  -3,  37,   6,   7) /* テ */  CHARACTER(0x30C7,  10,  17,   7,   2) /* デ */
CHARACTER(0x30C8,   2,   4,  18,   8) /* ト */  CHARACTER(0x30C9,  -2,  -1,  25,   3) /* ド */  CHARACTER(0x30CA,   0,  -7,   5,   9) /* ナ */
CHARACTER(0x30CB,   2,  14,  10,   4) /* ニ */  CHARACTER(0x30CC,  -8,   9,   3,  -2) /* ヌ */  CHARACTER(0x30CD,   3,  24,  16,  -9) /* ネ */
CHARACTER(0x30CE, -11,  12,  13,   1) /* ノ */  CHARACTER(0x30CF,  -7,  26,   3,   5) /* ハ */  CHARACTER(0x30D0,  -6,  21,   7,   8) /* バ */
CHARACTER(0x30D1,  -3,  14,  -3,   2) /* パ */  CHARACTER(0x30D2,   8,  -8,  -1,   8) /* ヒ */  CHARACTER(0x30D3,  -2,   9,   6,   9) /* ビ */
CHARACTER(0x30D4,  -3,  14,  34,  -2) /* ピ */  CHARACTER(0x30D5,  -1,  13,  17,   4) /* フ */  CHARACTER(0x30D6, -11,   6,  15,   3) /* ブ */
CHARACTER(0x30D7,  -3,   2,   4,   7) /* プ */  CHARACTER(0x30D8,  17,  28, -15,  10) /* ヘ */  CHARACTER(0x30D9,   6,  20,  11,  -4) /* ベ */
CHARACTER(0x30DA,   8,  12,  17,  -1) /* ペ */  CHARACTER(0x30DB,  16,  10,   7,  13) /* ホ */  CHARACTER(0x30DC, -13,   0,  10,   2) /* ボ */
CHARACTER(0x30DD,  31,  -6,   3,  -1) /* ポ */  CHARACTER(0x30DE, -10,   4, -10,   7) /* マ */  CHARACTER(0x30DF,   3,   8,   9,  14) /* ミ */
CHARACTER(0x30E0,   2,   4,  26,   6) /* ム */  CHARACTER(0x30E1,   2,   8,  15,  -4) /* メ */  CHARACTER(0x30E2,   8,   6,   0,   2) /* モ */
CHARACTER(0x30E3,   3,  31,   3,   2) /* ャ */  CHARACTER(0x30E4,   2,   2, -15,   6) /* ヤ */  CHARACTER(0x30E5,   5,   8,   3,   3) /* ュ */
CHARACTER(0x30E6,  26,   2, -15,   2) /* ユ */  CHARACTER(0x30E7,  -4,  24,   3,  26) /* ョ */  CHARACTER(0x30E8,  -1,  23,  15,  -2) /* ヨ */
CHARACTER(0x30E9,   0,  12,  19,  -5) /* ラ */  CHARACTER(0x30EA,  -5,  20,   9,   3) /* リ */  CHARACTER(0x30EB,   3,   0,  14,   2) /* ル */
CHARACTER(0x30EC,   1,   5,   8,  -3) /* レ */  CHARACTER(0x30ED,  -8,  12,  17,   1) /* ロ */  CHARACTER(0x30EE,   3, -11,   3,  -2) /* ヮ */
CHARACTER(0x30EF,  -9,  36,  16,  10) /* ワ */  CHARACTER(0x30F0,   3, -11,   3,  -2) /* ヰ */  CHARACTER(0x30F1,   3, -11,   3,  -2) /* ヱ */
CHARACTER(0x30F2,   3, -11,   3,  -2) /* ヲ */  CHARACTER(0x30F3,  -2,   6,  35,   6) /* ン */  CHARACTER(0x30F4,   5,   6, -20,  45) /* ヴ */
CHARACTER(0x30F5,  18,  51,  14,  -2) /* ヵ */  CHARACTER(0x30F6, -24,  22,  32, -35) /* ヶ */  CHARACTER(0x30F7,   3, -11,   3,  -2) /* ヷ */
CHARACTER(0x30F8,   3, -11,   3,  -2) /* ヸ */  CHARACTER(0x30F9,   3, -11,   3,  -2) /* ヹ */  CHARACTER(0x30FA,   3, -11,   3,  -2) /* ヺ */
CHARACTER(0x30FC,  -1,   7,   3,   3) /* ー */  CHARACTER(0x4E00,  -8, -12,  -7,   4) /* 一 */  CHARACTER(0x4E01,  -8,  44,  -8,  -5) /* 丁 */
CHARACTER(0x4E07,  12, -42, -17,  -5) /* 万 */  CHARACTER(0x4E08, -12,  36,  43, -10) /* 丈 */  CHARACTER(0x4E09,   6, -19, -27,   6) /* 三 */
CHARACTER(0x4E0A,   1,  -9,   2,   1) /* 上 */  CHARACTER(0x4E0B,   4,  -6, -14,   7) /* 下 */  CHARACTER(0x4E0D,   8,  14, -19,   7) /* 不 */
CHARACTER(0x4E0E,   4, -23,   9, -16) /* 与 */  CHARACTER(0x4E16,  -5,  48,  -8,   4) /* 世 */  CHARACTER(0x4E21,   1, -13,  -6, -11) /* 両 */
CHARACTER(0x4E26,  -6,   9,  -9,   1) /* 並 */  CHARACTER(0x4E2D,  -2, -20,   7,   6) /* 中 */  CHARACTER(0x4E3B,  -8, -15,   0,   5) /* 主 */
CHARACTER(0x4E57,  14,   8, -13,  -1) /* 乗 */  CHARACTER(0x4E73,  54,  25, -22,   3) /* 乳 */  CHARACTER(0x4E86,   5, -24,  18, -13) /* 了 */
CHARACTER(0x4E88, -10,  32,  -8,   5) /* 予 */  CHARACTER(0x4E89,   1, -10,  27,  -3) /* 争 */  CHARACTER(0x4E8B,  -4,  -4,   0,   4) /* 事 */
CHARACTER(0x4E8C,  -3, -31, -35,   9) /* 二 */  CHARACTER(0x4E92,  -6,   2,  13, -18) /* 互 */  CHARACTER(0x4E94,   9, -11, -22,   7) /* 五 */
CHARACTER(0x4E95,  -1, -18,  18,   4) /* 井 */  CHARACTER(0x4EA4, -12,  26, -24,   7) /* 交 */  CHARACTER(0x4EAC,  -1, -24,  12, -14) /* 京 */
CHARACTER(0x4EBA,   4, -19,  -4,   2) /* 人 */  CHARACTER(0x4ECA,   9, -23, -26,   4) /* 今 */  CHARACTER(0x4ECB,  -1,  23, -16,   8) /* 介 */
CHARACTER(0x4ED5,  -1,  13, -17,   5) /* 仕 */  CHARACTER(0x4ED6,  16, -40,  55,  15) /* 他 */  CHARACTER(0x4ED8,   0, -17,  17,  -6) /* 付 */
CHARACTER(0x4EE3,  -1, -11,   0,   2) /* 代 */  CHARACTER(0x4EE4,  -1, -13,   2,   1) /* 令 */  CHARACTER(0x4EE5,  -6,  76, -18,   9) /* 以 */
CHARACTER(0x4EEE,   4,  -3, -18,   6) /* 仮 */  CHARACTER(0x4EF6,   0, -19,  -1,  -1) /* 件 */  CHARACTER(0x4EFB,  -3,   1,   0,  -4) /* 任 */
CHARACTER(0x4F01,  -7,  54, -18,  24) /* 企 */  CHARACTER(0x4F0A, -14,  30, -23,   3) /* 伊 */  CHARACTER(0x4F11,  -9,   7, -13,   4) /* 休 */
CHARACTER(0x4F1A,   2,  -9,  -8,   7) /* 会 */  CHARACTER(0x4F1D, -21,  15,   4,  -7) /* 伝 */  CHARACTER(0x4F34,   6,   3, -16,  -2) /* 伴 */
CHARACTER(0x4F38,  20,   8,  -3,   3) /* 伸 */  CHARACTER(0x4F3A, -23,  36, -38, -11) /* 伺 */  CHARACTER(0x4F4D,  22,   0,   5,   0) /* 位 */
CHARACTER(0x4F4E,  -4, -11, -21,   4) /* 低 */  CHARACTER(0x4F4F,   2,   0,  -7,   3) /* 住 */  CHARACTER(0x4F53,   3,  -9,  11,  -8) /* 体 */
CHARACTER(0x4F55,  -3, -36, -32,   5) /* 何 */  CHARACTER(0x4F59,  -3,  -6, -15,   4) /* 余 */  CHARACTER(0x4F5C, -11,   6,  -4,   2) /* 作 */
CHARACTER(0x4F75,  -7,  11, -13,  -8) /* 併 */  CHARACTER(0x4F7F,  -7,  25, -20,   2) /* 使 */  CHARACTER(0x4F8B,  26, -19,  14, -12) /* 例 */
CHARACTER(0x4F9B,  -2, -25,  -4,  -1) /* 供 */  CHARACTER(0x4F9D,  -2,  53, -14,   0) /* 依 */  CHARACTER(0x4FA1,   0,  -1,   3,   5) /* 価 */
CHARACTER(0x4FBF,  -2, -11,   0,   2) /* 便 */  CHARACTER(0x4FC2,   3, -25,  -3, -55) /* 係 */  CHARACTER(0x4FC3, -23,  34, -24,   7) /* 促 */
CHARACTER(0x4FDD,   0,  13, -19,   9) /* 保 */  CHARACTER(0x4FE1,   4,  -7,   4,  -6) /* 信 */  CHARACTER(0x4FEE,   7, -19, -18,  -1) /* 修 */
CHARACTER(0x500B,   1,   0, -14,   3) /* 個 */  CHARACTER(0x500D,  -1, -19,  -8,   6) /* 倍 */  CHARACTER(0x5012,  -8,  12,  14,   1) /* 倒 */
CHARACTER(0x5019, -51,  34, -12,   5) /* 候 */  CHARACTER(0x501F,   0, -22, -20,  -1) /* 借 */  CHARACTER(0x5024,  -3, -14,   0,  -3) /* 値 */
CHARACTER(0x505C,  -8,   1,  11,   8) /* 停 */  CHARACTER(0x5065,  -3, -11,  -1,   2) /* 健 */  CHARACTER(0x5074,  -2, -17, -19,  13) /* 側 */
CHARACTER(0x5099,   7, -15,  31, -21) /* 備 */  CHARACTER(0x50AC,   1,  -6,  23, -15) /* 催 */  CHARACTER(0x50B5,  -6, -12, -13,   5) /* 債 */
CHARACTER(0x50BE, -10,  53,  -8,   6) /* 傾 */  CHARACTER(0x50CD,  11,   1, -38,   8) /* 働 */  CHARACTER(0x50CF,  -1, -18,  -3,  -5) /* 像 */
CHARACTER(0x50D5,   2, -28, -28,   8) /* 僕 */  CHARACTER(0x5104,   5, -38, -21,   4) /* 億 */  CHARACTER(0x511F,   2, -17,  21,  -4) /* 償 */
CHARACTER(0x512A, -19,  42, -45,   4) /* 優 */  CHARACTER(0x5143,   0,  -8,   3, -16) /* 元 */  CHARACTER(0x5145, -13,  12, -23,   7) /* 充 */
CHARACTER(0x5148,  -7,   0, -19,   4) /* 先 */  CHARACTER(0x5149,   6, -19,  17,  -7) /* 光 */  CHARACTER(0x514D,  -8, -10,  -2,   2) /* 免 */
CHARACTER(0x5150,   5, -19,   8,   8) /* 児 */  CHARACTER(0x515A,   6, -18,  51,  13) /* 党 */  CHARACTER(0x5165,   0,  -1,  14,  -1) /* 入 */
CHARACTER(0x5168,  -1,  -1,  -9,   2) /* 全 */  CHARACTER(0x516B,   1, -28, -31,   9) /* 八 */  CHARACTER(0x516C,  -7,  16, -19,   9) /* 公 */
CHARACTER(0x516D,  18, -34, -30,   8) /* 六 */  CHARACTER(0x5171,  -8,   7, -17,   4) /* 共 */  CHARACTER(0x5177, -11,  -6,  -7,   2) /* 具 */
CHARACTER(0x5185,   1, -18,   9,  -1) /* 内 */  CHARACTER(0x5186,  -1, -22, -15,   6) /* 円 */  CHARACTER(0x518A, -14, -11,  -4,   3) /* 冊 */
CHARACTER(0x518D,  14, -17, -31,  11) /* 再 */  CHARACTER(0x5199, -27,  36, -26,   1) /* 写 */  CHARACTER(0x51E6,  -5,  -5, -11,  -4) /* 処 */
CHARACTER(0x51FA,  -3,  -7,   6,   0) /* 出 */  CHARACTER(0x5206,   3,  -9,   3,  -1) /* 分 */  CHARACTER(0x5207,   2, -11,  24,   2) /* 切 */
CHARACTER(0x521D,   6, -11, -10,  -4) /* 初 */  CHARACTER(0x5224, -10,  -4, -16,   3) /* 判 */  CHARACTER(0x5225,   2, -15,   4,  -2) /* 別 */
CHARACTER(0x5229,  -3,   2, -11,   3) /* 利 */  CHARACTER(0x5236,   3, -12, -13,  -2) /* 制 */  CHARACTER(0x5238,  10, -15, -18,  14) /* 券 */
CHARACTER(0x5247,   6, -15,  32, -24) /* 則 */  CHARACTER(0x524A,  -5,  17, -20,   2) /* 削 */  CHARACTER(0x524D,   0, -13, -13,   1) /* 前 */
CHARACTER(0x526F,  39, -13, -41,   3) /* 副 */  CHARACTER(0x5272,   2, -26,  -7,  -1) /* 割 */  CHARACTER(0x5275,  -9,  -4, -22,   4) /* 創 */
CHARACTER(0x529B,   6, -14,   1,  -3) /* 力 */  CHARACTER(0x52A0,  -3, -14,  -1,   0) /* 加 */  CHARACTER(0x52A9,  -2, -12, -10,   2) /* 助 */
CHARACTER(0x52AA,  -2,  58,  -7,   5) /* 努 */  CHARACTER(0x52B4,   0,  22, -29,   7) /* 労 */  CHARACTER(0x52B9,  -5,  -7, -10,  -3) /* 効 */
CHARACTER(0x52C9, -31,  20, -22,   4) /* 勉 */  CHARACTER(0x52D5,   1,  -4,  15,  -7) /* 動 */  CHARACTER(0x52D8, -25,  -1,  -5,   0) /* 勘 */
CHARACTER(0x52D9,   3, -10,  40, -28) /* 務 */  CHARACTER(0x52DD,  -6,   9,  33,   0) /* 勝 */  CHARACTER(0x52DF,  -7,  -5,   0,   2) /* 募 */
CHARACTER(0x52E2,  -1,  -4,  21,  -9) /* 勢 */  CHARACTER(0x52E4, -11,  -5,  24,   7) /* 勤 */  CHARACTER(0x52E7,  -7,  54, -15,   5) /* 勧 */
CHARACTER(0x5305, -11,  12,  -9,  12) /* 包 */  CHARACTER(0x5316,   5, -22, -10,  19) /* 化 */  CHARACTER(0x5317,  16,  -3,  -9,  11) /* 北 */
CHARACTER(0x533A,   7, -28,  -7,   3) /* 区 */  CHARACTER(0x533B, -12,  13, -20,  12) /* 医 */  CHARACTER(0x5341,  -5, -13, -31,   5) /* 十 */
CHARACTER(0x5343,  12, -20, -42,   2) /* 千 */  CHARACTER(0x5348, -10,  32, -26,   6) /* 午 */  CHARACTER(0x534A,  -4,  -2,  -4,   3) /* 半 */
CHARACTER(0x5354, -17,  16, -18,   2) /* 協 */  CHARACTER(0x5357,  16, -12, -10,   9) /* 南 */  CHARACTER(0x5358, -16,   8, -27,   1) /* 単 */
CHARACTER(0x5360,  -4, -23, -17,   4) /* 占 */  CHARACTER(0x5370,   6,  -7, -19,   2) /* 印 */  CHARACTER(0x5371,  -7,  85, -17,   9) /* 危 */
CHARACTER(0x5374,   3, -13, -12, -40) /* 却 */  CHARACTER(0x539A, -10,  -9, -11,   9) /* 厚 */  CHARACTER(0x539F,   2, -11,   1,   5) /* 原 */
CHARACTER(0x53B3,  12,  15, -31,   9) /* 厳 */  CHARACTER(0x53BB,   5,  -9,  20,  -4) /* 去 */  CHARACTER(0x53C2,  -9,  24, -16,   4) /* 参 */
CHARACTER(0x53CA,   2,   2, -31,  10) /* 及 */  CHARACTER(0x53CB, -12,  29, -17,   3) /* 友 */  CHARACTER(0x53CD, -19,  -3,   5,   5) /* 反 */
CHARACTER(0x53CE, -17,  -5,   1,  -2) /* 収 */  CHARACTER(0x53D6,  38,   7,  -5,   6) /* 取 */  CHARACTER(0x53D7,  10,  41, -16,   3) /* 受 */
CHARACTER(0x53E3,   2, -25,  38,  -9) /* 口 */  CHARACTER(0x53E4,  -8,   4,  -1,   3) /* 古 */  CHARACTER(0x53EF,  -8,  -6,   2,   0) /* 可 */
CHARACTER(0x53F0,   4, -20,  16,  13) /* 台 */  CHARACTER(0x53F2,   0, -26,   1,  -2) /* 史 */  CHARACTER(0x53F3,   2,  -8, -30,   5) /* 右 */
CHARACTER(0x53F7,  23, -26,   4,  -2) /* 号 */  CHARACTER(0x5404,  26, -33, -23,   5) /* 各 */  CHARACTER(0x5408,   4,  -4,  40,  -6) /* 合 */
CHARACTER(0x540C,   0,  -5, -22,   3) /* 同 */  CHARACTER(0x540D,   3, -18,   0,   0) /* 名 */  CHARACTER(0x5411,  -6,  -5,  -1,  -5) /* 向 */
CHARACTER(0x5426, -11,  -8,  -1,  -5) /* 否 */  CHARACTER(0x542B, -12,  43, -22,   1) /* 含 */  CHARACTER(0x544A,   2, -24,  38, -15) /* 告 */
CHARACTER(0x5468,  -2,  40, -22,   3) /* 周 */  CHARACTER(0x5473,  -8, -14,  35,  -4) /* 味 */  CHARACTER(0x547C,  17,  55, -23,   3) /* 呼 */
CHARACTER(0x547D,  -1, -18,  -6,  10) /* 命 */  CHARACTER(0x548C,   6, -13,  21, -13) /* 和 */  CHARACTER(0x54C1,  -1,  -5,  -6,   5) /* 品 */
CHARACTER(0x54E1,   1, -15,  19, -15) /* 員 */  CHARACTER(0x5546,  -8,  33, -27,  11) /* 商 */  CHARACTER(0x554F,   1,  -7,   0,   1) /* 問 */
CHARACTER(0x5553, -17,  30, -21,  13) /* 啓 */  CHARACTER(0x5584,   0, -22,   9,   7) /* 善 */  CHARACTER(0x55AB, -10,  61, -27,  10) /* 喫 */
CHARACTER(0x55B6,   4, -12,  21,  -9) /* 営 */  CHARACTER(0x5668,   4, -10,   5,   9) /* 器 */  CHARACTER(0x56DB,   5, -22, -25,   8) /* 四 */
CHARACTER(0x56DE,   4, -22,   6,   2) /* 回 */  CHARACTER(0x56E0,  -1, -12,  35, -11) /* 因 */  CHARACTER(0x56E3,   0,  -1, -12,  11) /* 団 */
CHARACTER(0x56F0, -14,  20, -20,   2) /* 困 */  CHARACTER(0x56F2,  -1,  18,  12,  -5) /* 囲 */  CHARACTER(0x56F3,  -2,  -3, -18,   8) /* 図 */
CHARACTER(0x56FA,  -5,  22, -21,   0) /* 固 */  CHARACTER(0x56FD,   1, -16,  -2,   3) /* 国 */  CHARACTER(0x5712,   5, -17,  28,   2) /* 園 */
CHARACTER(0x571F,  -9,   2, -11,   4) /* 土 */  CHARACTER(0x5728,   4, -15,  16, -10) /* 在 */  CHARACTER(0x5730,   6,   0,  -8,   5) /* 地 */
CHARACTER(0x5747,  -2,  -2,  -9,  -6) /* 均 */  CHARACTER(0x578B,  13, -22, -11,   7) /* 型 */  CHARACTER(0x57CB,  -1,  28, -15,   5) /* 埋 */
CHARACTER(0x57DF,   6, -19,  37, -11) /* 域 */  CHARACTER(0x57F7, -16,  38, -15,  10) /* 執 */  CHARACTER(0x57FA,  -5,  22, -30,   7) /* 基 */
CHARACTER(0x5831,   3, -17,   0,  -2) /* 報 */  CHARACTER(0x5834,  -5, -13,   2,  -4) /* 場 */  CHARACTER(0x585A,  -2, -17,  24, -11) /* 塚 */
CHARACTER(0x5883,   8, -14,  23, -13) /* 境 */  CHARACTER(0x5897,  -2,  12, -23,   5) /* 増 */  CHARACTER(0x58C1,  -6, -16, -33,  -1) /* 壁 */
CHARACTER(0x58CA,   1,   2,  14,  -6) /* 壊 */  CHARACTER(0x58EB,   3, -17,   2,  12) /* 士 */  CHARACTER(0x58F0,  -2, -22, -24,  -3) /* 声 */
CHARACTER(0x58F2,  11,  -9,  -1,   2) /* 売 */  CHARACTER(0x5909,  -1,   0, -13,   5) /* 変 */  CHARACTER(0x590F,  -1, -11, -26,  10) /* 夏 */
CHARACTER(0x5916,  -5,  -9, -11,   4) /* 外 */  CHARACTER(0x591A,  -7,   3, -24,   4) /* 多 */  CHARACTER(0x591C,   6, -24, -18,   5) /* 夜 */
CHARACTER(0x5927,   3,   7, -14,   7) /* 大 */  CHARACTER(0x5929, -16,  11,  -6,  10) /* 天 */  CHARACTER(0x592A,   9,  27, -18,   5) /* 太 */
CHARACTER(0x592B,  -2,  -9,   2,  -4) /* 夫 */  CHARACTER(0x592E,  23, -20,  75, -43) /* 央 */  CHARACTER(0x5931, -10,  -1,  -5,   2) /* 失 */
CHARACTER(0x5951,  -8,  62, -26,  12) /* 契 */  CHARACTER(0x5968, -20,   7, -10,   2) /* 奨 */  CHARACTER(0x5973,   7,   4, -11,  -1) /* 女 */
CHARACTER(0x597D,   2,  -5,  -2,  -4) /* 好 */  CHARACTER(0x598A,  -5,  -6, -11,  13) /* 妊 */  CHARACTER(0x59CB,  -1,  18,   7,   1) /* 始 */
CHARACTER(0x59D4,  -9,  34, -13,  11) /* 委 */  CHARACTER(0x59FF,  -3, -18,   1,   7) /* 姿 */  CHARACTER(0x5B50,  29,   5,  -3,  -6) /* 子 */
CHARACTER(0x5B57,  -3, -16,  30, -13) /* 字 */  CHARACTER(0x5B58,  -4,  -8,  16,   2) /* 存 */  CHARACTER(0x5B66,  -1,  12,   4,  -3) /* 学 */
CHARACTER(0x5B85,   8, -18,  25, -20) /* 宅 */  CHARACTER(0x5B88,   6,  -9,   3,  -2) /* 守 */  CHARACTER(0x5B89, -14,   6, -19,   5) /* 安 */
CHARACTER(0x5B8C, -10,  -1,  -8,   6) /* 完 */  CHARACTER(0x5B9A,   2, -12,   6,  -5) /* 定 */  CHARACTER(0x5B9F, -15,   7, -16,   3) /* 実 */
CHARACTER(0x5BA2,   9, -13,   3, -12) /* 客 */  CHARACTER(0x5BA4,   4, -11,  -7,  14) /* 室 */  CHARACTER(0x5BB3,   1, -20,  47, -15) /* 害 */
CHARACTER(0x5BB6,  -7,  -7,   7,   2) /* 家 */  CHARACTER(0x5BB9,  -2, -14,  16, -21) /* 容 */  CHARACTER(0x5BBF,  -1, -10,  -4,   4) /* 宿 */
CHARACTER(0x5BC4,   1,  83,   6,  -3) /* 寄 */  CHARACTER(0x5BC6, -17,  -3, -29,   4) /* 密 */  CHARACTER(0x5BDF,   7, -25,  35,  -6) /* 察 */
CHARACTER(0x5BE7, -22,  -1,  12,  -7) /* 寧 */  CHARACTER(0x5BE9, -18,  36, -27,   7) /* 審 */  CHARACTER(0x5BFE,  10,  12,  54,   4) /* 対 */
CHARACTER(0x5C02, -12,  15, -11,   7) /* 専 */  CHARACTER(0x5C06,   2,  26, -19,   4) /* 将 */  CHARACTER(0x5C0B, -14,  47,  19, -36) /* 尋 */
CHARACTER(0x5C0E,  -4, -12,  -5,  -1) /* 導 */  CHARACTER(0x5C0F,  22,  19, -18,  -2) /* 小 */  CHARACTER(0x5C11,  -2,  17,  24,   3) /* 少 */
CHARACTER(0x5C31, -30,  44, -31,   6) /* 就 */  CHARACTER(0x5C40,   7, -15, -12,   8) /* 局 */  CHARACTER(0x5C45,   3,  -9,   1, -10) /* 居 */
CHARACTER(0x5C4A,  -1,   7,  -5,   2) /* 届 */  CHARACTER(0x5C4B,   0,  -6,  -3,   1) /* 屋 */  CHARACTER(0x5C55, -19,   2, -15,   5) /* 展 */
CHARACTER(0x5C5E,   5, -20,  34,   2) /* 属 */  CHARACTER(0x5C64,   6, -18,  12,   0) /* 層 */  CHARACTER(0x5C71,   7, -21,   1,   5) /* 山 */
CHARACTER(0x5CF6,   7, -13,  33,  -3) /* 島 */  CHARACTER(0x5D0E,   5, -16,  20,  -3) /* 崎 */  CHARACTER(0x5DDD,   9, -22,  36, -11) /* 川 */
CHARACTER(0x5DE5,  -9,   8, -16,   4) /* 工 */  CHARACTER(0x5DE6,   3,   2, -28,   1) /* 左 */  CHARACTER(0x5DEE,  17,  -4,  -6,  -3) /* 差 */
CHARACTER(0x5DF1,  25, -15,  29, -10) /* 己 */  CHARACTER(0x5E02,  13, -10,   0,  16) /* 市 */  CHARACTER(0x5E03,   6, -14,  29, -12) /* 布 */
CHARACTER(0x5E0C, -13,  18, -16,   2) /* 希 */  CHARACTER(0x5E2B,   0, -14,   9,   0) /* 師 */  CHARACTER(0x5E2D,   2, -24,  10, -12) /* 席 */
CHARACTER(0x5E2F,   6, -14,  -3, -10) /* 帯 */  CHARACTER(0x5E30,  -2,  -9,  14,   1) /* 帰 */  CHARACTER(0x5E33,   4, -22,  31, -30) /* 帳 */
CHARACTER(0x5E38,  -8, -18,   8,  -8) /* 常 */  CHARACTER(0x5E45,   0,  -3,  -9,   5) /* 幅 */  CHARACTER(0x5E72,  19, -26,  -6,   1) /* 干 */
CHARACTER(0x5E73,  -5,   9, -15,   7) /* 平 */  CHARACTER(0x5E74,   4, -18,   3,  -5) /* 年 */  CHARACTER(0x5E79,  -1,  17, -15,   5) /* 幹 */
CHARACTER(0x5E7C, -16, -35, -27,  14) /* 幼 */  CHARACTER(0x5E7E, -15,  38, -29,   6) /* 幾 */  CHARACTER(0x5E81,   2, -39,  -6,   4) /* 庁 */
CHARACTER(0x5E83,   1,  11, -19,  10) /* 広 */  CHARACTER(0x5E8A,  21, -35, -29,   6) /* 床 */  CHARACTER(0x5E95,   1, -25,  -5,  -3) /* 底 */
CHARACTER(0x5E97,  -9, -18, -15,  -1) /* 店 */  CHARACTER(0x5E9C,  10,  -4,  18,   5) /* 府 */  CHARACTER(0x5EA6,   4, -20,  37,   7) /* 度 */
CHARACTER(0x5EA7,   5, -16,  18, -10) /* 座 */  CHARACTER(0x5EAB,   4, -16,  28,  -5) /* 庫 */  CHARACTER(0x5EAD,   0,  -9,   5, -24) /* 庭 */
CHARACTER(0x5EB7,   9, -12,  59, -18) /* 康 */  CHARACTER(0x5EC3, -11,  -5, -12,   6) /* 廃 */  CHARACTER(0x5EF6,  -2,  -5,   0,  -4) /* 延 */
CHARACTER(0x5EFA,   3,   5, -20,   6) /* 建 */  CHARACTER(0x5F01,   6,  -2,   9, -31) /* 弁 */  CHARACTER(0x5F0F,  13, -13,  14, -12) /* 式 */
CHARACTER(0x5F15,  64,  -4,   5,   4) /* 引 */  CHARACTER(0x5F31,  -2, -16, -19,   6) /* 弱 */  CHARACTER(0x5F35,   3,  -7,  19,  -7) /* 張 */
CHARACTER(0x5F37,  -3,   5, -18,   7) /* 強 */  CHARACTER(0x5F53,   0,   7,  30,  -3) /* 当 */  CHARACTER(0x5F62, -19, -20, -23,   4) /* 形 */
CHARACTER(0x5F71,   0, -12,   4,   2) /* 影 */  CHARACTER(0x5F79,   6,  14,   4,   3) /* 役 */  CHARACTER(0x5F85,  -9,  -2,  -6,  -1) /* 待 */
CHARACTER(0x5F8B,   1, -14,  40,  -8) /* 律 */  CHARACTER(0x5F8C,   1, -18,  21,   0) /* 後 */  CHARACTER(0x5F92,   1, -15,  14, -18) /* 徒 */
CHARACTER(0x5F93,  -2,  26,  13,   4) /* 従 */  CHARACTER(0x5F97,  10, -34,  41,  -1) /* 得 */  CHARACTER(0x5FA1,  55, -26,   2,   4) /* 御 */
CHARACTER(0x5FA9,   9,  -6,  -2,   3) /* 復 */  CHARACTER(0x5FB4, -11,  -3, -14,   7) /* 徴 */  CHARACTER(0x5FB9,   2,  35, -16,   6) /* 徹 */
CHARACTER(0x5FC3,  -8, -10,   1, -13) /* 心 */  CHARACTER(0x5FC5, -15,  44,  -9,   4) /* 必 */  CHARACTER(0x5FDC,   1, -27,   3, -45) /* 応 */
CHARACTER(0x5FF5,   7,  -6,  22, -20) /* 念 */  CHARACTER(0x601D,  -7,  16, -36,  -8) /* 思 */  CHARACTER(0x6025,   0, -14,   1,  -5) /* 急 */
CHARACTER(0x6027,   5, -10, -13,  14) /* 性 */  CHARACTER(0x6050,  26,  33, -15,   0) /* 恐 */  CHARACTER(0x60A3,   4,   6,  -6,  -3) /* 患 */
CHARACTER(0x60AA,  -6,   4, -16,   6) /* 悪 */  CHARACTER(0x60C5,   4,   7, -10,   3) /* 情 */  CHARACTER(0x60F3,  -9, -10,   3,  -1) /* 想 */
CHARACTER(0x610F,   2,   0,  -5,   1) /* 意 */  CHARACTER(0x611B,  -3, -16,   3,   3) /* 愛 */  CHARACTER(0x611F,  -3,   1, -16,   6) /* 感 */
CHARACTER(0x614B,  -4,  -3,  10,  -8) /* 態 */  CHARACTER(0x616E,  -1, -24,  70,  -8) /* 慮 */  CHARACTER(0x61F8, -13,  58,  39,   9) /* 懸 */
CHARACTER(0x6210,   4, -15,  22, -12) /* 成 */  CHARACTER(0x6211,   6,  30, -13,   5) /* 我 */  CHARACTER(0x6226,  -6,  -9,  -1,  -1) /* 戦 */
CHARACTER(0x6238,  -1, -19,   3,  -1) /* 戸 */  CHARACTER(0x623B,  -4,  21, -27,  -9) /* 戻 */  CHARACTER(0x6240,   2, -10,   5,   6) /* 所 */
CHARACTER(0x624B,   0,   0,  -9,   2) /* 手 */  CHARACTER(0x6253,  25,  28,   6,   6) /* 打 */  CHARACTER(0x6255,  -7,  19, -19,  -5) /* 払 */
CHARACTER(0x6271,  -4, -13,  24,   3) /* 扱 */  CHARACTER(0x627F, -11,  -3,  -5,  -3) /* 承 */  CHARACTER(0x6280,  -1,  -8,   0,   4) /* 技 */
CHARACTER(0x628A,  -5,  10,   0,   5) /* 把 */  CHARACTER(0x6291, -10,  59, -16,  11) /* 抑 */  CHARACTER(0x6295,  -9,  68, -37,   2) /* 投 */
CHARACTER(0x629C,  26,  12, -15,   2) /* 抜 */  CHARACTER(0x629E,  -5,  -1,  36,  -8) /* 択 */  CHARACTER(0x62B1,  -7,  22, -26,   3) /* 抱 */
CHARACTER(0x62BC,  16,  34,  -5,  -1) /* 押 */  CHARACTER(0x62BD, -27,  53, -28,   4) /* 抽 */  CHARACTER(0x62C5, -11,  -6,  -5,  -4) /* 担 */
CHARACTER(0x62E0,   3,   7,  -5,   2) /* 拠 */  CHARACTER(0x62E1, -28,  55, -25,   6) /* 拡 */  CHARACTER(0x62EC,  -4, -15,  24, -14) /* 括 */
CHARACTER(0x6301,  -4,  23,   5,  -1) /* 持 */  CHARACTER(0x6307, -10,  45, -13,   3) /* 指 */  CHARACTER(0x6319,  -5,  -6, -25,  -3) /* 挙 */
CHARACTER(0x632F,  15,  24,  -3,   9) /* 振 */  CHARACTER(0x6349, -13, -11, -20,   4) /* 捉 */  CHARACTER(0x6383,  22, -20,  -7, -12) /* 掃 */
CHARACTER(0x6388,  -6,   9,  -7,   7) /* 授 */  CHARACTER(0x6392, -14,  45, -25,   9) /* 排 */  CHARACTER(0x63A1, -14,  18, -30,   7) /* 採 */
CHARACTER(0x63A5,   3,  -8,  -5,  -3) /* 接 */  CHARACTER(0x63A7,  -4,  61, -10,   7) /* 控 */  CHARACTER(0x63A8, -32, 101, -29,  10) /* 推 */
CHARACTER(0x63AA,  -4,  67,  -4,  12) /* 措 */  CHARACTER(0x63B2, -15,  61, -30,   5) /* 掲 */  CHARACTER(0x63D0, -10,   2,  -5,   1) /* 提 */
CHARACTER(0x63DB,  -6,  -8,   8,  -1) /* 換 */  CHARACTER(0x63E1,  -1, -24,  26, -19) /* 握 */  CHARACTER(0x63F4,   5,  -3,  10,  -5) /* 援 */
CHARACTER(0x640D,   1,   5,  -6,  -5) /* 損 */  CHARACTER(0x643A,   3,  -7,  24,  -5) /* 携 */  CHARACTER(0x6458, -10,  -4,  -8,   6) /* 摘 */
CHARACTER(0x64A4, -13,  47, -17,   4) /* 撤 */  CHARACTER(0x652F, -16,  38, -17,   8) /* 支 */  CHARACTER(0x6539,   9,  49, -21,  10) /* 改 */
CHARACTER(0x653E,   4,  12, -11,   3) /* 放 */  CHARACTER(0x653F,   7, -10,  -3,  -5) /* 政 */  CHARACTER(0x6545,   7,  -6,  25, -23) /* 故 */
CHARACTER(0x6551, -10,  62, -17,   4) /* 救 */  CHARACTER(0x6559,  -6,  21, -22,   6) /* 教 */  CHARACTER(0x6563,   0,  -4,   9,  -7) /* 散 */
CHARACTER(0x6570,   5, -17,   1,  -3) /* 数 */  CHARACTER(0x6574,  -4,  -3,  -2,  11) /* 整 */  CHARACTER(0x6577, -12,  13, -23,   3) /* 敷 */
CHARACTER(0x6587,  -2,  14, -22,   5) /* 文 */  CHARACTER(0x6599,   4, -13,   2,   2) /* 料 */  CHARACTER(0x65AD,   1, -10,  22,   3) /* 断 */
CHARACTER(0x65B0,   0,   4, -11,   6) /* 新 */  CHARACTER(0x65B9,   0, -19,  24,   6) /* 方 */  CHARACTER(0x65BD,   0,  -2, -10,   2) /* 施 */
CHARACTER(0x65CF,   3,  -3,  40, -32) /* 族 */  CHARACTER(0x65E2, -11,  59, -39,   3) /* 既 */  CHARACTER(0x65E5,   1, -16,   5,  -2) /* 日 */
CHARACTER(0x65E7,  31, -40,   5,  -7) /* 旧 */  CHARACTER(0x65E8,  -4, -15,  11,   0) /* 旨 */  CHARACTER(0x65E9,   0,  -1,   2,   5) /* 早 */
CHARACTER(0x660E,   2,  -7,   3,  -6) /* 明 */  CHARACTER(0x6613,   0,   0,  36,  -5) /* 易 */  CHARACTER(0x6620,  -4,  -7,  -1,  -9) /* 映 */
CHARACTER(0x6628,   7,  61,  -4,   9) /* 昨 */  CHARACTER(0x662D,   0,  28, -17,  -2) /* 昭 */  CHARACTER(0x6642,   5,  -4,  -2,   0) /* 時 */
CHARACTER(0x666E, -18,  93, -26,   6) /* 普 */  CHARACTER(0x666F, -11,  -2, -23,   6) /* 景 */  CHARACTER(0x66AE,  47,  14,  -9,   2) /* 暮 */
CHARACTER(0x66DC,  -1,  33,  61, -49) /* 曜 */  CHARACTER(0x66F4,  -2, -10,  -2,  -3) /* 更 */  CHARACTER(0x66F8,  -2,  -1,  -9,   2) /* 書 */
CHARACTER(0x66FF,  -7, -15,  54,   9) /* 替 */  CHARACTER(0x6700,  -4,  25, -20,   4) /* 最 */  CHARACTER(0x6708,   8, -22,  66,  -3) /* 月 */
CHARACTER(0x6709,   0,  -2, -14,   1) /* 有 */  CHARACTER(0x671B,  -3,  -8,  10,  -6) /* 望 */  CHARACTER(0x671D,  16, -17,  -9,   5) /* 朝 */
CHARACTER(0x671F,  -2, -16,   4,  -7) /* 期 */  CHARACTER(0x6728,   1, -17,  17,   3) /* 木 */  CHARACTER(0x672A,   6,  -4, -18,   6) /* 未 */
CHARACTER(0x672B,  10, -14, -13,   3) /* 末 */  CHARACTER(0x672C,  12, -15,  -2,   2) /* 本 */  CHARACTER(0x672D,   2, -18,  33, -33) /* 札 */
CHARACTER(0x6750,   8, -14,  19,  -7) /* 材 */  CHARACTER(0x6751,  12, -21,  26,  45) /* 村 */  CHARACTER(0x6761,   6,  -1,  -6,   6) /* 条 */
CHARACTER(0x6765,   5, -19,   1,   2) /* 来 */  CHARACTER(0x6771,  18,   8, -10,   3) /* 東 */  CHARACTER(0x677F,   6, -12,  18,  10) /* 板 */
CHARACTER(0x6790,   0, -25,  56, -22) /* 析 */  CHARACTER(0x6797,  -8, -41, -13,  -7) /* 林 */  CHARACTER(0x679A, -29, -42,  -1,  -8) /* 枚 */
CHARACTER(0x679C,  13,  -7,  19, -12) /* 果 */  CHARACTER(0x67A0,   4, -22, -19,   9) /* 枠 */  CHARACTER(0x67D3,  -6, -18,  15,  -8) /* 染 */
CHARACTER(0x67F1, -11, -27,  -9,  -1) /* 柱 */  CHARACTER(0x67FB,   6,  -2,  31,   8) /* 査 */  CHARACTER(0x6804,   6,   6,   7,   5) /* 栄 */
CHARACTER(0x6821,   5, -13,   8,   6) /* 校 */  CHARACTER(0x682A,  53,   6, -15,  20) /* 株 */  CHARACTER(0x6838,  14, -18,  -2,   3) /* 核 */
CHARACTER(0x6839,  -7,  -4,  -3,   0) /* 根 */  CHARACTER(0x683C,   2, -14,  14, -12) /* 格 */  CHARACTER(0x6848,   0, -10,   0, -16) /* 案 */
CHARACTER(0x68C4,  -8, -17,  50,  -6) /* 棄 */  CHARACTER(0x68DF,   3, -27, -10,  14) /* 棟 */  CHARACTER(0x68EE,  13, -31,   6,   4) /* 森 */
CHARACTER(0x691C, -11,  15,  -7,   7) /* 検 */  CHARACTER(0x696D,   2, -10,  18, -15) /* 業 */  CHARACTER(0x6975,   1, -20,  12,  -9) /* 極 */
CHARACTER(0x697D,  16,   7, -14,  -1) /* 楽 */  CHARACTER(0x6982, -10,  28, -14,   7) /* 概 */  CHARACTER(0x69CB,   1,  -8, -13,   5) /* 構 */
CHARACTER(0x69D8,  -4, -30,   5,   5) /* 様 */  CHARACTER(0x6A19,  -4, -11,   5,   3) /* 標 */  CHARACTER(0x6A21,   4, -20,  43, -25) /* 模 */
CHARACTER(0x6A29,   1,  -7,  -3,   3) /* 権 */  CHARACTER(0x6A2A,  -4, -15, -26,   4) /* 横 */  CHARACTER(0x6A4B,  10, -22,   6,  14) /* 橋 */
CHARACTER(0x6A5F, -10,  -6, -11,   8) /* 機 */  CHARACTER(0x6B20,  -9,   4,  -3,   5) /* 欠 */  CHARACTER(0x6B21,   2, -11, -11,  -4) /* 次 */
CHARACTER(0x6B32,   7, -10,   0,  -6) /* 欲 */  CHARACTER(0x6B3E,  -2, -21, -19,   9) /* 款 */  CHARACTER(0x6B62,   0, -15,  71, -13) /* 止 */
CHARACTER(0x6B63,   2, -16,  -2,  -1) /* 正 */  CHARACTER(0x6B66,  -1,  23, -22,   3) /* 武 */  CHARACTER(0x6B69,   0,  -3, -22,   0) /* 歩 */
CHARACTER(0x6B6F, -18,   0, -22,   7) /* 歯 */  CHARACTER(0x6B73,  -5, -19,  -5,  12) /* 歳 */  CHARACTER(0x6B74,  -3,  -5, -10,   6) /* 歴 */
CHARACTER(0x6B7B,  -8,   0, -25,   9) /* 死 */  CHARACTER(0x6B8B,  -6,  15, -15,   6) /* 残 */  CHARACTER(0x6BB5,   5,   1,   0,  -3) /* 段 */
CHARACTER(0x6BCD,   9,   0,   8, -16) /* 母 */  CHARACTER(0x6BCE,  -5,  -3, -17,   6) /* 毎 */  CHARACTER(0x6BD4,  -9,   4, -24,   4) /* 比 */
CHARACTER(0x6C11,   4, -19,  23,  -8) /* 民 */  CHARACTER(0x6C17,  -7, -10,   0,   1) /* 気 */  CHARACTER(0x6C34,  -8,  -6,  -4,   3) /* 水 */
CHARACTER(0x6C42, -11,  -2,  13,   1) /* 求 */  CHARACTER(0x6C60,   1,  -5,  -5,  10) /* 池 */  CHARACTER(0x6C7A,  -5,   7,  -5,   1) /* 決 */
CHARACTER(0x6CB3,   3, -10,  -7,   4) /* 河 */  CHARACTER(0x6CBB,  -6,   8,  20,   3) /* 治 */  CHARACTER(0x6CBF, -11,  43, -22,   6) /* 沿 */
CHARACTER(0x6CC1,   1, -10,  52, -13) /* 況 */  CHARACTER(0x6CD5,   3, -11,  -4, -11) /* 法 */  CHARACTER(0x6CE2,   4,  -4,  -5,  -1) /* 波 */
CHARACTER(0x6CE8, -15,  -4, -17,   1) /* 注 */  CHARACTER(0x6D3B,  -4,  -5,  -8,  -3) /* 活 */  CHARACTER(0x6D3E,  -3, -17,  25,  -1) /* 派 */
CHARACTER(0x6D41,  -5,  -1,   0,   0) /* 流 */  CHARACTER(0x6D5C,   2, -11,  11, -16) /* 浜 */  CHARACTER(0x6D74,   3,   1,  -9,  -1) /* 浴 */
CHARACTER(0x6D77,  -2,  -5,  -7,  -1) /* 海 */  CHARACTER(0x6D78, -12,  51, -30,  15) /* 浸 */  CHARACTER(0x6D88,  -7,   9,  -3,  -2) /* 消 */
CHARACTER(0x6DF1,  -6,  14,  -8,  10) /* 深 */  CHARACTER(0x6DF7, -16,  55, -28,   8) /* 混 */  CHARACTER(0x6E05,  -7,  47, -20,   2) /* 清 */
CHARACTER(0x6E08,  -2, -14,  -6,   3) /* 済 */  CHARACTER(0x6E09,  -1,  -8,  58,  -3) /* 渉 */  CHARACTER(0x6E1B,  -1, -10, -11,   3) /* 減 */
CHARACTER(0x6E21,  -7,   7,  -8,  -8) /* 渡 */  CHARACTER(0x6E29,  -4,  19, -19,   5) /* 温 */  CHARACTER(0x6E2C,  -5,  -3, -15,   0) /* 測 */
CHARACTER(0x6E2F,   5, -35,  -8,  38) /* 港 */  CHARACTER(0x6E80,   1,   3,   5,   7) /* 満 */  CHARACTER(0x6E90,   8, -12,  12, -10) /* 源 */
CHARACTER(0x6E96,  -4,  -9,   8,   5) /* 準 */  CHARACTER(0x6EDE, -14,  -4,  -9,   5) /* 滞 */  CHARACTER(0x6F0F,  12,  11,  22,   5) /* 漏 */
CHARACTER(0x6F14,  -6, -10,   4,  -6) /* 演 */  CHARACTER(0x6F6E,   7, -17,  -2,   4) /* 潮 */  CHARACTER(0x706B,   6,  -9,   4,  -6) /* 火 */
CHARACTER(0x706F,  -2, -20, -11,  17) /* 灯 */  CHARACTER(0x707D,   3, -18,  10,   0) /* 災 */  CHARACTER(0x70B9,   1, -24,   1,   0) /* 点 */
CHARACTER(0x70BA,   1,  -9,  46, -14) /* 為 */  CHARACTER(0x7121,   6,  -3, -19,  10) /* 無 */  CHARACTER(0x7136,  12, -32,  35, -37) /* 然 */
CHARACTER(0x7159,   2, -11,  -2,  -7) /* 煙 */  CHARACTER(0x7167,   9, -16,  -9, -17) /* 照 */  CHARACTER(0x71B1,  -3, -11, -10,  -1) /* 熱 */
CHARACTER(0x71C3,   7, -15,  -6,   0) /* 燃 */  CHARACTER(0x7269,   4, -16,   1,   4) /* 物 */  CHARACTER(0x7279,  -4,  13, -27,   5) /* 特 */
CHARACTER(0x72AF,  -1,  -6, -10,   4) /* 犯 */  CHARACTER(0x72B6,  -3, -14,   1,   6) /* 状 */  CHARACTER(0x72EC, -27,  26, -32,   2) /* 独 */
CHARACTER(0x7387,  -2, -15, -12,  15) /* 率 */  CHARACTER(0x73FE,  -1,  -2, -12,   2) /* 現 */  CHARACTER(0x7403,   5, -22,  24, -16) /* 球 */
CHARACTER(0x7406,  -5, -13,  12,  -7) /* 理 */  CHARACTER(0x74B0,  -2,   2,   0,   8) /* 環 */  CHARACTER(0x751F,   3,  -3,   9,   2) /* 生 */
CHARACTER(0x7523,  -2, -12,  16,  -3) /* 産 */  CHARACTER(0x7528,   2, -16,   7,  -8) /* 用 */  CHARACTER(0x7530,   8, -11,  33,  12) /* 田 */
CHARACTER(0x7531,   1, -10,  19, -20) /* 由 */  CHARACTER(0x7533,  29,  14, -33,   4) /* 申 */  CHARACTER(0x7537, -15,  12, -10,   1) /* 男 */
CHARACTER(0x753A,   3,  -3, -17,   4) /* 町 */  CHARACTER(0x753B,   5,  -8,  50, -23) /* 画 */  CHARACTER(0x754C,  -1, -13,  17, -29) /* 界 */
CHARACTER(0x7559,  -5, -11,   8,  -7) /* 留 */  CHARACTER(0x7565,   1, -12,  25, -19) /* 略 */  CHARACTER(0x756A,   5,  -9,   2,  -5) /* 番 */
CHARACTER(0x7570,  -8,  19, -18,   1) /* 異 */  CHARACTER(0x7591,  -3,  -1,  -3,   1) /* 疑 */  CHARACTER(0x75C5,   2, -20,  -6,   8) /* 病 */
CHARACTER(0x75C7,  11, -22,  -8,  20) /* 症 */  CHARACTER(0x7642,   1,  -4,  11,  -4) /* 療 */  CHARACTER(0x767A, -14,   2,  -3,   0) /* 発 */
CHARACTER(0x767B, -11,  25, -50,   5) /* 登 */  CHARACTER(0x767E,  -1, -37, -49,  -1) /* 百 */  CHARACTER(0x7684,  -9, -15, -11,  20) /* 的 */
CHARACTER(0x7686,  38,  19, -26,   6) /* 皆 */  CHARACTER(0x76CA,   5, -12,  16,  -5) /* 益 */  CHARACTER(0x76DB,  35,  11, -15,   1) /* 盛 */
CHARACTER(0x76E3, -13,  40, -24,  11) /* 監 */  CHARACTER(0x76E4,  -4, -11,  11,  -2) /* 盤 */  CHARACTER(0x76EE,   2, -10, -18,   0) /* 目 */
CHARACTER(0x76F4,  -6,  12,   6,   0) /* 直 */  CHARACTER(0x76F8, -17,  17, -11,   4) /* 相 */  CHARACTER(0x7701,   1,  -2,   1,  22) /* 省 */
CHARACTER(0x770B,  -7,  14, -14,   8) /* 看 */  CHARACTER(0x770C,  13, -29,  -2,  42) /* 県 */  CHARACTER(0x771F,  29,  14, -21,   8) /* 真 */
CHARACTER(0x7740, -14, -10,  12,  -2) /* 着 */  CHARACTER(0x77E5,  10, -12,  12, -12) /* 知 */  CHARACTER(0x77ED,  -6,  22, -25,   7) /* 短 */
CHARACTER(0x7814,   2,  38, -21,   7) /* 研 */  CHARACTER(0x78BA, -23,  13, -15,   4) /* 確 */  CHARACTER(0x790E, -11, -13,   9,   8) /* 礎 */
CHARACTER(0x793A,  -9,   6, -14, -12) /* 示 */  CHARACTER(0x793C,   9, -21,  22, -28) /* 礼 */  CHARACTER(0x793E,  -3,  -1,  -2,   6) /* 社 */
CHARACTER(0x7949,  15,  -9,  86,  -6) /* 祉 */  CHARACTER(0x795E,  -6,   8,  -4,  -5) /* 神 */  CHARACTER(0x7968,   7, -13,  -5,  11) /* 票 */
CHARACTER(0x796D,   6, -18, -14, -13) /* 祭 */  CHARACTER(0x798F, -14,  -2, -24,  13) /* 福 */  CHARACTER(0x79C1,   5, -36, -35,   4) /* 私 */
CHARACTER(0x79D1, -11,   3,  -5,   1) /* 科 */  CHARACTER(0x79F0,   1, -17,  15, -11) /* 称 */  CHARACTER(0x79FB, -19,  20, -22,   3) /* 移 */
CHARACTER(0x7A0B,   0,  -9,  27,   0) /* 程 */  CHARACTER(0x7A0E,   6, -15, -23,  16) /* 税 */  CHARACTER(0x7A1A,  -3,  76,  79,  -1) /* 稚 */
CHARACTER(0x7A2E,   9, -17,  13,  -9) /* 種 */  CHARACTER(0x7A4D,   3,  -4,   7,  -3) /* 積 */  CHARACTER(0x7A76,   3, -13,  -6,   9) /* 究 */
CHARACTER(0x7A7A,  13,  12,  -2,   3) /* 空 */  CHARACTER(0x7A81,   6,  -4, -10,   3) /* 突 */  CHARACTER(0x7A93,   9, -20,   0,   3) /* 窓 */
CHARACTER(0x7ACB,   5,  -7,  21,  -3) /* 立 */  CHARACTER(0x7AE0,  -4, -15,   1,  -1) /* 章 */  CHARACTER(0x7AE5,  17, -22,  75, -30) /* 童 */
CHARACTER(0x7AEF,  -6,  -2,   2,   9) /* 端 */  CHARACTER(0x7AF6, -10,  74, -16,   5) /* 競 */  CHARACTER(0x7B2C,   8,  -9, -42,  12) /* 第 */
CHARACTER(0x7B49,   6, -14, -21,  23) /* 等 */  CHARACTER(0x7B54, -17,  -7,  20, -21) /* 答 */  CHARACTER(0x7B56,   7, -21,   7, -48) /* 策 */
CHARACTER(0x7B97,  -4,  -6,  13, -14) /* 算 */  CHARACTER(0x7BA1,  -6,  -2,  -4,   1) /* 管 */  CHARACTER(0x7BC0,  -7, -11,  -4,   5) /* 節 */
CHARACTER(0x7BC4, -34,   7,   2,   6) /* 範 */  CHARACTER(0x7BC9,   9, -26,  21,  -7) /* 築 */  CHARACTER(0x7C21, -19,  56, -22,  12) /* 簡 */
CHARACTER(0x7C3F,   3, -13,  19, -20) /* 簿 */  CHARACTER(0x7C4D,   3, -22,  22, -23) /* 籍 */  CHARACTER(0x7C73,   2, -26,  -5,   6) /* 米 */
CHARACTER(0x7CBE, -21,  33, -25,  12) /* 精 */  CHARACTER(0x7CFB,  -5,  -9, -12,  -2) /* 系 */  CHARACTER(0x7D04,   4,  -8, -11,   0) /* 約 */
CHARACTER(0x7D0D,   1,   2,  -3,  -1) /* 納 */  CHARACTER(0x7D14,  -8,   2, -18,   6) /* 純 */  CHARACTER(0x7D19,   7, -20,   3,  -5) /* 紙 */
CHARACTER(0x7D1A,   5, -15,  -2, -22) /* 級 */  CHARACTER(0x7D20,   1, -12,  21,  -1) /* 素 */  CHARACTER(0x7D30,  12,   1,  15,   3) /* 細 */
CHARACTER(0x7D39, -45,  70, -23,  -2) /* 紹 */  CHARACTER(0x7D42,  -4,   8,  -4,   4) /* 終 */  CHARACTER(0x7D44,  -8,   7,  30,   6) /* 組 */
CHARACTER(0x7D4C,  -7,  31, -28,   5) /* 経 */  CHARACTER(0x7D50,  -7,  11,  -8,   3) /* 結 */  CHARACTER(0x7D61,   3,  -2,  19,  -6) /* 絡 */
CHARACTER(0x7D66,  -1,   2,  -7,   6) /* 給 */  CHARACTER(0x7D71,  -7,  11, -19,  -1) /* 統 */  CHARACTER(0x7D76, -27,   3,   3,  -6) /* 絶 */
CHARACTER(0x7D99, -22,   4,   0,   0) /* 継 */  CHARACTER(0x7D9A,  -4,  -3,  17,  -7) /* 続 */  CHARACTER(0x7DAD, -46,  39, -23,   8) /* 維 */
CHARACTER(0x7DB1,   4,  -4,  28,  -8) /* 綱 */  CHARACTER(0x7DCA, -12,  22, -21,   5) /* 緊 */  CHARACTER(0x7DCF, -12,  -3, -18,   8) /* 総 */
CHARACTER(0x7DD1,   4, -15, -30,   8) /* 緑 */  CHARACTER(0x7DD2, -34,  -5,  18, -19) /* 緒 */  CHARACTER(0x7DDA,   3, -20,  13,   2) /* 線 */
CHARACTER(0x7DE0, -13,  22,  14,  -1) /* 締 */  CHARACTER(0x7DE8,  -3,  -3, -12,  10) /* 編 */  CHARACTER(0x7DE9,  -2,  46, -11,  11) /* 緩 */
CHARACTER(0x7DEF,  -3,  -7,  12,   7) /* 緯 */  CHARACTER(0x7DF4,   4,   9,  19,   6) /* 練 */  CHARACTER(0x7E2E, -14, -17,  -6,   2) /* 縮 */
CHARACTER(0x7E3E,   3,   1,  56, -10) /* 績 */  CHARACTER(0x7E54,   7,  -9,  22, -51) /* 織 */  CHARACTER(0x7E70,  50,   6, -21,   7) /* 繰 */
CHARACTER(0x7F6E,   1, -13,  17, -14) /* 置 */  CHARACTER(0x7F72,  -5, -11,   8,   4) /* 署 */  CHARACTER(0x7FA9,   3, -14,  18,   3) /* 義 */
CHARACTER(0x7FD2,  -4, -14,   2, -20) /* 習 */  CHARACTER(0x8001,  -4,   6, -15,  -1) /* 老 */  CHARACTER(0x8003,   1,  -7, -23,  -4) /* 考 */
CHARACTER(0x8005,   7, -18, -12,  19) /* 者 */  CHARACTER(0x8010, -12,  44, -21,   5) /* 耐 */  CHARACTER(0x805E, -10,  14, -24, -12) /* 聞 */
CHARACTER(0x8074,  -5,   3, -10,  -1) /* 聴 */  CHARACTER(0x8077,   1,   0,  -3,   4) /* 職 */  CHARACTER(0x80B2,   6,  -5,   9,  -4) /* 育 */
CHARACTER(0x80CC, -13,  22, -17,   3) /* 背 */  CHARACTER(0x80FD,  -2,  -7,  23,  -8) /* 能 */  CHARACTER(0x81E8, -13,  71, -38,   4) /* 臨 */
CHARACTER(0x81EA,   2,  21, -15,   3) /* 自 */  CHARACTER(0x81F3,  -5,   2, -20,   0) /* 至 */  CHARACTER(0x81F4,   6, -15,  23, -18) /* 致 */
CHARACTER(0x8208,   8, -31,  10, -21) /* 興 */  CHARACTER(0x820E,   6, -17,  57, -24) /* 舎 */  CHARACTER(0x8217,  -1,  -3,  20,   2) /* 舗 */
CHARACTER(0x822C,  15, -10,  69, -14) /* 般 */  CHARACTER(0x826F,  -5, -15,  -2,   0) /* 良 */  CHARACTER(0x8272,  -4, -11,   1,   7) /* 色 */
CHARACTER(0x82B8,  -4, -17,   7,   2) /* 芸 */  CHARACTER(0x82E5,  -5,  25, -28,   1) /* 若 */  CHARACTER(0x82E6, -20,  31,  -8,   2) /* 苦 */
CHARACTER(0x82F1,   5,  -8, -22,   5) /* 英 */  CHARACTER(0x834F,  -4,  53, -17,   6) /* 荏 */  CHARACTER(0x843D,  14,  15,   0,   3) /* 落 */
CHARACTER(0x8449,   2,  -8,  -8,   3) /* 葉 */  CHARACTER(0x846C,   1,   5,  -3,  -1) /* 葬 */  CHARACTER(0x84C4,   2, -25,  17, -26) /* 蓄 */
CHARACTER(0x8535,   5, -15,   3,  -8) /* 蔵 */  CHARACTER(0x85AC,  13,   2, -15,   6) /* 薬 */  CHARACTER(0x85E4,   3,  -8,  -6,  -3) /* 藤 */
CHARACTER(0x8650, -11,  36, -18,   7) /* 虐 */  CHARACTER(0x878D, -20,  -5,  -1,   0) /* 融 */  CHARACTER(0x884C,  -5,  -1,   1,   1) /* 行 */
CHARACTER(0x8853,   3, -17,  59, -22) /* 術 */  CHARACTER(0x8857,   3,  -7,  -1,   6) /* 街 */  CHARACTER(0x885B, -20,  28, -29,  11) /* 衛 */
CHARACTER(0x8868,  -8, -10,  -5,   2) /* 表 */  CHARACTER(0x88AB,   3, -10, -16,   4) /* 被 */  CHARACTER(0x88C1,   3,  14, -10,   2) /* 裁 */
CHARACTER(0x88C5,  -6,  -8,  -1,  -9) /* 装 */  CHARACTER(0x88CF,   0,  -5, -14,   7) /* 裏 */  CHARACTER(0x88DC,  -8,  38, -26,   4) /* 補 */
CHARACTER(0x88FD, -13,  13, -19,   4) /* 製 */  CHARACTER(0x8907,  -5,  -4, -14,   3) /* 複 */  CHARACTER(0x897F,  22,   5, -15,  -1) /* 西 */
CHARACTER(0x8981,  -8,  -4,  -9,   1) /* 要 */  CHARACTER(0x898B,   6, -17,  -7,  -1) /* 見 */  CHARACTER(0x898F,  -2,  -6,  -6,   4) /* 規 */
CHARACTER(0x8996,   8,  -7, -10,   7) /* 視 */  CHARACTER(0x899A,  -7, -16,   8,   0) /* 覚 */  CHARACTER(0x89A7,  14, -64,  79, -24) /* 覧 */
CHARACTER(0x89AA,   2, -21,  -9,   2) /* 親 */  CHARACTER(0x89B3,   6,   0,  -9,   8) /* 観 */  CHARACTER(0x89D2,   5, -10,  -1,   2) /* 角 */
CHARACTER(0x89E3, -11, -11,   2, -15) /* 解 */  CHARACTER(0x89E6,  -5,   2,  -2,  -3) /* 触 */  CHARACTER(0x8A00,  -7,   9, -17,  -1) /* 言 */
CHARACTER(0x8A02,  -1, -17, -21,   1) /* 訂 */  CHARACTER(0x8A08,  -3, -12,   7,   4) /* 計 */  CHARACTER(0x8A0E,   1, -15,  25, -17) /* 討 */
CHARACTER(0x8A13, -25,   0, -25,  11) /* 訓 */  CHARACTER(0x8A17,   0, -10,  20,  -8) /* 託 */  CHARACTER(0x8A18, -13,   0, -11,   2) /* 記 */
CHARACTER(0x8A2A,  -9,  14, -19,   6) /* 訪 */  CHARACTER(0x8A2D,  -5, -10,   8,  -4) /* 設 */  CHARACTER(0x8A31,  -7,   5, -10,  -4) /* 許 */
CHARACTER(0x8A33,   3, -16,  52, -14) /* 訳 */  CHARACTER(0x8A3A,  -5, -12, -39,  -8) /* 診 */  CHARACTER(0x8A3C,   0,  -8, -11,   1) /* 証 */
CHARACTER(0x8A55, -15,  22, -22,   7) /* 評 */  CHARACTER(0x8A66, -10,   5, -26,   5) /* 試 */  CHARACTER(0x8A70,  -3,  59,  26,   3) /* 詰 */
CHARACTER(0x8A71,   0, -20,   2, -19) /* 話 */  CHARACTER(0x8A72, -24, -15,  -6,  -2) /* 該 */  CHARACTER(0x8A73,   0,  42, -30,   6) /* 詳 */
CHARACTER(0x8A8D,  -7,   2,  -6,  -1) /* 認 */  CHARACTER(0x8A98, -10,  23, -13,   3) /* 誘 */  CHARACTER(0x8A9E,   2, -18,  21,  14) /* 語 */
CHARACTER(0x8AAC, -13,  27, -11,  -1) /* 説 */  CHARACTER(0x8AAD,   1,  20, -17,   3) /* 読 */  CHARACTER(0x8AB2,  -1,  -7, -10,   8) /* 課 */
CHARACTER(0x8ABF, -14,   2, -29,   3) /* 調 */  CHARACTER(0x8AC7,  -2,  -4,  46, -10) /* 談 */  CHARACTER(0x8ACB, -13, -27,  -1,   5) /* 請 */
CHARACTER(0x8AD6,  -6, -11,  -2,  -7) /* 論 */  CHARACTER(0x8AEE,  -8,  28, -39, -11) /* 諮 */  CHARACTER(0x8B1B,  -6,   7, -11,   9) /* 講 */
CHARACTER(0x8B58,  -4, -12,  31, -17) /* 識 */  CHARACTER(0x8B66,  11,  64, -20,  11) /* 警 */  CHARACTER(0x8B70,  -4,   3,  -1,   2) /* 議 */
CHARACTER(0x8B72,  -9,   1, -13,   0) /* 譲 */  CHARACTER(0x8B77,   6, -14,  33, -11) /* 護 */  CHARACTER(0x8C37,  15, -41,  61,   7) /* 谷 */
CHARACTER(0x8C4A,  -5, -29, -26,   1) /* 豊 */  CHARACTER(0x8C61, -20, -24,  24, -62) /* 象 */  CHARACTER(0x8CA0, -15,  34, -12,   7) /* 負 */
CHARACTER(0x8CA1,  -5,   9,  -2,   9) /* 財 */  CHARACTER(0x8CA9, -12,  18, -20,   8) /* 販 */  CHARACTER(0x8CAB,   1, -25,  59, -29) /* 貫 */
CHARACTER(0x8CAC, -10,  20,  -9,   4) /* 責 */  CHARACTER(0x8CB7,  15,   4, -25,   6) /* 買 */  CHARACTER(0x8CB8,  17,   9, -19,   6) /* 貸 */
CHARACTER(0x8CBB,   3, -14, -18,  19) /* 費 */  CHARACTER(0x8CC3,  -3,   4,  -1,  -4) /* 賃 */  CHARACTER(0x8CC7,  -3,  11, -13,   3) /* 資 */
CHARACTER(0x8CDB,  -6,  12, -12,   7) /* 賛 */  CHARACTER(0x8CEA,  -8,  -3, -13,   1) /* 質 */  CHARACTER(0x8CFC, -20,  48, -29,   9) /* 購 */
CHARACTER(0x8D77,   1,  26,   0,   1) /* 起 */  CHARACTER(0x8D85,  -1, -17, -21,   3) /* 超 */  CHARACTER(0x8D8A,  -6, -16,  45, -16) /* 越 */
CHARACTER(0x8DA3,   9,  30, -20,   5) /* 趣 */  CHARACTER(0x8DB3,   0, -22,  -5,  -1) /* 足 */  CHARACTER(0x8DE1, -15,   7, -35,  10) /* 跡 */
CHARACTER(0x8DEF,   3, -13,   8, -22) /* 路 */  CHARACTER(0x8E0F,  10,  45, -32,  -2) /* 踏 */  CHARACTER(0x8EAB,  -6, -11,  12, -12) /* 身 */
CHARACTER(0x8ECA,   5, -19,  14,   6) /* 車 */  CHARACTER(0x8EE2,  -6,   8,   5,  -4) /* 転 */  CHARACTER(0x8EFD,  -6,  25, -23,   7) /* 軽 */
CHARACTER(0x8F03, -23,  11,  16,  -1) /* 較 */  CHARACTER(0x8F09,  -5,  -5,  -4,  -1) /* 載 */  CHARACTER(0x8F2A,   1,  25, -13,   0) /* 輪 */
CHARACTER(0x8FBA,  -4, -21, -15,  -6) /* 辺 */  CHARACTER(0x8FBC, -16,  24,  64,  -1) /* 込 */  CHARACTER(0x8FCE,  -5, -21,  23,  -6) /* 迎 */
CHARACTER(0x8FD1,  -5,  -2,  -9,  -3) /* 近 */  CHARACTER(0x8FD4,  -3,  58,  27,   7) /* 返 */  CHARACTER(0x8FF0, -17,  10,  19,   7) /* 述 */
CHARACTER(0x8FFD,  -2,  73, -40,   6) /* 追 */  CHARACTER(0x9000, -16,  -7,   5,  -6) /* 退 */  CHARACTER(0x9001,  -1, -11,   5,  -8) /* 送 */
CHARACTER(0x9006, -34, -29, -36,   3) /* 逆 */  CHARACTER(0x9014,   3, -12,   9,  -9) /* 途 */  CHARACTER(0x901A,   3,   3,  35,   1) /* 通 */
CHARACTER(0x901F,   1,   1,   0,  -1) /* 速 */  CHARACTER(0x9020,   4, -21,  22,  -7) /* 造 */  CHARACTER(0x9023, -15, -15, -18, -15) /* 連 */
CHARACTER(0x9031,  -1, -18,   2,   3) /* 週 */  CHARACTER(0x9032,   0,  10, -14,   3) /* 進 */  CHARACTER(0x904A,   5,  13,  -9,   0) /* 遊 */
CHARACTER(0x904B,  -5,  12, -14,   5) /* 運 */  CHARACTER(0x904E,  -3,  -3,   2,   6) /* 過 */  CHARACTER(0x9053,   0, -10,   8,   6) /* 道 */
CHARACTER(0x9054,  -4,  -5,   4,  -4) /* 達 */  CHARACTER(0x9055,  -1,  22,  -5,   0) /* 違 */  CHARACTER(0x9063,   2, -19,  44, -48) /* 遣 */
CHARACTER(0x9069,  -3,  10, -15,   2) /* 適 */  CHARACTER(0x9078,  -6,  27, -16,   5) /* 選 */  CHARACTER(0x907F, -28,  32, -16,   2) /* 避 */
CHARACTER(0x9084,  -7, -18,  13, -24) /* 還 */  CHARACTER(0x90E8,  -2,  -9,  -5,   3) /* 部 */  CHARACTER(0x90FD,   1,  -8, -22,   7) /* 都 */
CHARACTER(0x914D,  -9,  -8,  -8,  -2) /* 配 */  CHARACTER(0x916C,  -3, -21,  64, -18) /* 酬 */  CHARACTER(0x91CD,  -5,  12, -15,   3) /* 重 */
CHARACTER(0x91CE,   8, -21,   2, -10) /* 野 */  CHARACTER(0x91CF,  -3, -19,  -7,   6) /* 量 */  CHARACTER(0x91D1,   2, -10,  -5,   0) /* 金 */
CHARACTER(0x91DD,   4,  -8,  53, -35) /* 針 */  CHARACTER(0x9244,   2,  -3,  -6,   6) /* 鉄 */  CHARACTER(0x9332,   3, -12, -13,  22) /* 録 */
CHARACTER(0x9577,  -1, -15,   9,  -9) /* 長 */  CHARACTER(0x9580,   3, -10,  20, -15) /* 門 */  CHARACTER(0x9589, -12,  28, -24,   2) /* 閉 */
CHARACTER(0x958B, -16,  12, -17,   3) /* 開 */  CHARACTER(0x9593,   5, -19,  38,  -4) /* 間 */  CHARACTER(0x95A2,  14,  12,  62,   2) /* 関 */
CHARACTER(0x9632,  -4,   3, -12,   0) /* 防 */  CHARACTER(0x9644,  -3, -22, -23, -15) /* 附 */  CHARACTER(0x964D,  -8, -10,  -2, -14) /* 降 */
CHARACTER(0x9650,  -6, -17,   9,  -1) /* 限 */  CHARACTER(0x9662,   4, -17,  36, -13) /* 院 */  CHARACTER(0x9664,  -4, -17,  21,  -3) /* 除 */
CHARACTER(0x9673, -26,  56, -30,   5) /* 陳 */  CHARACTER(0x967A,  -1, -23,  50,  -2) /* 険 */  CHARACTER(0x967D,  -5,   6, -15,   2) /* 陽 */
CHARACTER(0x968A,  12, -12,   4,  14) /* 隊 */  CHARACTER(0x968E,  -6, -19,   6, -18) /* 階 */  CHARACTER(0x968F, -21,  -7,  -7,  -6) /* 随 */
CHARACTER(0x969B,   0, -11,  15,  -5) /* 際 */  CHARACTER(0x969C,   2, -10, -10,  12) /* 障 */  CHARACTER(0x96A3, -15, -10,  -2,   2) /* 隣 */
CHARACTER(0x96C6,  -4,   4,   0,  -6) /* 集 */  CHARACTER(0x96C7,  -4,  -1, -18,  11) /* 雇 */  CHARACTER(0x96D1, -11, -22,  -9,   3) /* 雑 */
CHARACTER(0x96E2,  -5,  -1,  27,   0) /* 離 */  CHARACTER(0x96E3,   9,   4, -17,   8) /* 難 */  CHARACTER(0x96E8,  -5,  -7,   1,   2) /* 雨 */
CHARACTER(0x96FB,  -2,   7,   1,  -2) /* 電 */  CHARACTER(0x9700, -11,  33, -19,   6) /* 需 */  CHARACTER(0x9707,   2,  -3,  12, -12) /* 震 */
CHARACTER(0x9752,  16,   2, -23,   4) /* 青 */  CHARACTER(0x975E,  14,  -3, -24,   3) /* 非 */  CHARACTER(0x9762,  -5, -16,  -5,  -2) /* 面 */
CHARACTER(0x9769,  10, -22,   0,  -2) /* 革 */  CHARACTER(0x97F3,   5,  -4,   4,  -3) /* 音 */  CHARACTER(0x97FF,   4, -16,  38, -19) /* 響 */
CHARACTER(0x9805,   1,  -8,  -2,  -8) /* 項 */  CHARACTER(0x9806, -11,   6, -12,   4) /* 順 */  CHARACTER(0x9810,   3,  44, -24,  -1) /* 預 */
CHARACTER(0x9811,  11,  37, -11,   1) /* 頑 */  CHARACTER(0x9818,   0,  -7,  16,  -4) /* 領 */  CHARACTER(0x982D,   3, -17,  10, -14) /* 頭 */
CHARACTER(0x983C,  -5, -21,  -1,  -5) /* 頼 */  CHARACTER(0x984C,  -1, -15,  37, -13) /* 題 */  CHARACTER(0x984D,   1, -16,  -6,  -1) /* 額 */
CHARACTER(0x9858, -20,   6,  20, -33) /* 願 */  CHARACTER(0x985E,  -3, -23,   8, -12) /* 類 */  CHARACTER(0x98A8,  -1, -10, -10,  -3) /* 風 */
CHARACTER(0x98DB,  11,  45, -33,   1) /* 飛 */  CHARACTER(0x98DF,   0, -11, -10,  -1) /* 食 */  CHARACTER(0x990A,  -6,   4, -14,  -7) /* 養 */
CHARACTER(0x9928,   6, -19,  32,  16) /* 館 */  CHARACTER(0x99AC,   1, -17, -25,  -7) /* 馬 */  CHARACTER(0x99C5,   2, -17, -20,  23) /* 駅 */
CHARACTER(0x99D0,  -3,  15, -29,  10) /* 駐 */  CHARACTER(0x9A13,   5, -16,  63,  -8) /* 験 */  CHARACTER(0x9AD8,  -3,   9, -17,   6) /* 高 */
CHARACTER(0x9B45,   0,  42, -19,   7) /* 魅 */  CHARACTER(0x9ED2,   4, -37,  25,  -5) /* 黒 */  CHARACTER(0x9F62,  -1, -15,  38, -12) /* 齢 */
