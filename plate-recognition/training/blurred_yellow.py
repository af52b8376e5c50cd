#!/usr/bin/env python3
"""A stand-in for a camera nobody has photographs of: cut-outs painted yellow and blurred, the same ones every time.

    python3 plate-recognition/training/blurred_yellow.py OUT FOLDER... [--every] [--times 2]

FOLDERs hold labelled photographs. Of these it takes the blue plates that training holds back, or with --every each one
(of photographs that nothing was trained on), and writes two folders with a labels.csv for `evaluate`: OUT/yellow and, in
the same blur, OUT/blue. With --every also OUT/really-yellow, the plates that are yellow, unpainted.
"""

import argparse
import csv
import random
from pathlib import Path

import cv2
import numpy as np

import painted
from evaluation import straight
from photographs import held_back, labels, readable

SEED = 41


def _cut(label):
    image = cv2.imread(label["path"])
    if label["crop"] == "yes":
        return cv2.resize(image, (188, 60), interpolation=cv2.INTER_AREA if image.shape[1] > 188 else cv2.INTER_LINEAR)
    return straight(image, label["quad"], label["rows"] == "2")


def _roadside(cut, choice, noise):
    """94 pixels wide, as the plates of such cameras are, soft, grained and compressed; not what training blurs with."""
    soft = cv2.GaussianBlur(cut.astype(np.float32), (0, 0), choice.uniform(0.6, 1.5) * cut.shape[1] / 94)
    size = (94, round(94 * cut.shape[0] / cut.shape[1]))
    small = cv2.resize(soft, size, interpolation=cv2.INTER_AREA) * choice.uniform(0.4, 1)
    small = small + noise.standard_normal(small.shape, np.float32) * choice.uniform(1, 4)
    pressed = cv2.imencode(".jpg", np.clip(small, 0, 255).astype(np.uint8), [cv2.IMWRITE_JPEG_QUALITY, choice.randrange(45, 85)])[1]
    return cv2.imdecode(pressed, 1)


def _written(folder, cuts, times):
    (folder / "images").mkdir(parents=True, exist_ok=True)
    with open(folder / "labels.csv", "w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(["file", "plate", "colour", "rows", "crop", "corners", "box"])
        for number, (cut, label, colour) in enumerate(cuts):
            choice, noise = random.Random(SEED + number), np.random.default_rng(SEED + number)
            if colour == "yellow" and label["colour"] == "blue":
                cut = painted.yellow(cut, random.Random(SEED + number))
            for time in range(times):
                name = f"images/{number:04d}-{time}.png"
                cv2.imwrite(str(folder / name), _roadside(cut, choice, noise))
                lines.writerow([name, label["plate"], colour, label["rows"], "yes", "", ""])


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("out", type=Path)
    arguments.add_argument("folders", nargs="+")
    arguments.add_argument("--every", action="store_true", help="not only the plates that training holds back")
    arguments.add_argument("--times", type=int, default=2, help="how many pictures of each plate, each blurred differently")
    given = arguments.parse_args()
    found = [label for folder in given.folders for label in labels(folder) if readable(label)]
    blue = [label for label in found if label["colour"] == "blue" and (given.every or held_back(label["plate"]))]
    cuts = [(_cut(label), label) for label in blue]
    for colour in ("yellow", "blue"):
        _written(given.out / colour, [(cut, label, colour) for cut, label in cuts], given.times)
    if given.every:
        real = [label for label in found if label["colour"] == "yellow"]
        _written(given.out / "really-yellow", [(_cut(label), label, "yellow") for label in real], given.times)


if __name__ == "__main__":
    main()
