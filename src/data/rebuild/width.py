"""Writes src/data/width.tsv: compatibility characters and the plain ones that they stand for (one or several).

Source: the Unicode Character Database as Python's unicodedata carries it (Unicode License V3); NFKC, for the blocks below.
Run: python3 src/data/rebuild/width.py
"""
import pathlib, unicodedata

BLOCKS = [
    (0x2F00, 0x2FD5),  # Kangxi radicals, which PDF text uses for characters
    (0x3250, 0x325F), (0x32B1, 0x32BF),  # circled numbers above 20
    (0x32C0, 0x32CB), (0x3358, 0x3370), (0x33E0, 0x33FE),  # months, hours, days
    (0x3371, 0x33DF),  # squared units
    (0xF900, 0xFAD9),  # compatibility ideographs
    (0xFF01, 0xFF5E), (0xFFE0, 0xFFE6),  # full-width forms
]
OWN = {  # quotation marks of all houses become one pair; so do blanks and signs
    "「": "“", "」": "”", "『": "“", "』": "”", "﹁": "“", "﹂": "”", "〝": "“", "〞": "”", "‘": "“", "’": "”",
    "〈": "《", "〉": "》", "〔": "(", "〕": ")", "〖": "[", "〗": "]", "【": "[", "】": "]", "\u3000": " ", "\u00a0": " ", "\u2002": " ", "\u2003": " ",
    "\u2009": " ", "\u202f": " ", "\t": " ", "‧": "·", "・": "·", "･": "·", "−": "-", "﹣": "-", "–": "-", "‐": "-", "‑": "-", "―": "—", "─": "—", "∶": ":", "﹪": "%",
    "\u2028": "\n", "\u2029": "\n", "\u0085": "\n", "\u000b": "\n", "\u000c": "\n", "〜": "~", "∼": "~", "㎡": "m²", "㎢": "km²", "㎥": "m³", "㎦": "km³", "℉": "℉",
}
rows = {}
for low, high in BLOCKS:
    for point in range(low, high + 1):
        char = chr(point)
        if unicodedata.category(char) == "Cn":
            continue
        plain = unicodedata.normalize("NFKC", char)
        if plain != char and all(c.isprintable() for c in plain) and len(plain) <= 4:
            rows[char] = plain
rows.update({c: p for c, p in OWN.items() if c != p})
# a plain form may itself be folded by the rows above (full-width tilde, compatibility quotes)
rows = {c: "".join(rows.get(x, x) if len(rows.get(x, x)) == 1 else x for x in p) for c, p in rows.items()}
out = pathlib.Path(__file__).resolve().parent.parent / "width.tsv"
with out.open("w", encoding="utf-8") as f:
    f.write("# Compatibility characters and what they stand for; Unicode Character Database, NFKC (Unicode License V3), and own rows for quotes and blanks; rebuild: python3 src/data/rebuild/width.py\n")
    f.write("# code point (hex)\tplain (code points, hex)\n")
    for char in sorted(rows):
        f.write(f"{ord(char):04X}\t{' '.join(f'{ord(c):04X}' for c in rows[char])}\n")
print(len(rows))
