"""What the trained recogniser reads right: of labelled photographs, and of rendered plates by kind and by province.

The whole way, detection and all, is measured by the application's own command: `evaluate LABELS.csv`.
"""

import random
from collections import defaultdict

import cv2
import numpy as np
import torch

from crops import HEIGHT, WIDTH, Crops, squared
from photographs import labels
from plates import KINDS, PROVINCES, text_of
from recogniser import as_input, spelled

MARGIN = 0.05  # as NeuralPlateReader.java


def _read(network, inputs):
    texts = []
    with torch.no_grad():
        for start in range(0, len(inputs), 128):
            texts += [spelled(scores.numpy()) for scores in network(as_input(inputs[start : start + 128]))[0]]
    return texts


def straight(image, quad, two_rows):
    height = HEIGHT * (2 if two_rows else 1)
    x, y = WIDTH * MARGIN, height * MARGIN
    target = np.float32([[x, y], [WIDTH - x, y], [WIDTH - x, height - y], [x, height - y]])
    scale = min(1.0, 1.5 * WIDTH / np.linalg.norm(quad[1] - quad[0]))
    small = cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    return cv2.warpPerspective(
        small, cv2.getPerspectiveTransform(np.float32(quad * scale), target), (WIDTH, height), borderMode=cv2.BORDER_REPLICATE
    )


def on_photographs(network, folder):
    """(right, all) of the labelled plates of a folder, cut out by their labelled corners."""
    inputs, plates = [], []
    for label in labels(folder):
        if not label["plate"] or (label["crop"] != "yes" and label["quad"] is None):
            continue
        image = cv2.imread(label["path"])
        two_rows = label["rows"] == "2"
        plate = image if label["crop"] == "yes" else straight(image, label["quad"], two_rows)
        inputs.append(squared(plate, two_rows))
        plates.append(label["plate"])
    return sum(map(str.__eq__, _read(network, inputs), plates)), len(plates)


def on_rendered(network, seed, backgrounds, each=200):
    """{kind or province: share read right}, `each` rendered plates of every kind and every province."""
    crops = Crops(seed, backgrounds, None, 0)
    choice = random.Random(seed)
    wanted = [(kind, text_of(kind, choice)) for kind in KINDS for _ in range(each)]
    wanted += [(province, province + text_of("small", choice)[1:]) for province in PROVINCES for _ in range(each)]
    inputs = []
    for name, text in wanted:
        crop, _, _, two_rows = crops.rendered(text, name if name in KINDS else "small")
        inputs.append(squared(crop, two_rows))
    right = defaultdict(list)
    for (name, text), read in zip(wanted, _read(network, inputs)):
        right[name].append(text == read)
    return {name: sum(hits) / len(hits) for name, hits in right.items()}
