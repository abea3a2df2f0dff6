"""What is known of the elements of HTML; the HTML standard, "Elements" and "The stack of open elements"."""

from mtlint.model import Kind

KINDS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), Kind.HEADING),
    **dict.fromkeys(("li", "dd"), Kind.ITEM),
    **dict.fromkeys(("button", "optgroup", "option", "td", "th", "title"), Kind.CELL),  # what may come again
    **dict.fromkeys(("caption", "dt", "figcaption", "legend", "nav", "summary", "svg", "textarea"), Kind.LINE),
}
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
CLOSE_A_PARAGRAPH = HEADINGS | frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "header",
        "hgroup",
        "hr",
        "li",
        "listing",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "plaintext",
        "pre",
        "search",
        "section",
        "summary",
        "table",
        "ul",
        "xmp",
    }
)
BLOCKS = CLOSE_A_PARAGRAPH | frozenset(
    {
        "body",
        "button",
        "caption",
        "col",
        "colgroup",
        "desc",
        "foreignobject",
        "frameset",
        "head",
        "html",
        "legend",
        "noscript",
        "optgroup",
        "option",
        "tbody",
        "td",
        "text",
        "tfoot",
        "th",
        "thead",
        "title",
        "tr",
    }
)
APART = frozenset({"audio", "button", "canvas", "iframe", "math", "object", "select", "svg", "textarea", "video"})
"""Elements that are one thing in the line they stand in, whatever is inside."""
UNSEEN = frozenset(
    {"iframe", "listing", "math", "noembed", "noframes", "plaintext", "pre", "rp", "rt", "script", "style", "template", "xmp"}
)
"""Elements whose content is no text, or is code."""
RAW = frozenset({"iframe", "noembed", "noframes", "plaintext", "script", "style", "xmp"})
PROTECTED = frozenset({"code", "del", "kbd", "samp", "tt", "var"})
VOID = frozenset(
    {
        "area",
        "base",
        "basefont",
        "bgsound",
        "br",
        "col",
        "embed",
        "frame",
        "hr",
        "img",
        "input",
        "keygen",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    }
)
SHOWN = frozenset({"embed", "img", "input"})
FORMATTING = frozenset({"a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"})
SCOPE = frozenset(
    {
        "applet",
        "body",
        "button",
        "caption",
        "foreignobject",
        "html",
        "marquee",
        "object",
        "select",
        "svg",
        "table",
        "td",
        "template",
        "th",
    }
)
"""Where an end tag, or a new paragraph, finds no further what was opened outside."""
SIBLINGS = {
    **dict.fromkeys(("dd", "dt"), (frozenset({"dd", "dt"}), SCOPE | {"dl"})),
    "li": (frozenset({"li"}), SCOPE | {"dir", "menu", "ol", "ul"}),
    "option": (frozenset({"option"}), frozenset({"datalist", "optgroup", "select"})),
    "optgroup": (frozenset({"option", "optgroup"}), frozenset({"select"})),
    **dict.fromkeys(("td", "th"), (frozenset({"caption", "td", "th"}), frozenset({"table", "tr"}))),
    "tr": (frozenset({"caption", "td", "th", "tr"}), frozenset({"table", "tbody", "tfoot", "thead"})),
    **dict.fromkeys(
        ("tbody", "tfoot", "thead"),
        (frozenset({"caption", "td", "th", "tr", "tbody", "tfoot", "thead"}), frozenset({"table"})),
    ),
}
"""What a start tag ends among what is open, and where it looks no further."""
