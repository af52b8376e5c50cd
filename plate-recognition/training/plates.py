"""Number plates as they leave the factory: texts of every class, drawn with the measures and strokes of the simulator.

The strokes (glyphs.txt) and the layouts (layouts.txt) are the ones the application's own PlateRenderer draws with. Real
plates vary more than one set of strokes: pens differ in width, and Chinese characters in their drawing from province to
province. Half of the characters are therefore drawn with Debian's fonts, stretched to the cell and with their strokes
made even, as those of plates are.
"""

import math
import random
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

RENDER = Path(__file__).resolve().parent.parent / "src/main/resources/io/daozha/plate/render"

PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
SPECIAL = "港澳使领学警挂民航应急"
DIGITS = "0123456789"
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
ALPHABET = PROVINCES + SPECIAL + DIGITS + LETTERS  # the order of the network's outputs, after the blank
COLOURS = ["blue", "green", "yellow", "white", "black"]

CELL = (90, 180)  # pixels of a drawn character: two to the millimetre
PIXELS_PER_MM = 0.6  # of a finished plate: 264 x 84 pixels

FONTS = "/usr/share/fonts/"
CHINESE_FONTS = [
    (FONTS + "opentype/noto/NotoSansCJK-Regular.ttc", 2),
    (FONTS + "opentype/noto/NotoSansCJK-Bold.ttc", 2),
    (FONTS + "truetype/wqy/wqy-zenhei.ttc", 0),
    (FONTS + "truetype/wqy/wqy-microhei.ttc", 0),
    (FONTS + "truetype/droid/DroidSansFallbackFull.ttf", 0),
]
LATIN_FONTS = [
    FONTS + "truetype/roboto/unhinted/RobotoCondensed-Regular.ttf",
    FONTS + "truetype/roboto/unhinted/RobotoCondensed-Medium.ttf",
    FONTS + "truetype/roboto/unhinted/RobotoCondensed-Bold.ttf",
    FONTS + "truetype/liberation/LiberationSansNarrow-Bold.ttf",
    FONTS + "truetype/dejavu/DejaVuSansCondensed.ttf",
    FONTS + "truetype/dejavu/DejaVuSansCondensed-Bold.ttf",
    FONTS + "opentype/dosis/Dosis-SemiBold.otf",
    FONTS + "truetype/wqy/wqy-zenhei.ttc",
]


# Characters


def _pen_paths(description):
    """The strokes of one line of glyphs.txt as arrays of points in millimetres, and whether each is closed."""
    for stroke in description.split(" / "):
        points, closed = [], False
        for token in stroke.split():
            if token == "z":
                closed = True
            elif token.startswith("a:"):
                x, y, rx, ry, start, sweep = map(float, token[2:].split(","))
                turn = np.radians(np.linspace(start, start + sweep, 24))
                points += list(zip(x + rx * np.cos(turn), y - ry * np.sin(turn)))
            else:
                points.append(tuple(map(float, token.split(","))))
        yield np.array(points), closed


def _drawn(character, pen, description, width):
    """One character drawn with a pen of the given share of its usual width; uint8, CELL in size."""
    pen *= width
    cell = np.zeros((CELL[1], CELL[0]), np.uint8)
    inset = 0 if character in DIGITS + LETTERS else pen / 2
    for points, closed in _pen_paths(description):
        x = inset + points[:, 0] * (45 - 2 * inset) / 45
        y = inset + points[:, 1] * (90 - 2 * inset) / 90
        pixels = np.round(np.stack([x, y], 1) * 2 * 16).astype(np.int32)
        cv2.polylines(cell, [pixels], closed, 255, max(1, round(pen * 2)), cv2.LINE_AA, 4)
    return cell


def _from_font(character, path, index):
    """One character of a font, stretched to the cell."""
    font = ImageFont.truetype(path, 200, index=index)
    canvas = Image.new("L", (420, 420))
    ImageDraw.Draw(canvas).text((90, 60), character, 255, font=font)
    ink = np.array(canvas)
    rows, columns = np.where(ink > 40)
    ink = ink[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    if character != "1":
        return cv2.resize(ink, CELL, interpolation=cv2.INTER_AREA)
    narrow = cv2.resize(ink, (min(CELL[0], max(16, ink.shape[1] * CELL[1] * 3 // 4 // ink.shape[0])), CELL[1]))
    cell = np.zeros((CELL[1], CELL[0]), np.uint8)
    left = (CELL[0] - narrow.shape[1]) // 2
    cell[:, left : left + narrow.shape[1]] = narrow
    return cell


def _evened(ink, wider, thinner):
    """Stretching a square character to 1 : 2 makes its horizontal strokes thick; on a plate all are equal."""
    wide = cv2.dilate(ink, np.ones((1, wider), np.uint8))
    return cv2.erode(wide, np.ones((thinner, 1), np.uint8))


def load_characters():
    """Every character in many hands: {character: ([own strokes...], [fonts...])}."""
    characters = {}
    for line in (RENDER / "glyphs.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        character, pen, description = line.split(" ", 2)
        chinese = character in PROVINCES + SPECIAL
        widths = (0.6, 0.75, 0.9, 1.05, 1.2, 1.4) if chinese else (0.7, 0.85, 1.0, 1.15, 1.35)
        own = [_drawn(character, float(pen), description, width) for width in widths]
        if chinese:
            plain = [_from_font(character, path, index) for path, index in CHINESE_FONTS]
            other = [_evened(ink, *by) for ink in plain for by in ((3, 3), (5, 4), (6, 5))] + plain
        else:
            other = [_from_font(character, path, 0) for path in LATIN_FONTS]
        characters[character] = (own, other)
    return characters


# Texts


def _any(choice, alphabet, count):
    return "".join(choice.choice(alphabet) for _ in range(count))


def _serial(choice):
    """Five places: mostly none, one or two letters (GA 36-2018, table 4), sometimes chosen freely."""
    if choice.random() < 0.15:
        return _any(choice, DIGITS + LETTERS, 5)
    serial = list(_any(choice, DIGITS, 5))
    for place in choice.sample(range(5), choice.choices((0, 1, 2), (35, 40, 25))[0]):
        serial[place] = choice.choice(LETTERS)
    return "".join(serial)


KINDS = {
    # name: (how many in a hundred, colour, layout)
    "small": (40, "blue", "ORDINARY"),
    "new-energy": (17, "green", "NEW_ENERGY"),
    "large-new-energy": (5, "green", "NEW_ENERGY"),
    "large": (6, "yellow", "ORDINARY"),
    "school": (4, "yellow", "ORDINARY"),
    "large-rear": (6, "yellow", "TWO_ROWS"),
    "trailer": (3, "yellow", "TWO_ROWS"),
    "police": (4, "white", "ORDINARY"),
    "armed-police": (2, "white", "EIGHT"),
    "military": (2, "white", "ORDINARY"),
    "rescue": (2, "white", "EIGHT"),
    "foreign": (2, "black", "ORDINARY"),
    "hong-kong-macau": (2, "black", "ORDINARY"),
    "consulate": (2, "black", "ORDINARY"),
    "embassy": (2, "black", "ORDINARY"),
    "aviation": (1, "green", "ORDINARY"),
}


def text_of(kind, choice):
    """A text of this kind, its province drawn evenly."""
    start = choice.choice(PROVINCES) + choice.choice(LETTERS)
    if kind in ("small", "large", "large-rear", "foreign"):
        return start + _serial(choice)
    if kind == "new-energy":
        second = choice.choice(LETTERS) if choice.random() < 0.35 else choice.choice(DIGITS)
        return start + choice.choice("DDDDDFFFABCEGHJK") + second + _any(choice, DIGITS, 4)
    if kind == "large-new-energy":
        return start + _any(choice, DIGITS, 5) + choice.choice("DDDFFABCEGHJK")
    if kind in ("school", "trailer"):
        serial = _any(choice, DIGITS, 4) if choice.random() < 0.7 else _any(choice, DIGITS + LETTERS, 4)
        return start + serial + ("学" if kind == "school" else "挂")
    if kind == "police":
        first = choice.choice(LETTERS) if choice.random() < 0.3 else choice.choice(DIGITS)
        return start + first + _any(choice, DIGITS, 3) + "警"
    if kind == "armed-police":
        return "WJ" + choice.choice(PROVINCES) + _any(choice, DIGITS, 4) + choice.choice(DIGITS + "TDSHBXJ")
    if kind == "military":
        return choice.choice("QVKHBSLJNGCEZ") + choice.choice("ABCDJKLMNOPRTVY".replace("O", "")) + _any(choice, DIGITS, 5)
    if kind == "rescue":
        return choice.choice(PROVINCES) + choice.choice("XS") + _any(choice, DIGITS, 4) + "应急"
    if kind == "hong-kong-macau":
        return "粤Z" + _any(choice, DIGITS + LETTERS, 1) + _any(choice, DIGITS, 3) + choice.choice("港澳")
    if kind == "consulate":
        return (start + _any(choice, DIGITS, 4) if choice.random() < 0.5 else start[0] + _any(choice, DIGITS, 5)) + "领"
    if kind == "embassy":
        return "使" + _any(choice, DIGITS, 6) if choice.random() < 0.5 else _any(choice, DIGITS, 6) + "使"
    return "民航" + _serial(choice)


# Plates


def load_layouts():
    """{name: (width, height, dot or None, [cells])}, millimetres."""
    layouts = {}
    for line in (RENDER / "layouts.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        name, width, height, dot, *cells = line.split(" ")
        numbers = lambda list_: tuple(map(float, list_.split(",")))
        layouts[name] = (float(width), float(height), None if dot == "-" else numbers(dot), [numbers(c) for c in cells])
    return layouts


# Blue, green and red as painted; what light and lens make of them comes later.
GROUND = {"blue": (168, 72, 18), "yellow": (24, 184, 238), "white": (240, 241, 240), "black": (26, 24, 24)}
INK = {"blue": (240, 241, 240), "black": (240, 241, 240), "green": (26, 24, 24), "yellow": (26, 24, 24), "white": (26, 24, 24)}
RED = (40, 30, 200)


class PlateRenderer:
    """Draws random plates; one renderer for one random sequence."""

    def __init__(self, seed):
        self.choice = random.Random(seed)
        self.characters = load_characters()
        self.layouts = load_layouts()
        self.kinds = list(KINDS)
        self.weights = [KINDS[kind][0] for kind in self.kinds]

    def random_plate(self):
        """(BGR float32 image, text, colour, two rows?)."""
        kind = self.choice.choices(self.kinds, self.weights)[0]
        return self.plate(text_of(kind, self.choice), kind)

    def plate(self, text, kind):
        _, colour, name = KINDS[kind]
        width, height, dot, cells = self.layouts[name]
        size = (round(width * PIXELS_PER_MM), round(height * PIXELS_PER_MM))
        image = self._ground(kind, colour, size)
        ink = self._near(INK[colour], 14)
        self._frame(image, ink)
        red = set("警领使港澳") if self.choice.random() < 0.1 else set("警")
        if kind in ("armed-police", "military") and self.choice.random() < 0.7:
            red |= set(text[:2])
        own_hand = self.choice.random() < 0.65
        pen = self.choice.random()
        shadow = self.choice.random() < 0.3 and self.choice.uniform(0.4, 0.9)
        for character, cell in zip(text, cells):
            mask = self._placed(character, cell, size, own_hand, pen)
            if shadow:  # the edge of the pressed character
                edge = np.roll(mask, (1, 1), (0, 1))[..., None]
                image *= 1 - edge * (1 - shadow)
            paint = self._near(RED, 15) if character in red else ink
            image += mask[..., None] * (np.float32(paint) - image)
        if dot and self.choice.random() < 0.95:
            x, y, diameter = (value * PIXELS_PER_MM for value in dot)
            cv2.circle(image, (round(x * 16), round(y * 16)), round(diameter * 8 * self.choice.uniform(0.7, 1.2)), ink, -1, cv2.LINE_AA, 4)
        self._screws(image)
        return image, text, colour, name == "TWO_ROWS"

    def _near(self, colour, spread):
        return tuple(min(255.0, max(0.0, value + self.choice.gauss(0, spread))) for value in colour)

    def _ground(self, kind, colour, size):
        if colour != "green":
            return np.full((size[1], size[0], 3), self._near(GROUND[colour], 22), np.float32)
        top, bottom = self._near((236, 243, 232), 12), self._near((118, 192, 76), 18)
        if kind == "large-new-energy":
            top = bottom = self._near((110, 192, 84), 18)
        down = np.linspace(0, 1, size[1], dtype=np.float32)[:, None, None] ** self.choice.uniform(0.7, 1.6)
        image = np.ascontiguousarray(np.broadcast_to(np.float32(top) * (1 - down) + np.float32(bottom) * down, (size[1], size[0], 3)))
        if kind == "large-new-energy":
            image[:, : size[0] * 150 // 480] = self._near((60, 206, 238), 18)
        return image

    def _frame(self, image, ink):
        if self.choice.random() < 0.1:
            return
        height, width = image.shape[:2]
        inset = self.choice.uniform(2, 5) * PIXELS_PER_MM
        corners = np.float32([[inset, inset], [width - inset, inset], [width - inset, height - inset], [inset, height - inset]])
        cv2.polylines(image, [np.round(corners * 16).astype(np.int32)], True, ink, self.choice.choice((1, 1, 2)), cv2.LINE_AA, 4)

    def _screws(self, image):
        height, width = image.shape[:2]
        for across in (0.27, 0.73):
            for y in (13 * PIXELS_PER_MM, height - 13 * PIXELS_PER_MM):
                if self.choice.random() < 0.6:
                    at = (round(width * across + self.choice.gauss(0, 2)), round(y + self.choice.gauss(0, 1.5)))
                    cv2.circle(image, at, self.choice.choice((2, 3, 3, 4, 5)), self._near((150, 150, 150), 50), -1, cv2.LINE_AA)

    def _placed(self, character, cell, size, own_hand, pen):
        """How much ink the character leaves on each pixel of the plate, 0 to 1."""
        own, other = self.characters[character]
        chinese = character in PROVINCES + SPECIAL
        if self.choice.random() < (0.5 if chinese else 0.85 if own_hand else 0.15):
            glyph = own[min(len(own) - 1, max(0, round(pen * (len(own) - 1) + self.choice.gauss(0, 0.5))))]
        else:
            glyph = self.choice.choice(other)
        thickness = self.choice.random()
        if thickness < 0.12:
            glyph = cv2.dilate(glyph, np.ones((self.choice.choice((3, 5, 7)),) * 2, np.uint8))
        elif thickness < 0.2:
            glyph = cv2.erode(glyph, np.ones((3, 3), np.uint8))
        x, y, width, height = (value * PIXELS_PER_MM for value in cell)
        wide = width / CELL[0] * self.choice.gauss(1, 0.025)
        high = height / CELL[1] * self.choice.gauss(1, 0.02)
        turn = self.choice.gauss(0, 0.008)
        to = np.float32(
            [
                [wide, -turn * high, x + width / 2 - wide * CELL[0] / 2 + self.choice.gauss(0, 0.5)],
                [turn * wide, high, y + height / 2 - high * CELL[1] / 2 + self.choice.gauss(0, 0.5)],
            ]
        )
        smooth = cv2.GaussianBlur(glyph, (0, 0), 0.35 / max(wide, 0.1))  # or shrinking would leave out thin strokes
        return cv2.warpAffine(smooth, to, size).astype(np.float32) / 255
