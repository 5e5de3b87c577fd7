"""A picture or an array becomes the square that a net sees: upright, whole, as bright as it was; or it is refused."""

import gc
import os
import subprocess
import sys
import threading
import warnings
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from mnistgui.data import picture_files
from mnistgui.data.picture_files import UnreadableError, fit_image, read_square, read_thumbnail


def reason(path: Path) -> str:
    with pytest.raises(UnreadableError) as caught:
        read_square(path, 28, colour=False)
    text = str(caught.value)
    assert text and "\n" not in text and str(path) not in text
    return text


def saved(picture: Image.Image, path: Path, **options: object) -> Path:
    picture.save(path, **options)
    return path


def noise(height: int, width: int, *channels: int) -> np.ndarray:
    return np.random.default_rng(1).integers(0, 256, (height, width, *channels), np.uint8)


def test_a_picture_of_the_right_size_keeps_every_value(tmp_path: Path) -> None:
    grey_HW, colour_HWC = noise(28, 28), noise(28, 28, 3)

    grey = read_square(saved(Image.fromarray(grey_HW), tmp_path / "grey.png"), 28, colour=False)
    colour = read_square(saved(Image.fromarray(colour_HWC), tmp_path / "colour.png"), 28, colour=True)

    assert np.array_equal(grey[..., 0], grey_HW)
    assert np.array_equal(colour, colour_HWC)


@pytest.mark.parametrize("size", [(1, 1), (28, 28), (300, 200), (5, 900), (900, 5)])
@pytest.mark.parametrize(("colour", "channels"), [(False, 1), (True, 3)])
def test_every_size_becomes_the_square_that_is_asked_for(size: tuple[int, int], colour: bool, channels: int) -> None:
    fitted = fit_image(Image.new("RGB", size, (90, 90, 90)), 28, colour=colour)

    assert fitted.shape == (28, 28, channels) and fitted.dtype == np.uint8
    assert (fitted == 90).all()


def test_the_whole_picture_is_kept_and_the_rest_has_the_colour_of_its_edge() -> None:
    wide = np.full((20, 60), 250, np.uint8)
    wide[5:15, 10:50] = 0

    fitted = fit_image(Image.fromarray(wide), 30, colour=False)[..., 0]

    assert (fitted[:10] == 250).all() and (fitted[20:] == 250).all()
    assert fitted[15, 6:24].max() < 20 and fitted[15, 0] > 230 and fitted[15, 29] > 230


def test_what_is_made_smaller_is_averaged_and_not_picked_out() -> None:
    stripes = np.zeros((280, 280), np.uint8)
    stripes[:, ::2] = 255

    fitted = fit_image(Image.fromarray(stripes), 28, colour=False)

    assert np.abs(fitted[2:-2, 2:-2].astype(int) - 127).max() <= 3


def quarters() -> Image.Image:
    """Four quarters of different brightness: it looks different in each of the eight orientations."""
    return Image.fromarray(np.kron(np.array([[30, 90], [150, 210]], np.uint8), np.ones((20, 30), np.uint8)))


@pytest.mark.parametrize(
    ("suffix", "options"), [(".jpg", {}), (".png", {}), (".tif", {}), (".tif", {"compression": "tiff_deflate"})]
)
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_is_turned_upright_as_its_camera_says(
    tmp_path: Path, orientation: int, suffix: str, options: dict[str, str]
) -> None:
    undo = {
        2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }  # fmt: skip
    upright = quarters()
    stored = upright.transpose(undo[orientation]) if orientation in undo else upright
    exif = Image.Exif()
    exif[274] = orientation
    path = saved(stored, tmp_path / f"turned{suffix}", exif=exif, **options)

    fitted, wanted = read_square(path, 28, colour=False), fit_image(upright, 28, colour=False)

    assert np.abs(fitted.astype(int) - wanted.astype(int)).mean() < 3
    assert read_thumbnail(path, 192).shape == (40, 60, 3)


def test_a_picture_with_broken_exif_is_read_as_it_lies(tmp_path: Path) -> None:
    path = saved(quarters(), tmp_path / "broken.jpg", exif=b"Exif\x00\x00MM\x00*\xff\xff\xff\xff\x00")

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # Pillow says so
        fitted = read_square(path, 28, colour=False)

    assert fitted.shape == (28, 28, 1)


@pytest.mark.parametrize("suffix", [".png", ".tif", ".pgm"])
def test_sixteen_bits_are_scaled_and_not_clipped(tmp_path: Path, suffix: str) -> None:
    ramp = np.linspace(0, 65_535, 28 * 28).astype(np.uint16).reshape(28, 28)
    path = tmp_path / f"deep{suffix}"
    if suffix == ".pgm":
        path.write_bytes(b"P5 28 28 65535\n" + ramp.astype(">u2").tobytes())
    else:
        Image.fromarray(ramp).save(path)

    fitted = read_square(path, 28, colour=True)

    assert np.array_equal(fitted[..., 0], ramp >> 8) and np.array_equal(fitted[..., 2], ramp >> 8)


def test_transparent_parts_become_white(tmp_path: Path) -> None:
    drawing = np.zeros((28, 28, 4), np.uint8)
    drawing[10:18, 10:18] = (200, 0, 0, 255)

    fitted = read_square(saved(Image.fromarray(drawing), tmp_path / "ink.png"), 28, colour=True)

    assert (fitted[0, 0] == 255).all() and fitted[14, 14].tolist() == [200, 0, 0]


@pytest.mark.parametrize("transparency", [0, b"\x00\xff\xff"])
def test_a_palette_is_looked_up_and_its_transparent_entry_is_white(tmp_path: Path, transparency: object) -> None:
    picture = Image.new("P", (28, 28), 1)
    picture.putpalette([9, 9, 9, 10, 200, 30, 77, 77, 77])
    picture.paste(0, (0, 0, 14, 28))

    fitted = read_square(saved(picture, tmp_path / "p.png", transparency=transparency), 28, colour=True)

    assert fitted[0, 0].tolist() == [255, 255, 255] and fitted[0, 27].tolist() == [10, 200, 30]


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "CMYK", "YCbCr", "HSV", "I;16", "F"])
def test_every_kind_of_pixel_that_files_have_is_understood(mode: str) -> None:
    for colour in (False, True):
        assert fit_image(Image.new(mode, (40, 30)), 28, colour=colour).shape == (28, 28, 3 if colour else 1)


def test_a_small_jpeg_of_a_large_one_is_the_picture_itself(tmp_path: Path) -> None:
    """The decoder makes it smaller while it reads: that must not be seen."""
    y, x = np.mgrid[:960, :1280]
    scene = np.stack([x / 5, y / 4, 255 - x / 6], -1).clip(0, 255).astype(np.uint8)
    path = saved(Image.fromarray(scene), tmp_path / "scene.jpg", quality=95)

    for colour in (False, True):
        fast = read_square(path, 64, colour=colour).astype(int)
        assert np.abs(fast - fit_image(Image.fromarray(scene), 64, colour=colour)).max() <= 6


def test_a_hundred_million_pixels_are_read_without_a_warning(tmp_path: Path) -> None:
    path = saved(Image.new("L", (10_000, 10_000), 77), tmp_path / "huge.png", compress_level=1)

    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        fitted = read_square(path, 28, colour=False)

    assert (fitted == 77).all() and not said


@pytest.mark.parametrize("sides", [(12_000, 12_000), (30_000, 30_000)], ids=["warned of", "refused by Pillow"])
def test_a_picture_that_would_fill_the_memory_is_refused_before_it_is_decoded(
    tmp_path: Path, sides: tuple[int, int]
) -> None:
    path = tmp_path / "bomb.pgm"
    path.write_bytes(b"P5 %d %d 255\n" % sides)

    assert "pixels" in reason(path)


def test_the_refusal_does_not_hang_on_the_filters_of_a_test(tmp_path: Path) -> None:
    path = tmp_path / "bomb.pgm"
    path.write_bytes(b"P5 12000 12000 255\n")
    code = (
        "from mnistgui.data.picture_files import UnreadableError, read_square\n"
        f"try: read_square({str(path)!r}, 28, colour=False)\n"
        "except UnreadableError as error: print(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)

    assert "pixels" in done.stdout and not done.stderr


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"hello",
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff\xe0",
        b"P5 0 0 255\n",
        b"BM" + bytes(60),
        b"%!PS-Adobe-3.0 EPSF",
    ],
    ids=["empty", "text", "png begun", "jpeg begun", "no pixel", "empty bmp", "a program"],
)
@pytest.mark.parametrize("suffix", [".png", ".jpg", ".npy"])
def test_what_is_no_picture_is_refused_with_a_reason(tmp_path: Path, content: bytes, suffix: str) -> None:
    path = tmp_path / f"strange{suffix}"
    path.write_bytes(content)

    reason(path)


@pytest.mark.parametrize("suffix", [".png", ".jpg", ".tif", ".bmp", ".webp", ".ppm", ".npy"])
@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
def test_a_file_that_is_cut_off_is_refused_with_a_reason(tmp_path: Path, suffix: str, share: float) -> None:
    path = tmp_path / f"whole{suffix}"
    if suffix == ".npy":
        np.save(path, noise(60, 60))
    else:
        Image.fromarray(noise(60, 60, 3)).save(path)
    content = path.read_bytes()
    path.write_bytes(content[: int(share * len(content))])

    reason(path)


def test_whatever_bytes_are_changed_the_answer_is_an_image_or_a_reason(tmp_path: Path) -> None:
    generator = np.random.default_rng(3)
    for suffix in (".png", ".jpg", ".tif", ".bmp", ".webp", ".npy"):
        path = tmp_path / f"fuzzed{suffix}"
        if suffix == ".npy":
            np.save(path, noise(20, 20))
        else:
            Image.fromarray(noise(20, 20, 3)).save(path)
        content = np.frombuffer(path.read_bytes(), np.uint8)
        for _ in range(40):
            changed = content.copy()
            changed[generator.integers(0, min(len(content), 300), 4)] = generator.integers(0, 256, 4)
            path.write_bytes(changed.tobytes())
            try:
                assert read_square(path, 28, colour=True).shape == (28, 28, 3)
            except UnreadableError as error:
                assert str(error)


@pytest.mark.parametrize("make", ["directory", "pipe", "link to itself", "link to nothing"])
def test_what_is_no_file_is_refused_and_never_waited_for(tmp_path: Path, make: str) -> None:
    path = tmp_path / "x.png"
    match make:
        case "directory":
            path.mkdir()
        case "pipe":
            os.mkfifo(path)
        case "link to itself":
            path.symlink_to(path)
        case "link to nothing":
            path.symlink_to(tmp_path / "gone.png")

    reason(path)


@pytest.mark.parametrize(
    "array",
    [
        np.arange(144, dtype=np.uint8).reshape(12, 12),
        (np.arange(144) / 143).reshape(12, 12),
        (np.arange(144) / 143).astype(np.float16).reshape(12, 12, 1),
        np.arange(432, dtype=np.uint16).reshape(12, 12, 3),
        np.arange(432, dtype=np.uint8).reshape(3, 12, 12),
        np.arange(144, dtype=np.uint8).reshape(1, 12, 12),
        np.zeros((12, 12, 4), np.uint8),
    ],
    ids=["HW", "floats", "HW1", "16 bits", "CHW", "1HW", "with transparency"],
)
def test_an_array_is_an_image_of_the_same_pixels(tmp_path: Path, array: np.ndarray) -> None:
    np.save(tmp_path / "a.npy", array)

    fitted = read_square(tmp_path / "a.npy", 12, colour=True).astype(int)

    channels_last = np.moveaxis(array, 0, 2) if array.shape in ((3, 12, 12), (1, 12, 12)) else array.reshape(12, 12, -1)
    if array.dtype.kind == "f":
        channels_last = np.rint(channels_last.astype(np.float32) * 255)
    elif array.dtype == np.uint16:
        channels_last = channels_last >> 8
    elif array.shape[-1] == 4:
        channels_last = np.full((12, 12, 3), 255)
    assert np.array_equal(fitted, np.broadcast_to(channels_last, (12, 12, 3)))


@pytest.mark.parametrize(
    "array",
    [
        np.full((12, 12), 1.5),
        np.full((12, 12), np.nan),
        np.full((12, 12), -0.1),
        np.zeros((12, 12), np.int64),
        np.zeros((12, 12), np.complex64),
        np.zeros((0, 12), np.uint8),
        np.zeros(12, np.uint8),
        np.zeros((12, 12, 5), np.uint8),
        np.zeros((2, 3, 12, 12), np.uint8),
        np.array(["a", None], dtype=object),
    ],
    ids=[
        "above 1",
        "nan",
        "below 0",
        "int64",
        "complex",
        "empty",
        "a line",
        "5 channels",
        "a batch",
        "pickled objects",
    ],
)
def test_an_array_of_another_form_is_refused_with_a_reason(tmp_path: Path, array: np.ndarray) -> None:
    np.save(tmp_path / "a.npy", array)

    reason(tmp_path / "a.npy")


def test_an_array_that_claims_to_be_huge_takes_no_memory(tmp_path: Path) -> None:
    path = tmp_path / "claims.npy"
    np.save(path, np.zeros((4, 4), np.uint8))
    path.write_bytes(path.read_bytes().replace(b"(4, 4), }" + b" " * 12, b"(400000, 400000), }  "))

    reason(path)


def test_an_archive_of_arrays_is_refused(tmp_path: Path) -> None:
    with (tmp_path / "several.npy").open("wb") as file:
        np.savez(file, a=np.zeros(3))

    reason(tmp_path / "several.npy")


def test_large_pictures_are_decoded_one_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = [saved(Image.new("L", (600, 600)), tmp_path / f"{number}.png") for number in range(6)]
    monkeypatch.setattr(picture_files, "_LARGE_PIXELS", 1000)
    fit, at_work, most = picture_files.fit_image, [], [0]

    def watched(*arguments: object, **options: object) -> object:
        at_work.append(1)
        most[0] = max(most[0], len(at_work))
        try:
            return fit(*arguments, **options)  # type: ignore[arg-type]
        finally:
            at_work.pop()

    monkeypatch.setattr(picture_files, "fit_image", watched)
    threads = [threading.Thread(target=read_square, args=(path, 28), kwargs={"colour": False}) for path in paths]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert most == [1]


class _Cycle:
    """Garbage whose finalizer lets other threads in."""

    def __init__(self) -> None:
        self.me = self

    def __del__(self) -> None:
        for _ in range(50):
            pass


def test_arrays_are_read_in_threads_whatever_the_garbage_collector_does(tmp_path: Path) -> None:
    np.save(tmp_path / "array.npy", np.full((28, 28), 7, np.uint8))

    def read(number: int) -> int:
        del number
        for _ in range(10):
            _Cycle()
        return int(read_square(tmp_path / "array.npy", 28, colour=False).sum())

    interval, threshold = sys.getswitchinterval(), gc.get_threshold()
    sys.setswitchinterval(1e-6)
    gc.set_threshold(53)
    try:
        with ThreadPoolExecutor(3) as pool:
            sums = list(pool.map(read, range(1500)))
    finally:
        sys.setswitchinterval(interval)
        gc.set_threshold(*threshold)
    assert set(sums) == {7 * 28 * 28}
