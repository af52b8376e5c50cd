"""The detector: a picture to the places of its plates.

Input 1 x 3 x H x W (BGR / 127.5 - 1), H and W multiples of 32. Output y, 1 x 9 x H/8 x W/8: how much a plate's middle lies
in this cell (before the sigmoid), then where its corners are, x and y clockwise from the top left, in cells from the
cell's middle. After "Objects as Points", Zhou, Wang, Krähenbühl 2019.
"""

from collections import deque
from random import Random

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from learning import learn
from recogniser import as_input, layer
from scenes import Street, length
from stream import Stream

SIZE = (384, 288)  # of the pieces it learns from: width, height
WIDTHS = (15, 300)  # of plates in them, pixels
LEAST_WIDTH = 12  # what is smaller cannot be seen
CELL = 8
BATCH = 24
FRESH = 12
REMEMBERED = 1_500


class Detector(nn.Module):
    def __init__(self):
        super().__init__()
        self.fine = nn.Sequential(layer(3, 16, 3, 2, 1), layer(16, 32, 3, 2, 1), layer(32, 56, 3, 2, 1), layer(56, 56))
        self.middle = nn.Sequential(layer(56, 88, 3, 2, 1), layer(88, 88))
        self.coarse = nn.Sequential(layer(88, 112, 3, 2, 1), layer(112, 112), layer(112, 112))
        self.from_fine = nn.Conv2d(56, 64, 1)
        self.from_middle = nn.Conv2d(88, 64, 1)
        self.from_coarse = nn.Conv2d(112, 64, 1)
        self.joined = layer(64, 64)
        self.answer = nn.Conv2d(64, 9, 1)
        self.answer.bias.data[0] = -4  # most cells hold no plate

    def forward(self, x):
        fine = self.fine(x)
        middle = self.middle(fine)
        coarse = self.coarse(middle)
        wide = self.from_middle(middle) + functional.interpolate(self.from_coarse(coarse), scale_factor=2, mode="nearest")
        wide = self.from_fine(fine) + functional.interpolate(functional.relu(wide), scale_factor=2, mode="nearest")
        return self.answer(self.joined(functional.relu(wide)))


class Pieces:
    """Samples: (image, heat, offsets, weight of the offsets)."""

    def __init__(self, seed, backgrounds, photographs, real_share):
        self.street = Street(seed, backgrounds, photographs, SIZE, WIDTHS, real_share)

    def __next__(self):
        image, quads, _ = next(self.street)
        return (image, *targets(quads))


def targets(quads):
    columns, rows = SIZE[0] // CELL, SIZE[1] // CELL
    heat = np.zeros((rows, columns), np.float32)
    offsets = np.zeros((8, rows, columns), np.float32)
    weight = np.zeros((rows, columns), np.float32)
    y, x = np.mgrid[0:rows, 0:columns] + 0.5
    for quad in quads:
        wide = length(quad[0], quad[1])
        centre = quad.mean(0) / CELL
        column, row = int(centre[0]), int(centre[1])
        if wide < LEAST_WIDTH or not (0 <= column < columns and 0 <= row < rows):
            continue
        across, down = max(0.7, wide / CELL / 7), max(0.6, wide / CELL / 14)
        spot = np.exp(-((x - centre[0]) ** 2 / (2 * across**2) + (y - centre[1]) ** 2 / (2 * down**2)))
        spot[row, column] = 1
        near = spot > 0.6
        heat = np.maximum(heat, spot).astype(np.float32)
        weight[near] = 1 / max(wide / CELL, 2)
        for corner in range(4):
            offsets[2 * corner][near] = (quad[corner, 0] / CELL - x)[near]
            offsets[2 * corner + 1][near] = (quad[corner, 1] / CELL - y)[near]
    return heat, offsets, weight


def loss_of(answer, heat, offsets, weight):
    """Penalty-reduced focal loss on the heat, smooth L1 on the corners as shares of the plate's width."""
    p = answer[:, 0].sigmoid().clamp(1e-4, 1 - 1e-4)
    peak = heat.eq(1).float()
    found = -(torch.log(p) * (1 - p) ** 2 * peak).sum()
    imagined = -(torch.log(1 - p) * p**2 * (1 - heat) ** 4 * (1 - peak)).sum()
    corners = functional.smooth_l1_loss(answer[:, 1:], offsets, reduction="none", beta=0.3) * weight[:, None]
    return (found + imagined) / peak.sum().clamp(min=1) + 8 * corners.sum() / (8 * weight.gt(0).sum()).clamp(min=1)


def train(seed, steps, backgrounds, photographs, real_share):
    torch.manual_seed(seed)
    choice = Random(seed)
    stream = Stream(Pieces, seed, (backgrounds, photographs, real_share), FRESH, 1)
    memory = deque(maxlen=REMEMBERED)
    for _ in range(10):
        memory.extend(next(stream))

    def loss_of_a_batch(network):
        memory.extend(next(stream))
        images, *wanted = zip(*choice.sample(memory, BATCH))
        x = as_input(images).to(memory_format=torch.channels_last)
        with torch.autocast("cpu", torch.bfloat16):
            answer = network(x)
        return loss_of(answer.float(), *(torch.from_numpy(np.stack(part)) for part in wanted)), ""

    return learn("detector", Detector, steps, loss_of_a_batch, 10.0)
