#!/bin/bash
# check-pdf.sh FILE.pdf…   What must hold of every PDF: correct syntax, all fonts embedded with a way back to the
# characters, and two readers that find the same characters on every page.
set -u
here=$(cd "$(dirname "$0")" && pwd)
faults=0
fault() { printf '%s: %s\n' "$1" "$2"; faults=$((faults + 1)); }

for file in "$@"; do
    [ -s "$file" ] || { fault "$file" "missing or empty"; continue; }
    said=$(qpdf --check "$file" 2>&1) || fault "$file" "qpdf: $(grep -m1 -iE 'warning|error' <<<"$said")"
    said=$(gs -q -dSAFER -dNOPAUSE -dBATCH -dPDFSTOPONERROR -dPDFSTOPONWARNING -sDEVICE=nullpage "$file" 2>&1) ||
        fault "$file" "ghostscript: $(head -1 <<<"$said")"
    # The columns emb, sub, uni stand fifth, fourth and third from the end.
    bare=$(pdffonts "$file" 2>&1 | tail -n +3 | awk 'NF && ($(NF-4) != "yes" || $(NF-2) != "yes") { print $1 }')
    [ -z "$bare" ] || fault "$file" "not embedded, or without ToUnicode: $bare"
    python3 "$here/same-text.py" "$file" || faults=$((faults + 1))
done
exit $((faults > 0))
