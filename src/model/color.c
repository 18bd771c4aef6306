/* Three or six hexadecimal digits, as the Web writes colours. */
#include "model/style.h"

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

bool color_read(Str text, Color *color)
{
    if ((text.n != 4 && text.n != 7) || text.at[0] != '#') return false;
    int digits[6], n = text.n - 1;
    for (int i = 0; i < n; i++)
        if ((digits[i] = hex_digit(text.at[i + 1])) < 0) return false;
    if (n == 3) *color = (Color){ (uint8_t)(digits[0] * 17), (uint8_t)(digits[1] * 17), (uint8_t)(digits[2] * 17) };
    else
        *color = (Color){ (uint8_t)(digits[0] * 16 + digits[1]), (uint8_t)(digits[2] * 16 + digits[3]),
                          (uint8_t)(digits[4] * 16 + digits[5]) };
    return true;
}
