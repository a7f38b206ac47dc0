import re
import subprocess
from pathlib import Path

from django.conf import settings

DEV = settings.BASE_DIR / "dev"


def run(*words: str, cwd: Path = settings.BASE_DIR) -> subprocess.CompletedProcess[str]:
    return subprocess.run([DEV, *words], cwd=cwd, capture_output=True, text=True, check=False)


def test_a_bare_dev_lists_the_verbs_that_the_readme_explains() -> None:
    listed = re.findall(r"^  (\w+) ", run().stdout, re.MULTILINE)
    explained = re.findall(
        r"^\| `\./dev (\w+)", (settings.BASE_DIR / "README.md").read_text("utf-8"), re.MULTILINE
    )
    assert listed == explained


def test_an_unknown_verb_is_refused_with_the_list() -> None:
    answer = run("dance")
    assert (answer.returncode, answer.stderr.splitlines()[0]) == (2, "./dev knows no verb dance.")
    assert answer.stderr.splitlines()[1:] == run().stdout.splitlines()


def test_a_misspelt_option_of_demo_is_refused_before_anything_is_done() -> None:
    answer = run("demo", "--noserve")
    assert answer.returncode == 1
    assert answer.stderr == "./dev demo takes --no-serve or nothing, not --noserve.\n"


def test_dev_works_from_any_folder(tmp_path: Path) -> None:
    assert run(cwd=tmp_path).stdout == run().stdout
