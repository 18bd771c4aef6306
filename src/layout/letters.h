/* Letters narrowed and made smaller. */
#ifndef LAYOUT_LETTERS_H
#define LAYOUT_LETTERS_H

#include "layout/manner.h"
#include "layout/shop.h"
#include "model/document.h"

/* The style in another colour. */
const Style *ink_style(const Style *style, Color ink, Shop shop);
const Rich *ink_rich(const Rich *rich, Color ink, Shop shop);
/* With another indent of the first line; it keeps its letters as they are. */
const Style *led_style(const Style *style, Len indent, Shop shop);
/* White or black, whichever can be read better on this ground. */
Color ink_on(Color ground);
/* The text at this fit, no letter below the floors of its style; the text itself where nothing is to be done. */
const Rich *fit_rich(const Rich *rich, Fit fit, Shop shop);

#endif
