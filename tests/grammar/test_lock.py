import json
from importlib.resources import files

from mtlint.grammar import GrammarSettings, grammar_state, language_states
from mtlint.grammar.lock import load_lock


def test_the_required_jars_are_what_the_server_needs():
    lock = load_lock()
    assert lock.version == "6.8"
    jars = lock.jars_for(())
    assert len(jars) == 130
    assert 95e6 < sum(jar.size for jar in jars) < 105e6
    assert {"languagetool-server.jar", "libs/language-en.jar", "libs/opentelemetry-semconv.jar"} <= {jar.file for jar in jars}


def test_every_jar_has_a_place_and_a_name_of_its_own():
    lock = load_lock()
    assert len({jar.file for jar in lock.jars}) == len({jar.name for jar in lock.jars}) == len(lock.jars)
    assert all(len(jar.sha256) == 64 and jar.size > 0 for jar in lock.jars)


def test_every_module_has_a_variant_and_english_needs_one():
    lock = load_lock()
    assert {variant.module for variant in lock.variants} == set(lock.modules)
    assert {variant.code for variant in lock.variants if variant.speller is None} >= {"en", "de"}
    assert lock.variant("en_us").code == "en-US"
    assert lock.variant("zh-CN").speller is None


def test_a_language_adds_its_own_jars_only():
    lock = load_lock()
    added = {jar.file for jar in lock.jars_for(("de",))} - {jar.file for jar in lock.jars_for(())}
    assert added == {"libs/language-de.jar", "libs/german-pos-dict.jar", "libs/jwordsplitter.jar"}


def test_the_file_names_no_host():
    text = (files("mtlint.grammar") / "languagetool.lock.json").read_text(encoding="utf-8")
    assert "://" not in text
    assert json.loads(text)["languagetool"] == "6.8"


def test_an_empty_cache_is_described_and_not_made(tmp_path):
    settings = GrammarSettings(cache_dir=tmp_path / "cache", java=str(tmp_path))
    state = grammar_state(settings)
    assert (len(state.missing), state.bad, state.assembled, state.ready) == (130, (), False, False)
    assert state.java.problem is not None
    assert not (tmp_path / "cache").exists()


def test_languages_are_described(cache):
    states = {state.module: state for state in language_states(GrammarSettings(cache_dir=cache))}
    assert states["en"].required
    assert states["en"].installed
    assert states["en"].size == 0
    assert "en-US" in states["en"].variants
    assert states["de"].size > 20_000_000
    assert states["de"].variants[:1] == ("de",)
