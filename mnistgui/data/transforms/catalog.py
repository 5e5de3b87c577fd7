"""Every transform that can be chosen, by its name in ``torchvision.transforms.v2``. No torch here."""

from typing import Final

from mnistgui.data.transforms.catalog_functional import FUNCTIONAL
from mnistgui.data.transforms.catalog_pixels import CONVERSIONS, PIXELS
from mnistgui.data.transforms.catalog_spatial import SPATIAL
from mnistgui.data.transforms.info import Choice, Form, Group, Kind, ParameterInfo, TransformInfo

__all__ = ["GROUPS", "TRANSFORMS", "Choice", "Form", "Group", "Kind", "ParameterInfo", "TransformInfo"]

TRANSFORMS: Final[dict[str, TransformInfo]] = {
    info.key: info for info in (*CONVERSIONS, *SPATIAL, *PIXELS, *FUNCTIONAL)
}
GROUPS: Final[tuple[Group, ...]] = ("pil", "tensor", "conversion", "generic", "functional")
