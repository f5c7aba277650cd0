"""What people and programs type that software likes to stumble over, by name."""

from typing import Final

NAUGHTY: Final = {
    "emoji": "\U0001f468\u200d\U0001f469\u200d\U0001f467 \U0001f1ec\U0001f1e7 \U0001f44d\U0001f3fd",
    "right to left": "\u0634\u0643\u0631\u0627 \u05ea\u05d5\u05d3\u05d4",
    "direction marks": "a\u202eb\u2066c\u2069d\u200f",
    "combining marks": "Zoe\u0308 Z\u0351\u036e\u0343\u034b\u0352a\u0300\u0301\u0302l\u0489g",
    "decomposed letters": "A\u030angstro\u0308m \u1100\u1161",
    "compatibility letters": "\ufb01 \u2126 \uff26\uff35\uff2c\uff2c \u00bd",
    "invisible characters": "a\u200bb\ufeffc\u00add\u2060e",
    "letters beyond the first plane": "\U00020000\U0001d54f\U00010330",
    "noncharacters": "\ufffe\uffff\ufffd",
    "line separators": "a\u2028b\u2029c",
    "odd spaces": "a\u00a0b\u2003c\u3000d",
    "a very long word": "W" * 110,
    "a very long word without letters": "-" * 110,
    "script": "<script>alert(1)</script>",
    "script in an attribute": '" onfocus="alert(1)" autofocus x=\'',
    "end of a field": "</textarea></option></select>'><img src=x onerror=alert(1)>",
    "a comment": "<!-- --!> ]]> <![CDATA[ x",
    "entities": "&lt;b&gt; &amp;amp; &#60;b&#62; &nbsp",
    "template braces": "{{ 7 * 7 }} {% raw %} {# no #} ${7*7} #{7*7} <%= 7 %>",
    "holes of our chrome": "%%CONTENT%% %%TITLE%% %s %d {0} {name}",
    "SQL": "Robert'); DROP TABLE cases;-- ' OR '1'='1",
    "shell": "$(reboot) `reboot` ; rm -rf / | cat && echo > x",
    "formula": '=HYPERLINK("https://example.org","x")',
    "formula that begins with a sign": "+44 -1 @SUM(1)",
    "path": "../../../../etc/passwd\\..\\x",
    "header": "x%0d%0aBcc: robin@example.org",
    "words of programs": "null undefined NaN None true 1e400 0x0 -0",
    "one space between": " x ",
}
"""None holds a control character that is taken out, or more than 120 characters in NFC."""
