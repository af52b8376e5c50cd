"""Endless pieces of street with plates in them, for the detector and the straightener.

Plates are rendered and set into photographs, over the plates that were there or anywhere; some photographs keep their
own. Signs, banners, grilles and the text that cameras write into their pictures stand in between: they are what small
networks mistake for plates.
"""

import math
import random
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from degradation import dirty, lit, quad_jitter, rained_on
from photographs import scenes
from plates import CHINESE_FONTS, DIGITS, LATIN_FONTS, LETTERS, PlateRenderer

SIGN_TEXT = "停车场出入口收费请勿占用消防通道欢迎光临电话租售有限公司超市饭店宾馆快递洗车年月日星期一二三四五六七八九十大小中国上下"


def length(a, b):
    return math.hypot(b[0] - a[0], b[1] - a[1])


def apart(one, other, share):
    """Whether two plates are farther from each other than this share of their widths together."""
    return abs(one.mean(0) - other.mean(0)).max() > (length(one[0], one[1]) + length(other[0], other[1])) * share


class Street:
    """One random sequence of (uint8 BGR image of `size`, [corners of its plates], [whether each has two rows])."""

    def __init__(self, seed, backgrounds, photographs, size, widths, real_share):
        self.choice = random.Random(seed)
        self.noise = np.random.default_rng(seed)
        self.renderer = PlateRenderer(seed + 1)
        self.size = size
        self.widths = widths
        self.real_share = real_share
        self.photographs = scenes(photographs) if photographs else []
        self.patches = [cv2.imread(str(path)) for path in sorted(Path(backgrounds).glob("*.jpg"))] if backgrounds else []
        self.fonts = [ImageFont.truetype(path, 40, index=index) for path, index in CHINESE_FONTS]
        self.fonts += [ImageFont.truetype(path, 40) for path in LATIN_FONTS]

    def __next__(self):
        keep_real = self.choice.random() < self.real_share
        image, quads = self._place(mirrored=not keep_real and self.choice.random() < 0.5)
        two_rows = [False] * len(quads)  # the photographs with plates of two rows are kept for measuring
        for _ in range(self.choice.choice((0, 0, 1, 1, 2, 3))):
            self._distract(image, quads)
        if not keep_real:
            wanted = [quad_jitter(quad, self.choice, 0.05) for quad in quads]
            for _ in range(self.choice.choice((0, 0, 1, 1, 2))):
                quad = self._somewhere()
                if all(apart(quad, other, 0.7) for other in wanted):
                    wanted.append(quad)
            pasted = [self._paste(image, quad) for quad in wanted]
            quads, two_rows = [list(part) for part in zip(*pasted)] if pasted else ([], [])
        return self._camera(image), quads, two_rows

    def _place(self, mirrored):
        """A piece of a photograph, scaled so that its plate gets a width drawn evenly by logarithm."""
        width, height = self.size
        if not self.photographs or self.choice.random() < 0.08:
            return self._nowhere(), []
        photograph, plates = self.choice.choice(self.photographs)
        target = self.choice.choice(plates)
        scale = math.exp(self.choice.uniform(*map(math.log, self.widths))) / max(1.0, length(target[0], target[1]))
        filling = max(width / photograph.shape[1], height / photograph.shape[0])
        scale = min(max(scale, filling * self.choice.uniform(0.5, 1)), 4)
        turn = cv2.getRotationMatrix2D((0, 0), self.choice.gauss(0, 4), scale)
        middle = turn[:, :2] @ target.mean(0)
        turn[:, 2] = [self.choice.uniform(0.08, 0.92) * width, self.choice.uniform(0.08, 0.92) * height] - middle
        to = turn.copy()
        source = photograph
        while abs(np.linalg.det(to[:, :2])) < 0.3:  # by halves, or fine texture would turn to noise
            source = cv2.resize(source, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
            to[:, :2] *= 2
        image = cv2.warpAffine(source, to, self.size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=(114, 114, 114))
        quads = [np.float32(plate @ turn[:, :2].T + turn[:, 2]) for plate in plates]
        if mirrored:
            image = np.ascontiguousarray(image[:, ::-1])
            quads = [np.float32([[width - x, y] for x, y in quad[[1, 0, 3, 2]]]) for quad in quads]
        inside = lambda quad: 0 < quad[:, 0].mean() < width and 0 < quad[:, 1].mean() < height
        return image, [quad for quad in quads if inside(quad)]

    def _nowhere(self):
        """Shades and patches of cars: no street, but nothing a plate would be missed in."""
        width, height = self.size
        coarse = self.noise.integers(0, 255, (self.choice.randrange(2, 9), self.choice.randrange(2, 9), 3)).astype(np.uint8)
        image = cv2.resize(coarse, self.size, interpolation=self.choice.choice((cv2.INTER_NEAREST, cv2.INTER_CUBIC)))
        for _ in range(self.choice.randrange(5) if self.patches else 0):
            self._set(image, self.choice.choice(self.patches), self._somewhere())
        return image

    def _somewhere(self):
        """Corners of a plate seen from somewhere, anywhere in the picture."""
        wide = math.exp(self.choice.uniform(*map(math.log, self.widths)))
        high = wide / self.choice.uniform(2.2, 3.9)
        turn, lean = self.choice.gauss(0, 0.12), self.choice.gauss(0, 0.12)
        quad = np.float32([[-wide / 2, -high / 2], [wide / 2, -high / 2], [wide / 2, high / 2], [-wide / 2, high / 2]])
        quad[:, 1] += quad[:, 0] * math.tan(lean)
        quad = quad @ np.float32([[math.cos(turn), math.sin(turn)], [-math.sin(turn), math.cos(turn)]])
        middle = [self.choice.uniform(0.08, 0.92) * self.size[0], self.choice.uniform(0.08, 0.92) * self.size[1]]
        return quad_jitter(np.float32(quad + middle), self.choice, 0.04)

    def _paste(self, image, quad):
        """Sets a plate on the corners, a little larger than a plate there before; (its own corners, two rows?)."""
        plate, _, _, two_rows = self.renderer.random_plate()
        plate = dirty(plate, self.choice, self.noise)
        middle = quad.mean(0)
        quad = middle + (quad - middle) * self.choice.uniform(1.0, 1.1)
        if two_rows:  # higher than the plate it covers
            grow = self.choice.uniform(1.35, 1.6)
            quad = np.float32([quad[0] * grow + quad[3] * (1 - grow), quad[1] * grow + quad[2] * (1 - grow), quad[2], quad[3]])
        quad = np.float32(quad)
        light = np.clip(self._brightness(image, quad) / 128 * self.choice.uniform(0.6, 1.5), 0.15, 1.7)
        if self.choice.random() < 0.3:  # the holder around it
            holder = middle + (quad - quad.mean(0)) * self.choice.uniform(1.05, 1.15) + (quad.mean(0) - middle)
            cv2.fillPoly(image, [np.round(holder).astype(np.int32)], tuple([self.choice.uniform(0, 90)] * 3), cv2.LINE_AA)
        self._set(image, plate * light, quad)
        return quad, two_rows

    @staticmethod
    def _brightness(image, quad):
        x1, y1 = np.maximum(0, quad.min(0)).astype(int)
        x2, y2 = np.maximum([x1 + 1, y1 + 1], np.ceil(quad.max(0))).astype(int)
        part = image[y1:y2, x1:x2]
        return part.mean() if part.size else 128.0

    def _set(self, image, picture, quad):
        """Warps a picture into the image so that its corners lie on the quad's."""
        x1, y1 = np.maximum(0, np.floor(quad.min(0)).astype(int) - 2)
        x2, y2 = np.minimum([image.shape[1], image.shape[0]], np.ceil(quad.max(0)).astype(int) + 2)
        if x2 - x1 < 4 or y2 - y1 < 3:
            return
        wide = max(8, round(length(quad[0], quad[1]) * 1.5))
        if wide < picture.shape[1]:
            picture = cv2.resize(picture, (wide, max(4, picture.shape[0] * wide // picture.shape[1])), interpolation=cv2.INTER_AREA)
        rows, columns = picture.shape[:2]
        corners = np.float32([[0, 0], [columns, 0], [columns, rows], [0, rows]])
        to = cv2.getPerspectiveTransform(corners, np.float32(quad - [x1, y1]))
        size = (int(x2 - x1), int(y2 - y1))
        cover = cv2.GaussianBlur(cv2.warpPerspective(np.ones((rows, columns), np.float32), to, size), (0, 0), 0.6)[..., None]
        there = cv2.warpPerspective(picture.astype(np.float32), to, size)
        if self.choice.random() < 0.4:
            there = cv2.GaussianBlur(there, (0, 0), self.choice.uniform(0.4, 1.2))
        part = image[y1:y2, x1:x2]
        part[:] = np.clip(part * (1 - cover) + there * cover, 0, 255).astype(np.uint8)

    def _distract(self, image, quads):
        quad = self._somewhere()
        if not all(apart(quad, other, 0.6) for other in quads):
            return
        kind = self.choice.random()
        paint = lambda: tuple(self.choice.randrange(256) for _ in range(3))
        if kind < 0.55:
            self._set(image, self._sign(paint), quad)
        elif kind < 0.7:
            self._set(image, np.full((40, 120, 3), self.choice.choice(((168, 72, 18), (24, 184, 238), (118, 192, 76), (235, 235, 235))), np.uint8), quad)
        elif kind < 0.85:  # a grille
            grille = np.full((60, 160, 3), self.choice.randrange(30, 230), np.uint8)
            step = self.choice.randrange(5, 16)
            grille[:: step if self.choice.random() < 0.6 else 60] = paint()
            grille[:, ::step] = self.choice.randrange(0, 120) if self.choice.random() < 0.6 else grille[:, ::step]
            self._set(image, grille, quad)
        else:  # what cameras write into their pictures
            text = "".join(self.choice.choice(DIGITS + ":- " + LETTERS) for _ in range(self.choice.randrange(5, 24)))
            at = (self.choice.randrange(self.size[0] // 2), self.choice.randrange(10, self.size[1]))
            cv2.putText(image, text, at, self.choice.randrange(4), self.choice.uniform(0.3, 1.0), self.choice.choice(((255,) * 3, (0,) * 3, paint())), self.choice.choice((1, 1, 2)), cv2.LINE_AA)

    def _sign(self, paint):
        """Text as shops and streets have it: other lengths, lines and shapes than a plate's."""
        lines = self.choice.choice((1, 1, 2, 3))
        count = self.choice.choice((1, 2, 3, 4, 11, 12, 14)) if lines == 1 else self.choice.randrange(3, 10)
        alphabet = self.choice.choice((SIGN_TEXT, SIGN_TEXT, DIGITS, LETTERS + LETTERS.lower() + "oiOI"))
        font = self.choice.choice(self.fonts[:5] if alphabet == SIGN_TEXT else self.fonts)
        text = "\n".join("".join(self.choice.choice(alphabet) for _ in range(count)) for _ in range(lines))
        board = Image.new("RGB", (max(60, 42 * count // (1 if alphabet == SIGN_TEXT else 2)), 56 * lines), paint())
        ImageDraw.Draw(board).multiline_text((6, 2), text, paint(), font=font)
        return np.array(board)

    def _camera(self, image):
        if self.choice.random() < 0.7:
            image = np.clip(rained_on(lit(image.astype(np.float32), self.choice), self.choice), 0, 255).astype(np.uint8)
        if self.choice.random() < 0.25:
            image = cv2.GaussianBlur(image, (0, 0), self.choice.uniform(0.4, 1.3))
        if self.choice.random() < 0.4:
            grain = self.noise.standard_normal(image.shape, np.float32) * self.choice.uniform(1, 8)
            image = np.clip(image + grain, 0, 255).astype(np.uint8)
        if self.choice.random() < 0.3:
            image = cv2.imdecode(cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, self.choice.randrange(25, 95)])[1], 1)
        return image
