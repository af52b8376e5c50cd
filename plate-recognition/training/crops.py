"""Endless plates as the recogniser gets them: rendered, degraded, cut out a little wrong; and real ones among them."""

import random
from pathlib import Path

import cv2
import numpy as np

import painted
from degradation import blurred, dirty, lit, rained_on, seen_badly, taken
from photographs import RealPlates
from plates import COLOURS, PlateRenderer, text_of

WIDTH, HEIGHT = 128, 32  # pixels of the network's input
YELLOWED = 0.4  # of the real blue plates
SEEN_BADLY = {"real": 0.45, "rendered": 0.15}  # blurred and dark on top of all else


def squared(crop, two_rows):
    """Any cut-out as the network's input; the upper row of two goes to the left of the lower (as Recogniser.java)."""
    if not two_rows:
        return _scaled(crop, WIDTH)
    rows = crop.shape[0]
    upper = _scaled(crop[: rows * 5 // 12], WIDTH * 3 // 8)
    return np.hstack([upper, _scaled(crop[rows // 3 :], WIDTH - WIDTH * 3 // 8)])


def _scaled(crop, width):
    method = cv2.INTER_AREA if crop.shape[1] > WIDTH * 1.3 else cv2.INTER_LINEAR
    return cv2.resize(crop, (width, HEIGHT), interpolation=method)


def crop_quad(choice, size):
    """Where the corners of a plate come to lie in its cut-out: about a twentieth inside, seldom tight, seldom loose."""
    width, height = size
    reach = 0.06 if choice.random() < 0.6 else 0.13
    inset = lambda: (choice.uniform(-0.25, 1) * reach * width * 0.9, choice.uniform(-0.25, 1) * reach * height * 1.6)
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = inset(), inset(), inset(), inset()
    quad = np.float32([[ax, ay], [width - bx, by], [width - cx, height - cy], [dx, height - dy]])
    if choice.random() < 0.35:  # cut along the picture's axes, the plate turned within
        tilt = choice.uniform(-0.42, 0.42) * height
        quad[:, 1] = height / 2 + (quad[:, 1] - height / 2) * (1 - abs(tilt) / height * choice.uniform(0.8, 1))
        quad[[0, 3], 1] -= tilt / 2
        quad[[1, 2], 1] += tilt / 2
    if choice.random() < 0.25:
        lean = choice.uniform(-0.08, 0.08) * width
        quad[:, 0] = width / 2 + (quad[:, 0] - width / 2) * (1 - abs(lean) / width)
        quad[[0, 1], 0] += lean / 2
        quad[[2, 3], 0] -= lean / 2
    return quad


class Crops:
    """One random sequence of samples (uint8 input HEIGHT x WIDTH x 3, text, index of the colour)."""

    def __init__(self, seed, backgrounds, photographs, real_share):
        self.choice = random.Random(seed)
        self.noise = np.random.default_rng(seed)
        self.renderer = PlateRenderer(seed + 1)
        self.surroundings = [cv2.imread(str(path)) for path in sorted(Path(backgrounds).glob("*.jpg"))] if backgrounds else []
        self.real = RealPlates(photographs, seed + 2) if photographs else None
        self.real_share = real_share if photographs else 0

    def __next__(self):
        kind = self.choice.random()
        if kind < self.real_share:
            crop, text, colour, two_rows = self._photographed(kind < self.real_share * 0.5)
        else:
            crop, text, colour, two_rows = self.rendered()
            if self.real and self.real.ordinary and colour == "blue" and self.choice.random() < 0.4:
                crop = self.real.like_real(crop)
        if self.choice.random() < SEEN_BADLY["real" if kind < self.real_share else "rendered"]:
            crop = seen_badly(crop, self.choice, self.noise)
        return squared(crop, two_rows), text, COLOURS.index(colour)

    def _photographed(self, whole):
        if whole or not self.real.ordinary:
            crop, text, colour, two_rows = self.real.sample(crop_quad, (WIDTH, HEIGHT))
        else:
            crop, text, colour, two_rows = self._spliced()
        if colour != "blue" or len(text) != 7 or self.choice.random() >= YELLOWED:
            return crop, text, colour, two_rows
        crop = painted.yellow(crop, self.choice)
        if self.choice.random() < 0.3:
            crop = lit(crop.astype(np.float32), self.choice).astype(np.uint8)
        return crop, text, "yellow", two_rows

    def _spliced(self):
        rendered = None
        if self.choice.random() < 0.6:
            crop, text, _, _ = self.rendered(text_of("small", self.choice), "small")
            rendered = (crop, text)
        return self.real.spliced((WIDTH, HEIGHT), rendered)

    def rendered(self, text=None, kind=None):
        """One degraded plate: a random one, or the given text as this kind of plate."""
        drawn = self.renderer.plate(text, kind) if text else self.renderer.random_plate()
        plate, text, colour, two_rows = drawn
        plate = dirty(plate, self.choice, self.noise)
        width, height = WIDTH, HEIGHT * 2 if two_rows else HEIGHT
        large = (width * 2, height * 2)
        rows, columns = plate.shape[:2]
        source = np.float32([[0, 0], [columns, 0], [columns, rows], [0, rows]])
        to_picture = cv2.getPerspectiveTransform(source, crop_quad(self.choice, large))
        cover = cv2.warpPerspective(np.ones((rows, columns), np.float32), to_picture, large)[..., None]
        picture = self._surrounding(large) * (1 - cover) + cv2.warpPerspective(plate, to_picture, large) * cover
        picture = rained_on(lit(picture, self.choice), self.choice)
        picture = blurred(picture, self.choice, 2)
        across = self.choice.choice((40, 46, 52, 58, 66, 80, 94, 110, 128, 160)) if self.choice.random() < 0.75 else width
        down = max(10, int(across * height / width * self.choice.uniform(0.8, 1.1)))
        return taken(picture, (across, down), self.choice, self.noise), text, colour, two_rows

    def _surrounding(self, size):
        """What stands around the plate: a car's paint and bumper, near enough."""
        shade = lambda: np.float32([self.choice.uniform(5, 235)] * 3) + np.float32([self.choice.gauss(0, 25) for _ in range(3)])
        if self.surroundings and self.choice.random() < 0.4:
            place = self.choice.choice(self.surroundings)
            height, width = place.shape[:2]
            wide = self.choice.uniform(0.2, 0.9) * width
            high = min(height - 1, wide * size[1] / size[0])
            x, y = self.choice.uniform(0, width - wide), self.choice.uniform(0, height - high)
            return cv2.resize(place[int(y) : int(y + high) + 1, int(x) : int(x + wide) + 1], size).astype(np.float32)
        way = np.linspace(0, 1, size[1], dtype=np.float32)[:, None, None]
        if self.choice.random() < 0.5:
            way = np.tanh((way - self.choice.random()) * self.choice.uniform(2, 30)) / 2 + 0.5
        picture = np.ascontiguousarray(np.broadcast_to(shade() * (1 - way) + shade() * way, (size[1], size[0], 3)), np.float32)
        for _ in range(self.choice.randrange(4)):
            ends = [(self.choice.randrange(size[0]), self.choice.randrange(size[1])) for _ in range(2)]
            cv2.line(picture, *ends, tuple(map(float, shade())), self.choice.randrange(1, 9), cv2.LINE_AA)
        return picture
