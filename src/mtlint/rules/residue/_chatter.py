"""What a language model says beside its translation."""

import re

_I = r"(?:I|we)(?:['’](?:ve|d|ll|m|re)| have| will| would| am| are)?"
_TEXT = r"(?:translat\w*|text|passage|paragraph|version|rendering)"
_LANGUAGE = (
    "(?:English|French|German|Spanish|Italian|Portuguese|Russian|Chinese|Japanese|Korean|Arabic|Dutch|Polish|Turkish|Ukrainian)"
)
_MODEL = r"(?:AI|(?:large )?language model|artificial intelligence|AI (?:language )?model|AI assistant)"
_LINE = r"[^\n.:!]*[.:!]?"
_QUOTED = r"[\"“'‘][^\"”’\n]{1,60}[\"”'’]"

_START = (
    # Sure! Here is the translation of your text:
    (
        r"(?:sure|certainly|of course|absolutely|okay|ok|great|understood|no problem|gladly)\b[,!.:;—–\s-]*"
        rf"(?:(?:here|below|following|the following)\b.{{0,80}}?{_TEXT}|{_I} (?:can|help|be|translat)|the translat){_LINE}"
    ),
    (
        rf"(?:here|below)(?:['’]s| is| are| you (?:go|have it))[,:]?\s(?:(?:the|your|my|a|an)\s)?(?:[\w-]+\s){{0,4}}?"
        rf"(?:translat\w*|{_LANGUAGE} (?:text|version))\b{_LINE}"
    ),
    # The English translation of the text is as follows:
    (
        rf"(?:the )?(?:(?:{_LANGUAGE}|final|revised|direct|literal|full|accurate|target|machine)\s)*"
        r"(?:translation|translated (?:text|version|sentence))"
        r"(?:\s(?:into|in|to|from)\s\w+|\sof\s(?:the|your|this)\s[^:\n]{1,30})?"
        r"(?:\s(?:is|reads|would be|could be)(?:\sas follows)?)?\s*[*_]*:"
    ),
    rf"{_LANGUAGE}(?: text| version)?\s*[*_]*:(?=\s|\Z)",
    rf"{_I} (?:translated|(?:happy|glad) to (?:help|assist|translate))\b{_LINE}",
    rf"as an? {_MODEL}\b{_LINE}",
    rf"(?:I['’]m|I am|unfortunately,? I|I apologi[sz]e|sorry)\b[^\n.]{{0,60}}\b(?:translat\w+|request|{_MODEL})\b{_LINE}",
    rf"I (?:cannot|can['’]t|can not|am unable to|won['’]t) (?:provide|translate|assist with|fulfil+|complete|process)\b{_LINE}",
    (
        r"(?:please|could you (?:please )?)\s?(?:provide|share|give me|send)[^\n.]{0,40}\b(?:text|sentence|passage|content)\b"
        rf"[^\n.:!?]*\btranslat{_LINE}"
    ),
    rf"there (?:is|was|appears to be) (?:no|nothing)\b[^\n.]{{0,30}}\bto translate\b{_LINE}",
    rf"the (?:text|sentence|source|input|passage) (?:that |you |was ){{1,2}}(?:provided|gave|sent|shared)\b{_LINE}",
    r"<think>",
    r"\{\s*[\"'](?:translation|translated_text|output|target)[\"']\s*:",
)
_END = (
    (
        rf"(?:translator['’]?s?['’]? )?notes?(?: on (?:the )?translation)?[*_]*+:?[*_]*+\s(?:that )?"
        rf"(?:{_I} (?:\w+ly )?(?:translat|kept|used|chose|preserv|maintain|render|left|assum)"
        r"|in (?:this|the) translation|(?:this|the) (?:above )?translat"
        rf"|the (?:original|source) (?:text|sentence|phrase|word|term)|{_QUOTED} (?:is|was|has been|refers|means|can) )"
    ),
    r"please note that (?:this|the) (?:above )?translation",
    r"(?:this|the) translation (?:aims|preserves|maintains|keeps|captures|attempts|tries|retains|reflects|conveys)\b",
    rf"{_I} (?:translated|kept|preserved|maintained|tried)\b[^.\n]{{0,60}}\b(?:translat\w+|(?:original|source) text)\b",
    r"(?:alternative|literal|another|other possible) translations?\s*:",
    r"translation notes?\s*[*_]*:(?=\s)",
    r"</think>",
)
_END_WEAK = (
    r"(?:please )?let me know (?:if|how|should)",
    r"(?:please )?feel free to (?:ask|let|reach|contact me)",
    r"I hope (?:this|that|it) (?:translation )?(?:helps|is helpful|meets)",
    r"is there anything else\b",
    r"would you like me to\b",
    r"if you (?:need|have|want|would like)\b[^.\n]{0,60}\b(?:translat\w+|let me know|feel free)",
)


def _any(patterns: tuple[str, ...]) -> str:
    return "(?:" + "|".join(patterns) + ")"


AT_START = re.compile(rf"\s*[*_#>\"“'-]*{_any(_START)}", re.IGNORECASE)
"""What stands before a translation."""
AT_END = re.compile(rf"(?:^|(?<=[\s(\[*_]))[(\[*_]{{0,9}}{_any(_END)}[^\n]*", re.IGNORECASE)
"""What stands after a translation and speaks of it."""
AT_END_WEAK = re.compile(rf"(?:^|(?<=[\s(\[*_])){_any(_END_WEAK)}[^\n]*", re.IGNORECASE)
"""What may stand after it, and at the end of any letter."""
FENCE = re.compile(r"\A\s*(```+|~~~+)[\w-]*[ \t]*\r?\n(?P<body>.*?)\r?\n\1[ \t]*\s*\Z", re.DOTALL)
"""A whole text between code fences."""
