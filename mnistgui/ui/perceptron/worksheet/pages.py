"""The pages of a worksheet: laid out once, painted on a printer, into a PDF or into a picture, in any thread."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

from mnistgui.perceptron.worksheet_parts import Entry, Phase, Table, Worksheet
from mnistgui.ui.perceptron.worksheet.blocks import (
    MM,
    Block,
    Cell,
    Look,
    font_of,
    gap,
    picture_block,
    row_block,
    text_block,
    title_block,
)
from mnistgui.ui.perceptron.worksheet.words import PageWords, weights_of

A4: Final = QSizeF(210.0, 297.0)
_MARGIN: Final = 12.0 * MM
_FOOTER: Final = 6.0 * MM
_ROWS: Final = (11.0, 10.0, 9.0, 8.5, 8.0, 7.5, 7.0, 6.5)  # heights of a row with blanks, in mm
_KEY_ROW: Final = 6.0
_BOX: Final = 0.125  # of the width: room for a number
_KEY_BOX: Final = 0.1
_MOST_BESIDE: Final = 3  # units on a line
_RESOLUTION: Final = 600


@dataclass(frozen=True, eq=False, kw_only=True)
class Sheet:
    """All that is printed: the worksheet, its words, the font of the program, and whether the key goes with it."""

    worksheet: Worksheet
    words: PageWords
    family: str
    with_key: bool = True


@dataclass(frozen=True, eq=False)
class Pages:
    """The blocks of each page, for paper of ``size`` (in mm)."""

    size: QSizeF
    footer: str
    family: str
    pages: tuple[tuple[Block, ...], ...]

    def __len__(self) -> int:
        return len(self.pages)

    def paint(self, painter: QPainter, number: int) -> None:
        """Paint one page (from 0); the painter counts in hundredths of a millimetre from the paper's corner."""
        width = self.size.width() * MM - 2 * _MARGIN
        y = _MARGIN
        for block in self.pages[number]:
            block.paint(painter, QRectF(_MARGIN, y, width, block.height))
            y += block.height
        text = self.footer.format(page=number + 1, pages=len(self.pages))
        painter.setFont(font_of(self.family, 7.5))
        painter.setPen(Qt.GlobalColor.black)
        bottom = QRectF(_MARGIN, self.size.height() * MM - _MARGIN - _FOOTER, width, _FOOTER)
        painter.drawText(bottom, int(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignHCenter), text)


def lay_out(sheet: Sheet, size: QSizeF = A4) -> Pages:
    """Return the pages: the sheet, its rows as high as the fewest pages allow, and the key on a page of its own."""
    width = size.width() * MM - 2 * _MARGIN
    room = size.height() * MM - 2 * _MARGIN - _FOOTER
    # Where the weights stand in the table of the update anyhow, they need not stand on top, too.
    tried = [
        _flow(_student_blocks(sheet, width, height * MM, weights_on_top=on_top), room)
        for on_top in (True, False)
        for height in _ROWS
    ]
    student = min(tried, key=len)  # the first of equals: the one with the most room to write
    key = _flow(_key_blocks(sheet, width), room) if sheet.with_key else []
    return Pages(size, sheet.words.footer, sheet.family, (*student, *key))


def paint_all(pages: Pages, device: QPagedPaintDevice) -> bool:
    """Paint every page onto ``device``; whether it could be begun."""
    painter = QPainter()
    if not painter.begin(device):
        return False
    # In its own units a page of the device is all the paper: both count from the corner.
    scale = device.logicalDpiX() / 25.4 / MM
    for number in range(len(pages)):
        if number > 0:
            device.newPage()
        painter.save()
        painter.scale(scale, scale)
        pages.paint(painter, number)
        painter.restore()
    painter.end()
    return True


def pdf_of(sheet: Sheet) -> bytes:
    """Return the sheet as a PDF on A4."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_RESOLUTION)
    writer.setTitle(sheet.words.title)
    writer.setCreator("mnistgui")
    writer.setPageLayout(QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF()))
    painted = paint_all(lay_out(sheet), writer)
    buffer.close()
    assert painted  # a buffer in memory can always be written
    return bytes(data.data())


def _student_blocks(sheet: Sheet, width: float, row: float, *, weights_on_top: bool) -> list[list[Block]]:
    """The head of the sheet and its tables, each with its heading."""
    worksheet, words, family = sheet.worksheet, sheet.words, sheet.family
    head = [
        title_block(words.title, family, fields=(words.name, words.date)),
        gap(2.5 * MM),
        text_block(words.sample, font_of(family, 10), width),
        text_block(words.note, font_of(family, 8), width, grey=True),
        gap(1.5 * MM),
        picture_block(worksheet, words.formulas, family, width),
        gap(1.0 * MM),
        text_block(words.given if weights_on_top else words.given_below, font_of(family, 8), width, grey=True),
    ]
    if weights_on_top:
        head += _given_rows(worksheet, family, width)
    sections = [head]
    for table in worksheet.tables:
        blocks = [gap(2.0 * MM), text_block(words.headings[table.phase], font_of(family, 10, bold=True), width)]
        if table.phase is Phase.UPDATE:
            blocks += _update_rows(sheet, table, width, row)
        else:
            rows = [_cells(worksheet, entries, _shares(table, entries)) for entries in table.rows]
            blocks += [row_block(cells, family, width, row) for cells in rows]
        sections.append(blocks)
    return sections


def _key_blocks(sheet: Sheet, width: float) -> list[list[Block]]:
    worksheet, words, family = sheet.worksheet, sheet.words, sheet.family
    head = [
        title_block(words.key_title, family),
        gap(2.5 * MM),
        text_block(words.sample, font_of(family, 10), width),
        text_block(words.note, font_of(family, 8), width, grey=True),
    ]
    sections = [head]
    for table in worksheet.tables:
        blocks = [gap(1.5 * MM), text_block(words.headings[table.phase], font_of(family, 9.5, bold=True), width)]
        for entries in table.rows:
            cells = _key_cells(sheet, entries, _shares(table, entries))
            blocks.append(row_block(cells, family, width, _KEY_ROW * MM, points=8.5))
        sections.append(blocks)
    return sections


def _given_rows(worksheet: Worksheet, family: str, width: float) -> Iterator[Block]:
    """The weights and biases of each unit, in each layer as many units a line as there is room for."""
    metrics = QFontMetricsF(font_of(family, 8.5))
    for units in weights_of(worksheet):
        texts = ["   ".join(numbers) for numbers in units]
        widest = max(metrics.horizontalAdvance(text) for text in texts) + 4.0 * MM
        beside = max(1, min(len(texts), int(width / widest), _MOST_BESIDE))
        for start in range(0, len(texts), beside):
            cells = [Cell(text, 1.0 / beside) for text in texts[start : start + beside]]
            yield row_block(cells, family, width, 4.4 * MM, points=8.5)


def _cells(worksheet: Worksheet, entries: tuple[Entry, ...], shares: tuple[float, ...]) -> list[Cell]:
    """A row to fill in: formula and room for the number, once or twice."""
    cells = []
    for entry, share in zip(entries, shares, strict=True):
        cells.append(Cell(f"{entry.symbol} = {entry.letters}", share - _BOX))
        cells.append(_number(worksheet, entry, _BOX))
    return cells


def _key_cells(sheet: Sheet, entries: tuple[Entry, ...], shares: tuple[float, ...]) -> list[Cell]:
    cells = []
    for entry, share in zip(entries, shares, strict=True):
        symbol = sheet.words.new.format(weight=entry.symbol) if entry.id.startswith("new_") else entry.symbol
        cells.append(Cell(f"{symbol} = {entry.numbers}", share - _KEY_BOX))
        written = sheet.worksheet.written(entry.value)
        cells.append(Cell(written, _KEY_BOX, Look.KEY if entry.blank else Look.VALUE))
    return cells


def _shares(table: Table, entries: tuple[Entry, ...]) -> tuple[float, ...]:
    """The widths of the two halves of a row, the same for all of the table: the longer formulas get more."""
    if len(entries) == 1:
        return (1.0,)
    pairs = [row for row in table.rows if len(row) > 1]
    first, second = (max(len(row[side].symbol + row[side].letters) for row in pairs) for side in (0, 1))
    share = min(0.62, max(0.4, first / (first + second)))
    return share, 1.0 - share


def _number(worksheet: Worksheet, entry: Entry, share: float) -> Cell:
    if entry.blank:
        return Cell("", share, Look.BLANK)
    return Cell(worksheet.written(entry.value), share, Look.VALUE)


def _update_rows(sheet: Sheet, table: Table, width: float, row: float) -> Iterator[Block]:
    """Gradient and new weight, two weights a line: their formulas are all alike, and stand on top."""
    worksheet, family = sheet.worksheet, sheet.family
    shares = (0.09, 0.11, 0.14, 0.14)
    between = Cell("", 0.04)
    captions = [Cell(text, share, Look.CAPTION) for text, share in zip(sheet.words.columns, shares, strict=True)]
    yield row_block([*captions, Cell("", 0.04, Look.CAPTION), *captions], family, width, 4.5 * MM)
    # Column by column: down the left half, then down the right one.
    half = math.ceil(len(table.rows) / 2)
    for left in range(half):
        cells: list[Cell] = []
        for gradient, new in table.rows[left::half]:
            weight = worksheet.values[new.id.removeprefix("new_")]
            cells += [
                Cell(new.symbol, shares[0]),
                Cell(worksheet.written(weight), shares[1], Look.VALUE),
                _number(worksheet, gradient, shares[2]),
                _number(worksheet, new, shares[3]),
                between,
            ]
        yield row_block(cells[:-1], family, width, row)


def _flow(sections: list[list[Block]], room: float) -> list[tuple[Block, ...]]:
    """Fill page after page: a table that a page has room for stays whole, a longer one goes on from row to row."""
    pages: list[list[Block]] = [[]]
    left = room
    for blocks in sections:
        height = sum(block.height for block in blocks)
        if left < height <= room:
            pages.append([])
            left = room
        at = 0
        while at < len(blocks):
            # A heading goes with the row below it.
            end = next((place for place in range(at, len(blocks)) if not blocks[place].glued), len(blocks) - 1)
            group = blocks[at : end + 1]
            height = sum(block.height for block in group)
            if height > left and pages[-1]:
                pages.append([])
                left = room
            pages[-1] += group
            left -= height
            at = end + 1
    return [tuple(page) for page in pages]
