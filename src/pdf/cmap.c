/* Widths: neighbouring codes of one width are said as a range, others in a list.
   ToUnicode: one bfchar line for each code, a hundred to a block; ranges would save little, the codes being in order
   of first use. */
#include "pdf/cmap.h"

enum { BLOCK = 100 };

/* How many entries from `first` follow each other without a gap, all with the width of the first. */
static int count_alike(const CodeEntry *entries, int n, int first)
{
    int last = first + 1;
    while (last < n && entries[last].code == entries[last - 1].code + 1 && entries[last].width == entries[first].width) last++;
    return last - first;
}

void cmap_add_widths(Ink *ink, const CodeEntry *entries, int n, int default_width)
{
    ink_add(ink, STR("["));
    for (int i = 0; i < n;) {
        if (entries[i].width == default_width) {
            i++;
            continue;
        }
        int alike = count_alike(entries, n, i);
        if (alike > 2) {
            ink_format(ink, "%d %d %d\n", entries[i].code, entries[i].code + alike - 1, entries[i].width);
            i += alike;
            continue;
        }
        ink_format(ink, "%d[%d", entries[i].code, entries[i].width);
        for (i++; i < n && entries[i].code == entries[i - 1].code + 1 && entries[i].width != default_width &&
                  count_alike(entries, n, i) <= 2;
             i++)
            ink_format(ink, " %d", entries[i].width);
        ink_add(ink, STR("]\n"));
    }
    ink_add(ink, STR("]"));
}

void cmap_add_unicode(Ink *ink, const CodeEntry *entries, int n)
{
    ink_add(ink, STR("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                     "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
                     "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
                     "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n"));
    for (int i = 0; i < n; i++) {
        if (i % BLOCK == 0) ink_format(ink, "%d beginbfchar\n", n - i < BLOCK ? n - i : BLOCK);
        ink_add(ink, STR("<"));
        ink_hex16(ink, entries[i].code);
        ink_add(ink, STR("><"));
        ink_utf16(ink, entries[i].text);
        ink_add(ink, STR(">\n"));
        if (i % BLOCK == BLOCK - 1 || i == n - 1) ink_add(ink, STR("endbfchar\n"));
    }
    ink_add(ink, STR("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"));
}
