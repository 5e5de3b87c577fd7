"""English and Korean, switchable while the program runs.

Widgets write their texts in ``retranslate()`` and call it from ``changeEvent`` on ``QEvent.LanguageChange``, which Qt
sends to every widget when a translator is installed or removed.
"""

from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator, Slot

from mnistgui.messages import CONTEXT, Message
from mnistgui.paths import resource

LANGUAGES: Final = {"en": "English", "ko": "한국어"}


def core_text(source: str) -> str:
    """Return the translation of a text that the core marked (a label, help, a preset's sentence)."""
    return QCoreApplication.translate(CONTEXT, source)


def message_text(message: Message) -> str:
    """Return a core message in the window's language, its places filled."""
    return core_text(message.id).format(**message.arguments)


def system_language() -> str:
    """Return ``ko`` on a Korean system, ``en`` elsewhere."""
    return "ko" if QLocale.system().language() is QLocale.Language.Korean else "en"


class LanguageSwitch(QObject):
    """Holds the installed translators; ``use`` exchanges them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._translators: list[QTranslator] = []
        self.current = "en"

    @Slot(str)
    def use(self, language: str) -> None:
        """Show the program in ``language`` (a key of `LANGUAGES`); widgets get a LanguageChange."""
        # `current` is set first: installing a translator makes Qt send LanguageChange, and receivers read it.
        self.current = language
        for translator in self._translators:
            QCoreApplication.removeTranslator(translator)
            translator.deleteLater()
        self._translators = []
        if language == "en":
            return
        qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        for name, folder in (
            (f"qtbase_{language}", qt_folder),
            (f"mnistgui_{language}", str(resource("translations"))),
        ):
            translator = QTranslator(self)
            if translator.load(name, folder):
                QCoreApplication.installTranslator(translator)
                self._translators.append(translator)
