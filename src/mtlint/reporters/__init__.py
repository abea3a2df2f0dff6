"""One file a format; each takes a `Report` and writes it."""

from mtlint.reporters.base import FolderReporter, StreamReporter, Style
from mtlint.reporters.checkstyle import CheckstyleReporter
from mtlint.reporters.concise import ConciseReporter
from mtlint.reporters.csv import CsvReporter
from mtlint.reporters.earlier import read_earlier
from mtlint.reporters.github import GithubReporter
from mtlint.reporters.gitlab import GitlabReporter
from mtlint.reporters.html import HtmlReporter
from mtlint.reporters.json import JsonReporter
from mtlint.reporters.jsonl import JsonLinesReporter
from mtlint.reporters.junit import JunitReporter
from mtlint.reporters.markdown import MarkdownReporter
from mtlint.reporters.rdjson import RdjsonReporter
from mtlint.reporters.replacing import replacing
from mtlint.reporters.rule_page import describe
from mtlint.reporters.sarif import SarifReporter
from mtlint.reporters.statistics import JsonStatisticsReporter, StatisticsReporter
from mtlint.reporters.summary import budget_lines
from mtlint.reporters.text import TextReporter
from mtlint.reporters.visible import told, visible

STREAM_REPORTERS: dict[str, StreamReporter] = {
    "text": TextReporter(),
    "concise": ConciseReporter(),
    "json": JsonReporter(),
    "jsonl": JsonLinesReporter(),
    "sarif": SarifReporter(),
    "github": GithubReporter(),
    "gitlab": GitlabReporter(),
    "junit": JunitReporter(),
    "checkstyle": CheckstyleReporter(),
    "rdjson": RdjsonReporter(),
    "md": MarkdownReporter(),
    "csv": CsvReporter(),
}
STATISTICS_REPORTERS: dict[str, StreamReporter] = {
    "text": StatisticsReporter(),
    "concise": StatisticsReporter(),
    "json": JsonStatisticsReporter(),
}
FOLDER_REPORTERS: dict[str, FolderReporter] = {"html": HtmlReporter()}

__all__ = [
    "FOLDER_REPORTERS",
    "STATISTICS_REPORTERS",
    "STREAM_REPORTERS",
    "FolderReporter",
    "StreamReporter",
    "Style",
    "budget_lines",
    "describe",
    "read_earlier",
    "replacing",
    "told",
    "visible",
]
