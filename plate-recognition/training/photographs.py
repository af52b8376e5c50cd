"""Labelled photographs: folders whose labels.csv names images, plates, colours and corners.

Columns: file, plate, colour, rows, crop, corners, box. `crop` "yes": the image is the plate. Otherwise `corners` are
x1,y1,...,x4,y4 in pixels, clockwise from the plate's top left; a file may have several lines, one for each plate. An
empty plate says that a plate is there which nobody could read.
"""

import csv
import hashlib
import random
from collections import Counter, defaultdict
from pathlib import Path

import cv2
import numpy as np

from degradation import lit, quad_jitter
from plates import ALPHABET, COLOURS, PROVINCES

FEW = 20  # photographs of a province; with fewer it is not drawn more often, or these few are learnt by heart


def labels(folder):
    """The lines of a folder's labels.csv, with `path` of the image and `quad`, the corners or None."""
    with open(Path(folder) / "labels.csv", encoding="utf-8") as lines:
        for label in csv.DictReader(lines):
            label["path"] = str(Path(folder) / label["file"])
            label["quad"] = np.float32(label["corners"].split(",")).reshape(4, 2) if label["corners"] else None
            yield label


def readable(label):
    placed = label["crop"] == "yes" or label["quad"] is not None
    known = label["colour"] in COLOURS and all(symbol in ALPHABET for symbol in label["plate"])
    return label["plate"] and placed and known


def held_back(text):
    """Every tenth plate, always the same ones: never trained on, for blurred_yellow.py to measure with."""
    return hashlib.sha256(text.encode()).digest()[0] < 26


def scenes(folders):
    """[(BGR image, [corners of each plate])] of whole photographs, at most 1600 pixels wide or high."""
    by_file = defaultdict(list)
    for folder in folders:
        for label in labels(folder):
            if label["crop"] != "yes":
                by_file[label["path"]].append(label["quad"])
    found = []
    for path, quads in by_file.items():
        image = cv2.imread(path)
        scale = min(1.0, 1600 / max(image.shape[:2]))
        if any(quad is None for quad in quads):
            continue  # a plate whose place is not known would be taught as none
        if scale < 1:
            image = cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        found.append((image, [quad * scale for quad in quads]))
    return found


def _toned(image, like):
    """The image with the mean and the spread of each colour of the other; uint8."""
    plain = (image.astype(np.float32) - image.mean((0, 1))) / (image.std((0, 1)) + 1)
    return np.clip(plain * (like.std((0, 1)) + 1) + like.mean((0, 1)), 0, 255).astype(np.uint8)


class RealPlates:
    """Real plates, cut loosely, drawn so that frequent provinces do not drown the rare."""

    def __init__(self, folders, seed):
        self.choice = random.Random(seed)
        self.plates = []  # (image around the plate, corners in it, text, colour, two rows?)
        for folder in folders:
            for label in labels(folder):
                if not readable(label) or held_back(label["plate"]):
                    continue
                image = cv2.imread(label["path"])
                quad = label["quad"]
                if label["crop"] == "yes":
                    quad = None
                else:
                    image, quad = self._around(image, quad)
                self.plates.append((image, quad, label["plate"], label["colour"], label["rows"] == "2"))
        frequency = Counter(plate[2][0] for plate in self.plates)
        weight = lambda plate: max(FEW, frequency[plate[2][0]]) ** -0.5
        self.weights = [weight(plate) for plate in self.plates]
        self.ordinary = [plate for plate in self.plates if plate[1] is None and plate[3] == "blue" and len(plate[2]) == 7]
        self.ordinary_weights = [weight(plate) for plate in self.ordinary]

    @staticmethod
    def _around(image, quad):
        low, high = quad.min(0), quad.max(0)
        room = (high - low) * 0.35
        x1, y1 = np.maximum(0, np.floor(low - room)).astype(int)
        x2, y2 = np.ceil(high + room).astype(int)
        return image[y1:y2, x1:x2].copy(), quad - np.float32([x1, y1])

    def sample(self, crop_quad, size):
        """(uint8 image of `size` for one row, text, colour, two rows?); `crop_quad` draws where its corners come to lie."""
        image, quad, text, colour, two_rows = self.choice.choices(self.plates, self.weights)[0]
        height = size[1] * (2 if two_rows else 1)
        return self._moved(image, quad, (size[0], height), crop_quad), text, colour, two_rows

    def spliced(self, size, rendered=None):
        """Province and letter of one ordinary plate before the serial of another, as `sample` returns it.

        No network shall learn who drives where: of most provinces there are no photographs, and without this it takes
        whatever looks real for the others. `rendered`, (image, text), gives the province if it is given.
        """
        left, right = [(plate[0], plate[2]) for plate in self._ordinary(2)]
        if rendered:
            left = rendered
        at = round(size[0] * 0.305)
        halves = [cv2.resize(image, size, interpolation=cv2.INTER_AREA) for image, _ in (left, right)]
        joined = np.hstack([_toned(*halves)[:, :at], halves[1][:, at:]])
        return self._moved(joined, None, size, None), left[1][:2] + right[1][2:], "blue", False

    def like_real(self, image):
        """A rendered ordinary plate with the brightness, contrast and colours of a real one."""
        return _toned(image, self._ordinary(1)[0][0])

    def _ordinary(self, count):
        return self.choice.choices(self.ordinary, self.ordinary_weights, k=count)

    def _moved(self, image, quad, size, crop_quad):
        height, width = image.shape[:2]
        if quad is None:  # already cut: keep the cut, give or take a little
            source = np.float32([[0, 0], [width, 0], [width, height], [0, height]])
            target = quad_jitter(np.float32([[0, 0], [size[0], 0], [size[0], size[1]], [0, size[1]]]), self.choice, 0.05)
        else:
            source, target = quad, crop_quad(self.choice, size)
        small = self._shrunk(image, source, size)
        moved = cv2.warpPerspective(
            small[0], cv2.getPerspectiveTransform(small[1], target), size, borderMode=cv2.BORDER_REPLICATE
        ).astype(np.float32)
        if self.choice.random() < 0.5:
            moved = lit(moved, self.choice)
        if self.choice.random() < 0.3:
            moved = cv2.GaussianBlur(moved, (0, 0), self.choice.uniform(0.4, 1.1))
        return np.clip(moved, 0, 255).astype(np.uint8)

    @staticmethod
    def _shrunk(image, source, size):
        """Large plates are made smaller by area before they are warped, which would leave out pixels."""
        scale = min(1.0, 1.5 * size[0] / max(1.0, np.linalg.norm(source[1] - source[0])))
        if scale == 1.0:
            return image, source
        return cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), source * scale
