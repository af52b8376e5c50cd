"""The straightener: a plate the detector saw roughly, to its exact corners, and whether it is one at all.

Input n x 3 x 48 x 96 (BGR / 127.5 - 1): the rough corners and their surroundings, warped so that the rough corners lie at
INNER. Output n x 10: offsets of the four corners (x, y clockwise from the top left; in shares of the inner box's width and
height), a score for being a plate and one for having two rows (both before the sigmoid).
"""

from collections import deque
from random import Random

import cv2
import numpy as np
import torch
from torch import nn
from torch.nn import functional

from learning import learn
from recogniser import as_input, layer
from scenes import Street, apart, length
from stream import Stream

WIDTH, HEIGHT = 96, 48
ROOM = 0.25  # of the rough box, kept at each side
INNER = np.float32([[16, 8], [80, 8], [80, 40], [16, 40]])  # WIDTH / (1 + 2 ROOM) wide, in the middle
SIZE, WIDTHS = (256, 192), (18, 200)
BATCH = 128
FRESH = 40
REMEMBERED = 12_000


class Straightener(nn.Module):
    def __init__(self):
        super().__init__()
        self.look = nn.Sequential(
            layer(3, 16, 3, 2, 1), layer(16, 32), layer(32, 48, 3, 2, 1), layer(48, 64), layer(64, 80, 3, 2, 1),
            layer(80, 80), layer(80, 64, 3, 2, 1),
        )  # fmt: skip
        self.answer = nn.Sequential(nn.Flatten(), nn.Linear(64 * 6 * 3, 128), nn.ReLU(inplace=True), nn.Linear(128, 10))

    def forward(self, x):
        return self.answer(self.look(x))


def cut(image, rough):
    """The network's input for rough corners, and the way from the image to it."""
    wide = length(rough[0], rough[1])
    scale = 64 / max(1.0, wide)
    if scale < 0.7:  # shrink by area first, the warp would leave out pixels
        low = np.maximum(0, np.floor(rough.min(0) - wide).astype(int))
        high = np.ceil(rough.max(0) + wide).astype(int)
        part = image[low[1] : high[1], low[0] : high[0]]
        small = cv2.resize(part, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        factors = np.float32([small.shape[1] / part.shape[1], small.shape[0] / part.shape[0]])
        to = cv2.getPerspectiveTransform(np.float32((rough - low) * factors), INNER)
        picture = cv2.warpPerspective(small, to, (WIDTH, HEIGHT), borderMode=cv2.BORDER_REPLICATE)
        before = np.float32([[factors[0], 0, -low[0] * factors[0]], [0, factors[1], -low[1] * factors[1]], [0, 0, 1]])
        return picture, to @ before
    to = cv2.getPerspectiveTransform(np.float32(rough), INNER)
    return cv2.warpPerspective(image, to, (WIDTH, HEIGHT), borderMode=cv2.BORDER_REPLICATE), to


class Looks:
    """Samples: (input, offsets, a plate?, two rows?); several from each piece of street."""

    def __init__(self, seed, backgrounds, photographs, real_share):
        self.street = Street(seed, backgrounds, photographs, SIZE, WIDTHS, real_share)
        self.choice = Random(seed)
        self.ready = deque()

    def __next__(self):
        while not self.ready:
            self._look(*next(self.street))
        return self.ready.popleft()

    def _look(self, image, quads, two_rows):
        for quad, two in zip(quads, two_rows):
            if (quad < -2).any() or (quad > np.float32(SIZE) + 2).any():
                continue
            for _ in range(3):
                picture, to = cut(image, self._rough(quad))
                there = cv2.perspectiveTransform(quad[None], to)[0]
                offsets = ((there - INNER) / np.float32([64, 32])).reshape(-1)
                if np.abs(offsets).max() < 0.6:
                    self.ready.append((picture, offsets.astype(np.float32), 1.0, float(two)))
        for _ in range(2):
            empty = self.street._somewhere()
            if self.choice.random() < 0.4 and quads:  # a corner of a plate is no plate
                quad = self.choice.choice(quads)
                empty = quad + (quad[1] - quad[0]) * self.choice.choice((-1, 1)) * self.choice.uniform(0.7, 1.1)
            if all(apart(empty, quad, 0.3) for quad in quads):
                self.ready.append((cut(image, np.float32(empty))[0], np.zeros(8, np.float32), 0.0, 0.0))

    def _rough(self, quad):
        """Corners as loose as the detector draws them."""
        wide, high = length(quad[0], quad[1]), length(quad[0], quad[3])
        gauss = self.choice.gauss
        middle = quad.mean(0)
        loose = 1 if self.choice.random() < 0.7 else 2
        rough = middle + (quad - middle) * np.float32([1 + gauss(0, 0.06), 1 + gauss(0, 0.1)]) ** loose
        rough = rough + np.float32([gauss(0, 0.03 * wide), gauss(0, 0.08 * high)]) * loose
        return np.float32(rough + np.float32([[gauss(0, 0.02 * wide), gauss(0, 0.07 * high)] for _ in range(4)]) * loose)


def train(seed, steps, backgrounds, photographs, real_share):
    torch.manual_seed(seed)
    choice = Random(seed)
    stream = Stream(Looks, seed, (backgrounds, photographs, real_share), FRESH, 1)
    memory = deque(maxlen=REMEMBERED)
    for _ in range(10):
        memory.extend(next(stream))

    def loss_of_a_batch(network):
        memory.extend(next(stream))
        images, offsets, plate, two_rows = zip(*choice.sample(memory, BATCH))
        x = as_input(images).to(memory_format=torch.channels_last)
        offsets, plate, two_rows = torch.from_numpy(np.stack(offsets)), torch.tensor(plate), torch.tensor(two_rows)
        with torch.autocast("cpu", torch.bfloat16):
            answer = network(x)
        answer = answer.float()
        corners = functional.smooth_l1_loss(answer[:, :8], offsets, reduction="none", beta=0.02).mean(1)
        rows = functional.binary_cross_entropy_with_logits(answer[:, 9], two_rows, reduction="none")
        loss = functional.binary_cross_entropy_with_logits(answer[:, 8], plate) + (plate * (20 * corners + 0.3 * rows)).mean()
        off = (answer[:, :8] - offsets).abs().mean(1)[plate > 0.5].mean()
        return loss, f"corners off {off:.4f}"

    return learn("straightener", Straightener, steps, loss_of_a_batch, 5.0)
