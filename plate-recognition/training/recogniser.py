"""The recogniser: one plate, cut out, to the symbols of its text and its colour.

Input 1 x 3 x 32 x 128 (BGR / 127.5 - 1). Outputs: y, 77 scores (blank first, then plates.ALPHABET) at 32 places from left
to right, read by connectionist temporal classification; c, scores of plates.COLOURS.
"""


import numpy as np
import torch
from torch import nn
from torch.nn import functional

from crops import HEIGHT, WIDTH, Crops
from learning import learn
from plates import ALPHABET, COLOURS
from stream import Stream

BATCH = 256
FRESH = 48  # new samples a step; the others of a batch have been seen before
REMEMBERED = 60_000


def layer(inputs, outputs, kernel=3, stride=1, padding=1):
    return nn.Sequential(
        nn.Conv2d(inputs, outputs, kernel, stride, padding, bias=False), nn.BatchNorm2d(outputs), nn.ReLU(inplace=True)
    )


class Recogniser(nn.Module):
    def __init__(self):
        super().__init__()
        self.look = nn.Sequential(
            layer(3, 24, 3, 2, 1), layer(24, 48), nn.MaxPool2d(2),  # 8 x 32
            layer(48, 80), layer(80, 80), nn.MaxPool2d((2, 1)),  # 4 x 32
            layer(80, 128), layer(128, 128), layer(128, 160, (4, 1), 1, 0),  # 1 x 32
        )  # fmt: skip
        self.along = nn.Sequential(layer(160, 160, (1, 5), 1, (0, 2)), nn.Dropout(0.1), layer(160, 160, (1, 5), 1, (0, 2)))
        self.symbols = nn.Conv2d(320, len(ALPHABET) + 1, 1)
        self.colour = nn.Linear(160, len(COLOURS))

    def forward(self, x):
        seen = self.look(x)
        symbols = self.symbols(torch.cat([seen, self.along(seen)], 1)).squeeze(2)
        return symbols, self.colour(seen.mean(3).flatten(1))


def spelled(scores):
    """The likeliest text of 77 x 32 scores."""
    text, before = "", 0
    for now in scores.argmax(0):
        if now and now != before:
            text += ALPHABET[now - 1]
        before = now
    return text


def as_input(images):
    return torch.from_numpy(np.stack(images).transpose(0, 3, 1, 2).astype(np.float32) / 127.5 - 1)


class _Memory:
    """The newest samples, as arrays."""

    def __init__(self):
        self.images = np.zeros((REMEMBERED, HEIGHT, WIDTH, 3), np.uint8)
        self.texts = np.zeros((REMEMBERED, 8), np.int64)
        self.lengths = np.zeros(REMEMBERED, np.int64)
        self.colours = np.zeros(REMEMBERED, np.int64)
        self.count = 0

    def add(self, samples):
        for image, text, colour in samples:
            at = self.count % REMEMBERED
            self.images[at], self.lengths[at], self.colours[at] = image, len(text), colour
            self.texts[at, : len(text)] = [ALPHABET.index(symbol) + 1 for symbol in text]
            self.count += 1


def _varied(images, noise):
    """Cheap changes, so that a sample seen again is not the same: brightness, contrast, place, grain."""
    x = torch.from_numpy(images.transpose(0, 3, 1, 2)).float() / 127.5 - 1
    draw = lambda low, high: torch.from_numpy(noise.uniform(low, high, (len(x), 1, 1, 1)).astype(np.float32))
    x = x * draw(0.75, 1.25) + draw(-0.12, 0.12)
    x = x + torch.from_numpy(noise.standard_normal(x.shape, np.float32)) * draw(0, 0.04)
    return torch.roll(x, (int(noise.integers(-1, 2)), int(noise.integers(-2, 3))), (2, 3))


def train(seed, steps, backgrounds, photographs, real_share, shipped=None):
    """The trained network; with `shipped`, a network, its weights are where training goes on from, in small steps."""
    torch.manual_seed(seed)
    noise = np.random.default_rng(seed)
    batch, fresh = (BATCH // 2, FRESH * 2 // 3) if shipped else (BATCH, FRESH)
    stream = Stream(Crops, seed, (backgrounds, photographs, real_share), fresh, 1)
    memory = _Memory()
    for _ in range(20):
        memory.add(next(stream))

    def loss_of_a_batch(network):
        memory.add(next(stream))
        picked = noise.integers(0, min(memory.count, REMEMBERED), batch)
        x = _varied(memory.images[picked], noise).to(memory_format=torch.channels_last)
        with torch.autocast("cpu", torch.bfloat16):
            symbols, colour = network(x)
        read = functional.ctc_loss(
            symbols.float().permute(2, 0, 1).log_softmax(2),
            torch.from_numpy(memory.texts[picked]),
            torch.full((batch,), symbols.shape[2], dtype=torch.long),
            torch.from_numpy(memory.lengths[picked]),
            zero_infinity=True,
        )
        coloured = functional.cross_entropy(colour.float(), torch.from_numpy(memory.colours[picked]))
        return read + 0.15 * coloured, ""

    return learn("recogniser", Recogniser, steps, loss_of_a_batch, 5.0, shipped)
