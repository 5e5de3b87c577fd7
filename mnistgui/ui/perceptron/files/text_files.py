"""Text files of the lab, read and written in a job: never half a file, never too much, and failures in words."""

from pathlib import Path

from mnistgui.messages import QT_TRANSLATE_NOOP, Message, UserError, first_line
from mnistgui.paths import read_bounded, write_text_atomically

NO_FILE = QT_TRANSLATE_NOOP("core", "There is no file {file}.")
NOT_ALLOWED_TO_READ = QT_TRANSLATE_NOOP("core", "You are not allowed to read {file}.")
CANNOT_READ_FILE = QT_TRANSLATE_NOOP("core", "{file} cannot be read: {detail}.")
TOO_LARGE = QT_TRANSLATE_NOOP("core", "{file} is larger than {most} MB, which is more than such a file ever holds.")
NO_TEXT = QT_TRANSLATE_NOOP("core", "{file} is no text file in UTF-8.")
NOT_ALLOWED_TO_WRITE = QT_TRANSLATE_NOOP("core", "You are not allowed to write {file}.")
CANNOT_WRITE_FILE = QT_TRANSLATE_NOOP("core", "{file} cannot be written: {detail}.")


def read_text_file(file: Path, most_bytes: int) -> str:
    """Return the text that is in ``file``, UTF-8 with or without a byte order mark.

    Raises:
        UserError: it cannot be read, is larger than ``most_bytes``, or is no such text.
    """
    try:
        if file.is_file() and file.stat().st_size > most_bytes:
            raise UserError(Message(TOO_LARGE, {"file": file.name, "most": most_bytes // 2**20}))
        content = read_bounded(file, most_bytes)
    except FileNotFoundError as error:
        raise UserError(Message(NO_FILE, {"file": file})) from error
    except PermissionError as error:
        raise UserError(Message(NOT_ALLOWED_TO_READ, {"file": file})) from error
    except OSError as error:
        raise UserError(Message(CANNOT_READ_FILE, {"file": file, "detail": _detail(error)})) from error
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UserError(Message(NO_TEXT, {"file": file.name})) from error
    if "\0" in text:
        raise UserError(Message(NO_TEXT, {"file": file.name}))
    return text


def write_text_file(file: Path, text: str) -> Path:
    """Write ``text`` to ``file``, all of it or nothing, and return the file.

    Raises:
        UserError: it cannot be written.
    """
    try:
        write_text_atomically(file, text)
    except PermissionError as error:
        raise UserError(Message(NOT_ALLOWED_TO_WRITE, {"file": file})) from error
    except OSError as error:
        raise UserError(Message(CANNOT_WRITE_FILE, {"file": file, "detail": _detail(error)})) from error
    return file


def _detail(error: OSError) -> str:
    return error.strerror or first_line(error)
