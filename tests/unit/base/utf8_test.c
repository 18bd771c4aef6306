/* UTF-8: base/utf8.h, against the table of well-formed sequences (Unicode, table 3-7). */
#include "base/utf8.h"

#include "desk.h"

typedef struct {
    unsigned char low, high;
} Bounds;

static const struct {
    int n;
    Bounds bytes[4];
} well_formed[] = {
    { 1, { { 0x00, 0x7F } } },
    { 2, { { 0xC2, 0xDF }, { 0x80, 0xBF } } },
    { 3, { { 0xE0, 0xE0 }, { 0xA0, 0xBF }, { 0x80, 0xBF } } },
    { 3, { { 0xE1, 0xEC }, { 0x80, 0xBF }, { 0x80, 0xBF } } },
    { 3, { { 0xED, 0xED }, { 0x80, 0x9F }, { 0x80, 0xBF } } },
    { 3, { { 0xEE, 0xEF }, { 0x80, 0xBF }, { 0x80, 0xBF } } },
    { 4, { { 0xF0, 0xF0 }, { 0x90, 0xBF }, { 0x80, 0xBF }, { 0x80, 0xBF } } },
    { 4, { { 0xF1, 0xF3 }, { 0x80, 0xBF }, { 0x80, 0xBF }, { 0x80, 0xBF } } },
    { 4, { { 0xF4, 0xF4 }, { 0x80, 0x8F }, { 0x80, 0xBF }, { 0x80, 0xBF } } },
};

/* Bytes of the sequence at the beginning; 0: none is well-formed. */
static int sequence_at(const unsigned char *bytes, int n)
{
    for (size_t row = 0; row < sizeof well_formed / sizeof *well_formed; row++) {
        int i = 0;
        while (i < well_formed[row].n && i < n && bytes[i] >= well_formed[row].bytes[i].low &&
               bytes[i] <= well_formed[row].bytes[i].high)
            i++;
        if (i == well_formed[row].n) return i;
    }
    return 0;
}

static int first_bad_byte(const unsigned char *bytes, int n)
{
    for (int at = 0, length; at < n; at += length)
        if ((length = sequence_at(bytes + at, n - at)) == 0) return at;
    return -1;
}

static void assert_checked(const unsigned char *bytes, int n)
{
    int bad = utf8_check((Str){ (const char *)bytes, n }), wanted = first_bad_byte(bytes, n);
    if (bad != wanted) fail_msg("%02X %02X %02X %02X: %d, not %d", bytes[0], bytes[1], bytes[2], bytes[3], bad, wanted);
}

static void one_and_two_bytes_are_checked_as_the_table_says(void **state)
{
    (void)state;
    for (int i = 0; i < 0x10000; i++) {
        const unsigned char bytes[4] = { (unsigned char)(i >> 8), (unsigned char)i };
        assert_checked(bytes, 1);
        assert_checked(bytes, 2);
    }
}

/* Bytes at both ends of each range of the table, and their neighbours. */
static void more_bytes_are_checked_as_the_table_says(void **state)
{
    static const unsigned char edges[] = { 0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1,
                                           0xEC, 0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xF8, 0xFE, 0xFF, 'a' };
    enum { N = sizeof edges };
    (void)state;
    for (int a = 0; a < N; a++)
        for (int b = 0; b < N; b++)
            for (int c = 0; c < N; c++) {
                for (int d = 0; d < N; d++) {
                    const unsigned char bytes[4] = { edges[a], edges[b], edges[c], edges[d] };
                    assert_checked(bytes, 4);
                }
                const unsigned char bytes[4] = { edges[a], edges[b], edges[c] };
                assert_checked(bytes, 3);
            }
}

static void every_character_is_read_as_it_was_written(void **state)
{
    (void)state;
    for (uint32_t c = 0; c <= 0x10FFFF; c += c < 0x11000 ? 1 : 17) {
        char bytes[8] = "";
        int n = utf8_encode(c, bytes), at = 0;
        bool is_surrogate = c >= 0xD800 && c <= 0xDFFF;
        if (n != (c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4)) fail_msg("U+%04X has %d bytes", c, n);
        if (utf8_check((Str){ bytes, n }) != (is_surrogate ? 0 : -1)) fail_msg("U+%04X is not checked", c);
        if (utf8_next((Str){ bytes, n }, &at) != c || at != n) fail_msg("U+%04X is not read", c);
    }
    char last[4];
    assert_int_equal(utf8_encode(0x10FFFF, last), 4);
    assert_memory_equal(last, "\xF4\x8F\xBF\xBF", 4);
}

static void characters_are_counted_not_bytes(void **state)
{
    (void)state;
    assert_int_equal(utf8_count(STR("")), 0);
    assert_int_equal(utf8_count(STR("aé表𠮟")), 4);
    Str text = STR("aé表𠮟");
    const uint32_t wanted[] = { 'a', 0xE9, 0x8868, 0x20B9F };
    for (int i = 0, at = 0; i < 4; i++) assert_int_equal(utf8_next(text, &at), wanted[i]);
}

static void the_place_of_the_first_fault_is_said(void **state)
{
    (void)state;
    assert_int_equal(utf8_check(STR("表組")), -1);
    assert_int_equal(utf8_check(STR("表\xE7\xB5")), 3); /* cut off: where the character begins */
    assert_int_equal(utf8_check(STR("ab\x80")), 2);
    assert_int_equal(utf8_check((Str){ 0 }), -1);
}

/* Everyday characters are passed by several at a time: a fault among them is found wherever it stands. */
static void a_fault_is_found_among_everyday_characters(void **state)
{
    (void)state;
    enum { LENGTH = 40 };
    static const char *const fills[] = { "a", "表", "ab表" };
    for (size_t k = 0; k < sizeof fills / sizeof *fills; k++)
        for (int place = 0; place < LENGTH; place++) {
            char bytes[LENGTH + 8];
            int n = 0, unit = (int)strlen(fills[k]);
            for (; n <= place; n += unit) memcpy(bytes + n, fills[k], (size_t)unit);
            assert_int_equal(utf8_check((Str){ bytes, n }), -1);
            unsigned char *fault = (unsigned char *)bytes + n;
            int end = n + 1;
            for (; end + unit <= (int)sizeof bytes; end += unit) memcpy(bytes + end, fills[k], (size_t)unit);
            *fault = 0xFF;
            assert_int_equal(utf8_check((Str){ bytes, end }), n);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_and_two_bytes_are_checked_as_the_table_says),
        cmocka_unit_test(more_bytes_are_checked_as_the_table_says),
        cmocka_unit_test(every_character_is_read_as_it_was_written),
        cmocka_unit_test(characters_are_counted_not_bytes),
        cmocka_unit_test(the_place_of_the_first_fault_is_said),
        cmocka_unit_test(a_fault_is_found_among_everyday_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
