"""The picture that a shared link shows: a title, the project and a year, set as the portal sets them, as PNG.

The fonts lie beside this module, so that it looks the same on every machine.
"""

from functools import cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

__all__ = ["HEIGHT", "WIDTH", "draw"]

WIDTH, HEIGHT = 1200, 630  # What the services that show links ask for.
PAPER, INK, MUTED, ACCENT = "#fbfcfb", "#17211f", "#55635f", "#0b5557"
MARGIN = 80
BAND = 18  # The accent's band along the upper edge.
SIZES = (76, 68, 60, 52, 46, 40)  # Of the title: the largest at which it fits.
MOST_LINES = 5
FONTS = Path(__file__).parent / "fonts"
SERIF, SANS = "DejaVuSerifCondensed.ttf", "DejaVuSans.ttf"
ARABIC = (("\u0600", "\u06ff"), ("\ufb50", "\ufeff"))


@cache
def font(name: str, size: int) -> ImageFont.FreeTypeFont:
    """One of the fonts beside this module, in so many pixels."""
    return ImageFont.truetype(FONTS / name, size)


def font_for(text: str, size: int) -> ImageFont.FreeTypeFont:
    """The serif, or for Arabic letters the font that has them."""
    return font(SANS if is_arabic(text) else SERIF, size)


def is_arabic(text: str) -> bool:
    """Whether any letter is Arabic: the text then runs from the right."""
    return any(low <= letter <= high for letter in text for low, high in ARABIC)


def draw(title: str, project: str, year: str = "") -> bytes:
    """The picture as PNG. A title that does not fit at the smallest size ends in "…"."""
    image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, WIDTH, BAND), fill=ACCENT)
    width = WIDTH - 2 * MARGIN
    lines, letters = fitted(title, width)
    step = round(letters.size * 1.22)
    side, anchor = (WIDTH - MARGIN, "ra") if is_arabic(title) else (MARGIN, "la")
    for number, text_line in enumerate(lines):
        pen.text((side, MARGIN + 20 + number * step), text_line, font=letters, fill=INK, anchor=anchor)
    foot = HEIGHT - MARGIN
    year_width = 0.0
    if year:
        figures = font(SERIF, 64)
        year_width = figures.getlength(year) + 40
        pen.text((WIDTH - MARGIN, foot), year, font=figures, fill=ACCENT, anchor="rs")
    small = font_for(project, 30)
    pen.line((MARGIN, foot - 84, WIDTH - MARGIN, foot - 84), fill="#d3dcd9", width=2)
    room = width - year_width
    pen.text(
        (MARGIN, foot), shortened(wrapped(project, small, room), 1, small, room)[0], font=small, fill=MUTED, anchor="ls"
    )
    picture = BytesIO()
    image.quantize(64).save(picture, "PNG", optimize=True)
    return picture.getvalue()


def fitted(title: str, width: float) -> tuple[list[str], ImageFont.FreeTypeFont]:
    """The title's lines in the largest letters in which it fits, cut where it fits in none."""
    letters = font_for(title, SIZES[-1])
    for size in SIZES:
        letters = font_for(title, size)
        lines = wrapped(title, letters, width)
        most = min(MOST_LINES, int((HEIGHT - 2 * MARGIN - 130) / (size * 1.22)))
        if len(lines) <= most:
            return lines, letters
    return shortened(lines, most, letters, width), letters


def wrapped(text: str, letters: ImageFont.FreeTypeFont, width: float) -> list[str]:
    """The text in lines no wider than that; a word that is wider is cut."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if letters.getlength(longer) <= width or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    return [cut(text_line, letters, width) for text_line in lines]


def cut(text_line: str, letters: ImageFont.FreeTypeFont, width: float) -> str:
    """The line, or as much of it as is no wider than that with "…" after it."""
    if letters.getlength(text_line) <= width:
        return text_line
    while text_line and letters.getlength(f"{text_line}…") > width:
        text_line = text_line[:-1]
    return f"{text_line.rstrip()}…"


def shortened(lines: list[str], most: int, letters: ImageFont.FreeTypeFont, width: float) -> list[str]:
    """The first lines, the last of them with "…" where there are more."""
    if len(lines) <= most:
        return lines
    kept = lines[:most]
    return [*kept[:-1], cut(f"{kept[-1].removesuffix('…')}…", letters, width)]
