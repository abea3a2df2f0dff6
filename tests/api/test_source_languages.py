"""Texts from several languages in one run: each is checked with the rules for its own source."""

from mtlint import api
from mtlint.config import Config, Override

TEXT = "The harbour must grow under the new situation.\n"


def test_rules_for_a_source_language_see_only_texts_from_it(tmp_path, backends):
    for name in ("zh/a.txt", "de/a.txt", "fr/a.txt", "a.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    languages = (("zh/**", "zh-CN"), ("de/**", "de"), ("fr/**", "fr"))
    overrides = tuple(Override((files,), source_language=language) for files, language in languages)
    config = Config(root=tmp_path, select=("GRM1",), overrides=overrides)
    report = api.check_paths([tmp_path], config, cached=False)
    assert report.failures == ()
    found = {checked.document.path: [one.source_rule for one in checked.diagnostics] for checked in report.documents}
    assert found == {"a.txt": [], "de/a.txt": [], "fr/a.txt": [], "zh/a.txt": ["MT_ZH_UNDER_SITUATION"]}
    assert [backend.supervisor.starts for backend in backends] == [1, 1], "those without packs of their own share a server"
