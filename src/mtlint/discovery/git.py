"""What git says of a working tree, asked of git itself."""

import os
import shutil
import subprocess
from pathlib import Path

from mtlint.model import MtlintError

# A hook runs with these set, for the folder it was started in; GIT_DIR alone makes any other folder the top of the tree.
_OF_A_PLACE = frozenset(
    {
        "GIT_ALTERNATE_OBJECT_DIRECTORIES",
        "GIT_COMMON_DIR",
        "GIT_DIR",
        "GIT_INDEX_FILE",
        "GIT_NAMESPACE",
        "GIT_OBJECT_DIRECTORY",
        "GIT_PREFIX",
        "GIT_WORK_TREE",
    }
)
_OF_A_TASTE = frozenset({"GIT_DIFF_OPTS", "GIT_GLOB_PATHSPECS", "GIT_ICASE_PATHSPECS", "GIT_LITERAL_PATHSPECS"})
_DIFF = (
    "diff",
    "--unified=0",
    "--find-renames",
    "--src-prefix=a/",
    "--dst-prefix=b/",
    "--no-color",
    "--no-ext-diff",
    "--no-textconv",
    "--submodule=short",
)
# As a setting, since git before 2.28 does not know the option --no-relative. The others keep git from running a program that
# the repository names, or one that poses as a repository in a folder of it.
_SETTINGS = ("-c", "diff.relative=false", "-c", "core.fsmonitor=false", "-c", "safe.bareRepository=explicit")
_WHOLE_HISTORY = "run `git fetch --unshallow`, or let CI fetch the whole history (actions/checkout: `fetch-depth: 0`)"


class Repository:
    """The repository whose working tree a folder lies in.

    Everything raises `MtlintError` where git cannot say: it is not installed, this is no working tree, a commit is unknown.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        plain = {name: value for name, value in os.environ.items() if name not in _OF_A_TASTE}
        # Another process may hold the index, and nothing here needs to write it.
        plain |= {"GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
        self._environment = {name: value for name, value in plain.items() if name not in _OF_A_PLACE}
        status, top, said = self._try("rev-parse", "--show-toplevel")
        if status != 0:
            # Where nothing is found from the folder upwards, the environment may say where the repository is.
            self._environment = plain
            status, top, _ = self._try("rev-parse", "--show-toplevel")
        if status != 0:
            raise MtlintError(
                f"git does not see a working tree here: {said}",
                "run mtlint inside the repository, or give it a diff with `--since-diff`",
            )
        self.top = Path(os.path.realpath(os.fsdecode(top.removesuffix(b"\n"))))

    def bases(self, reference: str) -> list[str]:
        """The commits at which the history of HEAD left that of a reference; several where the two were merged crosswise."""
        commit = "" if reference.startswith("-") else f"{reference}^{{commit}}"
        if self._try("rev-parse", "--verify", "--quiet", commit)[0] != 0:
            raise MtlintError(f"--since {reference}: git knows no such commit", self._remedy_for_unknown(reference))
        if self._try("rev-parse", "--verify", "--quiet", "HEAD^{commit}")[0] != 0:
            raise MtlintError(f"--since {reference}: nothing is committed on the current branch", "commit something first")
        status, found, said = self._try("merge-base", "--all", commit, "HEAD")
        if status == 0:
            return found.decode("ascii").split()
        if status != 1:
            raise MtlintError(f"--since {reference}: git merge-base failed: {said}", "mend what git names")
        if self._is_shallow():
            raise MtlintError(
                f"--since {reference}: the history fetched here does not reach back to where HEAD left it",
                f"{_WHOLE_HISTORY}; `git fetch --deepen=100` may be enough",
            )
        raise MtlintError(f"--since {reference}: it has no commit in common with HEAD", "name a commit that HEAD goes back to")

    def diff(self, commit: str) -> bytes:
        """The working tree, staged or not, against a commit, as a unified diff without context."""
        return self._ask(*_DIFF, commit, "--")

    def tracked(self) -> frozenset[str]:
        """Names of the files that git keeps, from the top."""
        return self._names("--cached")

    def untracked(self) -> frozenset[str]:
        """Names of the files that it does not keep and was not told to ignore, from the top."""
        return self._names("--others", "--exclude-standard")

    def _names(self, *which: str) -> frozenset[str]:
        listed = self._ask("ls-files", "-z", "--full-name", *which, "--", ":/")
        return frozenset(os.fsdecode(name) for name in listed.split(b"\0") if name)

    def _remedy_for_unknown(self, reference: str) -> str:
        pattern = f"refs/remotes/*/{reference}"
        _, remotes, _ = self._try("for-each-ref", "--count=1", "--format=%(refname:short)", pattern)
        if remotes:
            return f"did you mean `--since {remotes.decode('utf-8', 'replace').strip()}`?"
        if self._is_shallow():
            return f"only a part of the history was fetched here: {_WHOLE_HISTORY}"
        return "see `git branch --all` and `git tag`, or run `git fetch`"

    def _is_shallow(self) -> bool:
        return self._ask("rev-parse", "--is-shallow-repository").strip() == b"true"

    def _ask(self, *arguments: str) -> bytes:
        status, printed, said = self._try(*arguments)
        if status != 0:
            raise MtlintError(f"git {arguments[0]} ended with status {status}: {said}", "mend what git names, and run again")
        return printed

    def _try(self, *arguments: str) -> tuple[int, bytes, str]:
        """Status, standard output, and the first line of what git complained about."""
        git = shutil.which("git")
        if git is None:
            raise MtlintError(
                "there is no git on PATH, and only git knows what changed",
                "install git, or give mtlint a diff made elsewhere with `--since-diff`",
            )
        done = subprocess.run(  # noqa: S603 - no argument is read as an option: a reference does not begin with "-"
            [git, *_SETTINGS, *arguments],
            cwd=self._folder,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
        complaint = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0].removeprefix("fatal: ")
        return done.returncode, done.stdout, "".join(c if c.isprintable() else "?" for c in complaint) or "it did not say why"
