/* JLReq's tables as they are printed (Appendix B to E: tables 1, 2, 3 and 6), a letter for each pair of classes: the row
   stands before, the column after.  n: see the notes there.  x: cannot be. */
#ifndef TESTS_TEXT_TABLES_H
#define TESTS_TEXT_TABLES_H

enum { CLASSES = 28 };

static const char *const class_names[CLASSES] = {
    "cl-01", "cl-02", "cl-03", "cl-04", "cl-05", "cl-06", "cl-07", "cl-08", "cl-09", "cl-10", "cl-11",
    "cl-12", "cl-13", "cl-14", "cl-15", "cl-16", "cl-19", "cl-20", "cl-21", "cl-22", "cl-23", "cl-24",
    "cl-25", "cl-26", "cl-27", "cl-28", "cl-29", "cl-30",
};

/* Table 1.  H half an em, Q a quarter, . solid. */
static const char *const spacing[CLASSES] = {
    /*         1234567890123456901234567890 */
    /* cl-01 */ "....Q..............nn.....x.",
    /* cl-02 */ "H.HHQ..HHHHHH.HHH.HHHHHHHH.H",
    /* cl-03 */ "H...Q.......................",
    /* cl-04 */ "H...Q.............Q..QQ.Q...",
    /* cl-05 */ "QQQQnQQQQQQQQQQQQQQQQQQQQQQQ",
    /* cl-06 */ "H.HHn..HHHHHHHHHH.HHHHHHHHHH",
    /* cl-07 */ "H.HHn..HHHHHHHHHH.HHHHHHHHHH",
    /* cl-08 */ "H...Q.......................",
    /* cl-09 */ "H...Q.............Q..QQ.Q...",
    /* cl-10 */ "H...Q.............QnnQQ.Q...",
    /* cl-11 */ "H...Q.............QnnQQ.Q...",
    /* cl-12 */ "H...Q.....................x.",
    /* cl-13 */ "H...Q.......................",
    /* cl-14 */ "....Q..............nn.......",
    /* cl-15 */ "H...Q.............Q..QQ.Q...",
    /* cl-16 */ "H...Q.............QnnQQ.Q...",
    /* cl-19 */ "H...Q.............Q..QQ.Q...",
    /* cl-20 */ "H...Q.......................",
    /* cl-21 */ "H...Q...QQQ...QQQ.nQQ....Q.Q",
    /* cl-22 */ "H...Q....nn..n.n..Qn.QQ.Q.x.",
    /* cl-23 */ "H...Q....nn..n.n..Q.nQQ.Q.x.",
    /* cl-24 */ "H...Q...QQQ...QQQ..QQ.Q..Q.Q",
    /* cl-25 */ "H...n...QQQ...QQQ..QQQ...Q.Q",
    /* cl-26 */ "H...Q.....................n.",
    /* cl-27 */ "H...Q...QQQ...QQQ..QQ.Q..Q.Q",
    /* cl-28 */ ".xxxxxx.nnn......x.xx..n.xx.",
    /* cl-29 */ "H...Q.............Q..QQ.Q.x.",
    /* cl-30 */ "H...Q.............Q..QQ.Q...",
};

/* Table 2.  - no line ends here, . one may. */
static const char *const breaking[CLASSES] = {
    /*         1234567890123456901234567890 */
    /* cl-01 */ "--------------------------x-",
    /* cl-02 */ ".------.---......-........-.",
    /* cl-03 */ ".------.---......-........-.",
    /* cl-04 */ ".------.---..n...-........-.",
    /* cl-05 */ ".------.---......-........-.",
    /* cl-06 */ ".------.---......-........-.",
    /* cl-07 */ ".------.---......-........-.",
    /* cl-08 */ ".------n---......-........-.",
    /* cl-09 */ ".------.---......-........-.",
    /* cl-10 */ ".------.---......-........-.",
    /* cl-11 */ ".------.---......-........-.",
    /* cl-12 */ "--------------------------x-",
    /* cl-13 */ ".------.---......-........-.",
    /* cl-14 */ ".------.---......-........-.",
    /* cl-15 */ ".------.---......-........-.",
    /* cl-16 */ ".------.---......-........-.",
    /* cl-19 */ ".------.---......-........-.",
    /* cl-20 */ ".------.---......-........-.",
    /* cl-21 */ ".------.---......-n.......-.",
    /* cl-22 */ ".------.---......-.n......x.",
    /* cl-23 */ ".------.---......-..n.....x.",
    /* cl-24 */ ".------.---.n....-...-..n.-.",
    /* cl-25 */ ".------.---......-....-.-.-.",
    /* cl-26 */ ".------.---......-........-.",
    /* cl-27 */ ".------.---.n....-...--.n.-.",
    /* cl-28 */ "-xxxxxx-xxx------x-xx--x-xx-",
    /* cl-29 */ ".------.---......-........x.",
    /* cl-30 */ ".------.---......-........-n",
};

/* Table 3.  h half an em to nothing, q a quarter to nothing, w a quarter to an eighth, k stays. */
static const char *const reducing[CLASSES] = {
    /*         1234567890123456901234567890 */
    /* cl-01 */ "....q.....................x.",
    /* cl-02 */ "h.hhq..hhhhhh.hhh.hhhhh.hh.h",
    /* cl-03 */ "h...q.......................",
    /* cl-04 */ "h...q.............w..ww.w...",
    /* cl-05 */ "qqqqnqqqqqqqqqqqqqqqqqq.qqqq",
    /* cl-06 */ "k.kkn..kkkkkkkkkk.kkkkk.kkkk",
    /* cl-07 */ "h.hhn..hhhhhhhhhh.hhhhh.hhhh",
    /* cl-08 */ "h...q.......................",
    /* cl-09 */ "h...q.............w..ww.w...",
    /* cl-10 */ "h...q.............w..ww.w...",
    /* cl-11 */ "h...q.............w..ww.w...",
    /* cl-12 */ "h...q.....................x.",
    /* cl-13 */ "h...q.......................",
    /* cl-14 */ "....q.......................",
    /* cl-15 */ "h...q.............w..ww.w...",
    /* cl-16 */ "h...q.............w..ww.w...",
    /* cl-19 */ "h...q.............w..ww.w...",
    /* cl-20 */ "h...q.......................",
    /* cl-21 */ "h...q...www...www..ww....w.w",
    /* cl-22 */ "h...q.............w..ww.w.x.",
    /* cl-23 */ "h...q.............w..ww.w.x.",
    /* cl-24 */ "h...q...www...www..ww.k..w.w",
    /* cl-25 */ "h...q...www...www..www...w.w",
    /* cl-26 */ "..........................n.",
    /* cl-27 */ "h...q...www...www..ww.w..w.w",
    /* cl-28 */ ".xxxxxx.xxx......x.xx..n.xx.",
    /* cl-29 */ "h...q.............w..ww.w.x.",
    /* cl-30 */ "h...q.............w..ww.w...",
};

/* Table 6.  c up to a quarter, w a quarter up to a half. */
static const char *const spreading[CLASSES] = {
    /*         1234567890123456901234567890 */
    /* cl-01 */ "..........................x.",
    /* cl-02 */ "............................",
    /* cl-03 */ "............................",
    /* cl-04 */ "..................w..ww.w...",
    /* cl-05 */ "............................",
    /* cl-06 */ "............................",
    /* cl-07 */ "............................",
    /* cl-08 */ ".......nccccc.ccc.ccc...cc.c",
    /* cl-09 */ "........ccccc.ccc.wccww.wc.c",
    /* cl-10 */ "........ccccc.ccc.wccww.wc.c",
    /* cl-11 */ "........ccccc.ccc.wccww.wc.c",
    /* cl-12 */ ".......cccccc.ccc.ccc.c.ccxc",
    /* cl-13 */ ".......cccccc.ccc.ccccc.cc.c",
    /* cl-14 */ "............................",
    /* cl-15 */ ".......cccccc.ccc.wccww.wc.c",
    /* cl-16 */ ".......cccccc.ccc.wccww.wc.c",
    /* cl-19 */ ".......cccccc.ccc.wccww.wc.c",
    /* cl-20 */ ".......cccccc.ccc.ccccc.cc.c",
    /* cl-21 */ ".......cwwwcc.www.nwwcc.cc.w",
    /* cl-22 */ ".......cccccc.ccc.wncww.wcxc",
    /* cl-23 */ ".......cccccc.ccc.wcnww.wcxc",
    /* cl-24 */ ".......cwwwcn.www.cww...nw.w",
    /* cl-25 */ ".......cwwwcc.www.cww....w.w",
    /* cl-26 */ "............................",
    /* cl-27 */ ".......cwwwcn.www.cww...nw.w",
    /* cl-28 */ ".xxxxxx.xxx......x.xx..x.xx.",
    /* cl-29 */ ".......cccccc.ccc.wccww.wcxc",
    /* cl-30 */ ".......cccccc.ccc.wccww.wc.n",
};

#endif
