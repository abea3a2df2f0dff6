"""LanguageTool behind the grammar port: fetched once, started when asked, talked to on this machine only."""

from mtlint.grammar.backend import LanguageToolBackend, open_backend
from mtlint.grammar.backends import Backends
from mtlint.grammar.external import leaves_to
from mtlint.grammar.progress import Progress, Silent
from mtlint.grammar.settings import GrammarSettings
from mtlint.grammar.state import GrammarState, JavaState, LanguageState, grammar_state, install, java_state, language_states

__all__ = [
    "Backends",
    "GrammarSettings",
    "GrammarState",
    "JavaState",
    "LanguageState",
    "LanguageToolBackend",
    "Progress",
    "Silent",
    "grammar_state",
    "install",
    "java_state",
    "language_states",
    "leaves_to",
    "open_backend",
]
