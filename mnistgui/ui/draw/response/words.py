"""What the response map says in words."""

from PySide6.QtCore import QCoreApplication

from mnistgui.drawing.response import Kind, Response, Variants


def way(variants: Variants, row: int, column: int) -> str:
    """Return what is done to the drawing in a cell."""
    if (row, column) == variants.origin:
        return QCoreApplication.translate("ResponseWords", "As it is")
    down, right = variants.rows[row], variants.columns[column]
    if variants.kind is Kind.MOVED:
        return ", ".join(_moves(int(down), int(right)))
    if variants.kind is Kind.TURNED:
        return ", ".join(_turns(down, int(right)))
    if right > 0:
        text = QCoreApplication.translate("ResponseWords", "Strokes {pixels} pixels wider")
    else:
        text = QCoreApplication.translate("ResponseWords", "Strokes {pixels} pixels narrower")
    return text.format(pixels=f"{abs(right):g}")


def _moves(down: int, right: int) -> list[str]:
    parts = []
    if right:
        text = (
            QCoreApplication.translate("ResponseWords", "{pixels} px to the right")
            if right > 0
            else QCoreApplication.translate("ResponseWords", "{pixels} px to the left")
        )
        parts.append(text.format(pixels=abs(right)))
    if down:
        text = (
            QCoreApplication.translate("ResponseWords", "{pixels} px down")
            if down > 0
            else QCoreApplication.translate("ResponseWords", "{pixels} px up")
        )
        parts.append(text.format(pixels=abs(down)))
    return parts


def _turns(scale: float, degrees: int) -> list[str]:
    parts = []
    if degrees:
        text = (
            QCoreApplication.translate("ResponseWords", "turned {degrees}° clockwise")
            if degrees > 0
            else QCoreApplication.translate("ResponseWords", "turned {degrees}° anticlockwise")
        )
        parts.append(text.format(degrees=abs(degrees)))
    if scale != 1.0:
        text = QCoreApplication.translate("ResponseWords", "scaled to {percent} %")
        parts.append(text.format(percent=round(100 * scale)))
    return parts


def percent(response: Response, row: int, column: int) -> str:
    """Return the answer in a cell and how sure the net is of it."""
    label = int(response.labels_RC[row, column])
    if label < 0:
        return QCoreApplication.translate("ResponseWords", "no numbers")
    share = float(response.probabilities_RCK[row, column, label])
    if response.is_familiar_RC[row, column]:
        text = QCoreApplication.translate("ResponseWords", "{answer}, {percent} %")
    else:
        text = QCoreApplication.translate("ResponseWords", "{answer}, {percent} %, but not like anything it knows")
    return text.format(answer=response.class_names[label], percent=f"{100 * share:.1f}")


def summary(response: Response) -> str:
    """Return how much of the map has the answer of the drawing as it is."""
    label = int(response.labels_RC[response.variants.origin])
    if label < 0:
        return QCoreApplication.translate("ResponseWords", "This net gives no numbers")
    text = QCoreApplication.translate("ResponseWords", "{percent} % of the map: {answer}")
    return text.format(percent=round(100 * response.agreement), answer=response.class_names[label])
