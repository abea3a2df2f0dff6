"""Which rules of LanguageTool are left out, and how its server is set up: one place for both."""

from types import MappingProxyType

from mtlint.grammar import watchdog

STYLE_CATEGORIES = frozenset(
    {
        # How to say it better is the writer's matter, not a defect of a translation. Left out unless asked for.
        "AMERICAN_ENGLISH_STYLE",
        "CAT_ANGLICISMES_FOREIGN_TERMS",
        "CAT_ARCHAISMES",
        "CAT_MARQUES_DE_COMMERCE",
        "CAT_PLEONASMES",
        "CAT_REGIONALISMES",
        "CAT_TOURS_CRITIQUES",
        "COLLOQUIALISMS",
        "CREATIVE_WRITING",
        "EMPFOHLENE_RECHTSCHREIBUNG",
        "GENDER_NEUTRALITY",
        "PLAIN_ENGLISH",
        "PONCTUATION_STYLE_OS",
        "REDUNDANCY",
        "REPETITIONS_STYLE",
        "STYLE",
        "TEXT_ANALYSIS",
        "WIKIPEDIA",
    }
)

DISABLED_CATEGORIES = frozenset(
    {
        # Spacing, quotation marks and dashes: mtlint's own rules find these with fewer false alarms.
        "CAT_TYPOGRAPHIE",
        "TYPOGRAPHY",
    }
)

DISABLED_RULES = frozenset(
    {
        # Mtlint's own rules find these, with both places.
        "COMMA_PARENTHESIS_WHITESPACE",
        "CONSECUTIVE_SPACES",
        "DE_DOUBLE_PUNCTUATION",
        "DE_PHRASE_REPETITION",
        "DE_SENTENCE_WHITESPACE",
        "DE_UNPAIRED_QUOTES",
        "DOUBLE_PUNCTUATION",
        "EN_QUOTES",
        "EN_UNPAIRED_BRACKETS",
        "EN_UNPAIRED_QUOTES",
        "ENGLISH_WORD_REPEAT_RULE",
        "FRENCH_WHITESPACE",
        "FRENCH_WHITESPACE_STRICT",
        "FRENCH_WORD_REPEAT_RULE",
        "GERMAN_WORD_REPEAT_RULE",
        "SENTENCE_WHITESPACE",
        "UNPAIRED_BRACKETS",
        "WHITESPACE_PARAGRAPH",
        "WHITESPACE_PARAGRAPH_BEGIN",
        "WHITESPACE_RULE",
        "WORD_REPEAT_RULE",
        # Taste.
        "ENGLISH_WORD_REPEAT_BEGINNING_RULE",
        "PARAGRAPH_REPEAT_BEGINNING_RULE",
        "PUNCTUATION_PARAGRAPH_END",
        "PUNCTUATION_PARAGRAPH_END2",
        "READABILITY_RULE_DIFFICULT",
        "READABILITY_RULE_SIMPLE",
        "STYLE_REPEATED_WORD_RULE_EN",
        "TOO_LONG_PARAGRAPH",
        "TOO_LONG_SENTENCE",
        "WORD_REPEAT_BEGINNING_RULE",
        "COMMA_COMPOUND_SENTENCE",
        "COMMA_COMPOUND_SENTENCE_2",
        "DASH_RULE",
        "HYPHEN_TO_EN",
        "MISSING_COMMA_AFTER_INTRODUCTORY_PHRASE",
        "CYBER_COMPOUNDS",
        "MAKER_COMPOUNDS",
        "MISSING_HYPHEN",
        "SECOND_LARGEST_HYPHEN",
        "YEAR_OLD_HYPHEN",
        # The reader's country decides.
        "DATE_FORMAT",
        "METRIC_UNITS_EN_GB",
        "METRIC_UNITS_EN_IMPERIAL",
        "METRIC_UNITS_EN_US",
        "MISSING_COMMA_AFTER_YEAR",
    }
)

TASTE = ("EN_COMPOUNDS_",)
"""Beginnings of rule ids that are taste as well: whether a compound is written in one word, with a hyphen or in two."""

SERVER_OPTIONS = MappingProxyType(
    {
        # Beginnings of what browsers name as the page that a request comes from: a page, whoever's, has no business here.
        "blockedReferrers": "http,null,file,chrome-extension,moz-extension,safari-web-extension",
        # The first check of a language loads it: German takes half a minute, and more on a busy machine.
        "maxCheckTimeMillis": "180000",
        # Suggestions for a page of unknown words cost ten times the check itself.
        "maxSpellingSuggestions": "5",
        "pipelineCaching": "true",
    }
)


def heap(modules: int) -> str:
    """The option for the largest heap: half a gigabyte for the four modules that are always there, and more for each further.

    German alone takes 250 MB, other languages less than 100.
    """
    return f"-Xmx{512 + 256 * max(modules - 4, 0)}m"


JAVA_OPTIONS = (
    # Without it a server out of memory stays alive and drops every request.
    "-XX:+ExitOnOutOfMemoryError",
    # A run is short: the first compiler alone halves the CPU of a cold start.
    "-XX:TieredStopAtLevel=1",
    "-XX:+UseSerialGC",
    # A file of figures in the folder for temporary files, which a server that is killed leaves there.
    "-XX:-UsePerfData",
    # LanguageTool unpacks some languages' dictionaries there: megabytes with each start, which a killed server leaves too.
    f"-Djava.io.tmpdir={watchdog.FOLDER}",
    # German's speller comes with a library of the machine's own kind, which would be unpacked in the user's cache folder.
    f"-Djna.tmpdir={watchdog.FOLDER}",
    # Loading LanguageTool outgrows the default, which costs a collection of the whole heap in the middle of the start.
    "-XX:MetaspaceSize=128m",
    "-Dsun.net.httpserver.nodelay=true",
    "-Dfile.encoding=UTF-8",
    # Messages must not depend on the machine's locale.
    "-Duser.language=en",
    "-Duser.country=US",
)
