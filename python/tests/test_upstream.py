"""The test suite of `wordcloud` 1.9.6, unmodified, against the drop-in.

Its source distribution is fetched into a temporary folder; beside its tests stands a package
`wordcloud` that leads to `wordcloud_rs.compat`. Skipped where no index of packages is reached.
"""

import os
import pathlib
import subprocess
import sys
import tarfile

import pytest

import wordcloud_rs.compat

pytest.importorskip("matplotlib")
pytest.importorskip("PIL")
pytest.importorskip("numpy")

VERSION = "1.9.6"
#: How many cases its 46 test functions have.
CASES = 76

#: Scripts of its documentation that need no further package.
EXAMPLES = ["simple", "masked", "colored", "colored_by_group", "emoji", "a_new_hope", "single_word"]

SHIM = """import sys

from wordcloud_rs import compat
from wordcloud_rs.compat import *
from wordcloud_rs.compat import __all__, __version__, wordcloud_cli

sys.modules["wordcloud.wordcloud_cli"] = wordcloud_cli
sys.modules["wordcloud.wordcloud"] = compat.wordcloud
"""


@pytest.fixture(scope="module")
def suite(tmp_path_factory):
    folder = tmp_path_factory.mktemp("upstream")
    fetch = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary"]
    fetch += ["wordcloud", f"wordcloud=={VERSION}", "--dest", folder]
    run = subprocess.run(fetch, capture_output=True, text=True)
    archive = folder / f"wordcloud-{VERSION}.tar.gz"
    if not archive.exists():
        if os.environ.get("WORDCLOUD_UPSTREAM") == "required":
            pytest.fail(f"the source distribution cannot be fetched: {run.stderr[-2000:]}")
        pytest.skip("the source distribution cannot be fetched")
    with tarfile.open(archive) as tar:
        members = [
            member
            for member in tar.getmembers()
            if "/test/" in member.name or "/examples/" in member.name
        ]
        tar.extractall(folder, members=members)
    root = folder / f"wordcloud-{VERSION}"
    package = root / "wordcloud"
    package.mkdir()
    (package / "__init__.py").write_text(SHIM, encoding="utf-8")
    compat = pathlib.Path(wordcloud_rs.compat.__file__).parent
    for name in ("__main__.py", "wordcloud_cli.py"):
        text = (compat / name).read_text(encoding="utf-8")
        (package / name).write_text(text, encoding="utf-8")
    return root


def environment(suite):
    scripts = str(pathlib.Path(sys.executable).parent)
    return dict(
        os.environ,
        PYTHONPATH=str(suite),
        PATH=os.pathsep.join([scripts, os.environ.get("PATH", "")]),
        MPLBACKEND="Agg",
        PYTEST_ADDOPTS="",
    )


def test_the_suite_of_the_original_passes(suite):
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "test"]
    run = subprocess.run(
        command, cwd=suite, env=environment(suite), capture_output=True, text=True
    )
    assert run.returncode == 0, run.stdout[-6000:]
    assert f"{CASES} passed" in run.stdout, run.stdout[-500:]


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_examples_of_the_original_run(suite, name):
    run = subprocess.run(
        [sys.executable, f"{name}.py"],
        cwd=suite / "examples",
        env=environment(suite),
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stderr
