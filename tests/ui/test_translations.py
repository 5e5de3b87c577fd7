"""Korean is complete: every text of the program is in the .ts file, translated, and in the .qm file that is shipped."""

import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator

from mnistgui.paths import resource

ROOT = Path(__file__).resolve().parents[2]
TS = resource("translations", "mnistgui_ko.ts")
QM = resource("translations", "mnistgui_ko.qm")
PLACE = re.compile(r"\{[^}]*\}")

Texts = dict[tuple[str, str], str]


def _texts(ts: Path) -> Texts:
    """Return translations by (context, source)."""
    found: Texts = {}
    for context in ET.parse(ts).getroot().iter("context"):
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            translation = message.find("translation")
            done = translation is not None and translation.get("type") is None
            found[name, message.findtext("source") or ""] = (translation.text or "") if done else ""
    return found


@pytest.fixture(scope="module")
def korean() -> Texts:
    return _texts(TS)


def test_every_text_of_the_program_is_in_the_translation(korean: Texts, tmp_path: Path) -> None:
    sources = sorted(str(path) for path in (ROOT / "mnistgui").rglob("*.py"))
    fresh = tmp_path / "fresh.ts"
    lupdate = shutil.which("pyside6-lupdate", path=str(Path(sys.executable).parent))
    assert lupdate is not None
    subprocess.run([lupdate, "-locations", "none", *sources, "-ts", str(fresh)], check=True, capture_output=True)

    wanted = set(_texts(fresh))

    assert wanted - set(korean) == set()
    assert set(korean) - wanted == set()


def test_every_text_is_translated(korean: Texts) -> None:
    assert [key for key, translation in korean.items() if not translation] == []


def test_translations_keep_the_places_for_values(korean: Texts) -> None:
    wrong = [
        (source, translation)
        for (_, source), translation in korean.items()
        if sorted(PLACE.findall(source)) != sorted(PLACE.findall(translation))
    ]
    assert wrong == []


def test_the_shipped_file_is_made_of_the_translation(korean: Texts) -> None:
    translator = QTranslator()
    assert translator.load(str(QM))
    stale = [key for key, text in korean.items() if text and translator.translate(key[0], key[1]) != text]
    assert stale == []
