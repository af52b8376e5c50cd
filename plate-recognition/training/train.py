#!/usr/bin/env python3
"""Trains the three networks, writes them as ONNX into the module's resources and prints what they read right.

    python3 plate-recognition/training/train.py [--photographs FOLDER]... [--backgrounds FOLDER] [--measure FOLDER]...
    python3 plate-recognition/training/train.py --further 900 --seed 15 --photographs FOLDER... [--backgrounds FOLDER]
    python3 plate-recognition/training/train.py --round DETECTOR.onnx --photographs FOLDER... [--backgrounds FOLDER]

The second goes on with the shipped recogniser only, at a low rate, and ships a mean of both. The third ships a detector
that was written in floating point, in whole numbers.

Needs Debian's python3-torch, python3-opencv, python3-pil and the fonts named in plates.py; about an hour and a half on
two cores. README.md beside this file says more.
"""

import argparse
import hashlib
import multiprocessing
import tempfile
from pathlib import Path

import cv2
import torch

import detector
import evaluation
import recogniser
import straightener
from eighths import OPSET_OF_EIGHTHS, in_eighths
from weights import OPSET, export, mean, restored

MODELS = Path(__file__).resolve().parent.parent / "src/main/resources/io/daozha/plate/models"
SEED = 11
REAL_SHARE = 0.35
FURTHER_REAL_SHARE = 0.5
FURTHER_WEIGHT = 0.4  # of the new weights in the mean with those that ship

NETWORKS = {
    # name: (module, network, steps, an input, outputs, axes of the input that may change)
    "recogniser": (recogniser, recogniser.Recogniser, 7500, (1, 3, 32, 128), ["y", "c"], {0: "n"}),
    "detector": (detector, detector.Detector, 6000, (1, 3, 288, 384), ["y"], {2: "h", 3: "w"}),
    "straightener": (straightener, straightener.Straightener, 4000, (1, 3, 48, 96), ["y"], {0: "n"}),
}


def _train(names, backgrounds, photographs, scale, results):
    """One after the other; each on one thread, so that two of these fill two cores."""
    torch.set_num_threads(1)
    cv2.setNumThreads(1)
    for name in names:
        module, _, steps, *_ = NETWORKS[name]
        network = module.train(SEED, max(2, round(steps * scale)), backgrounds, photographs, REAL_SHARE)
        torch.save(network.state_dict(), Path(results) / f"{name}.pt")


def _train_further(steps, seed, backgrounds, photographs, results):
    torch.set_num_threads(1)
    cv2.setNumThreads(1)
    shipped = restored(recogniser.Recogniser(), MODELS / "recogniser.onnx")
    network = recogniser.train(seed, steps, backgrounds, photographs, FURTHER_REAL_SHARE, shipped)
    torch.save(mean(shipped, network, FURTHER_WEIGHT).state_dict(), Path(results) / "recogniser.pt")


def _round(path, results):
    torch.save(restored(detector.Detector(), path).state_dict(), Path(results) / "detector.pt")


def _ship(results, backgrounds, photographs):
    for name, (_, build, _, shape, outputs, free) in NETWORKS.items():
        if not (weights := Path(results) / f"{name}.pt").exists():
            continue  # not trained this time
        network = build()
        network.load_state_dict(torch.load(weights))
        opset = OPSET
        if name == "detector":
            network, opset = in_eighths(network, backgrounds, photographs), OPSET_OF_EIGHTHS
        axes = {"x": free} | ({output: free for output in outputs})
        export(network, torch.zeros(shape), MODELS / f"{name}.onnx", outputs, axes, opset)
    written = MODELS / "SHA256SUMS"
    sums = dict(reversed(line.split()) for line in written.read_text().splitlines())  # the library's files stand there, too
    sums |= {f"{name}.onnx": hashlib.sha256((MODELS / f"{name}.onnx").read_bytes()).hexdigest() for name in NETWORKS}
    written.write_text("".join(f"{known}  {file}\n" for file, known in sums.items()))


def _measure(results, backgrounds, folders):
    network = recogniser.Recogniser()
    network.load_state_dict(torch.load(Path(results) / "recogniser.pt"))
    network.eval()
    for folder in folders:
        right, all_ = evaluation.on_photographs(network, folder)
        print(f"{Path(folder).name}: {right} of {all_} read exactly ({right / max(1, all_):.1%}), cut out by their labels")
    for name, share in evaluation.on_rendered(network, SEED + 1, backgrounds).items():
        print(f"rendered {name}: {share:.1%}")


def _folders(named):
    """Folders with a labels.csv: those named, or the ones inside them."""
    found = []
    for folder in named:
        inside = [folder] if (Path(folder) / "labels.csv").exists() else sorted(str(file.parent) for file in Path(folder).glob("*/labels.csv"))
        if not inside:
            raise SystemExit(f"{folder} has no labels.csv, neither has a folder in it. README.md says what belongs into one.")
        found += inside
    return found


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--photographs", action="append", default=[], help="labelled photographs to train on: a folder with a labels.csv, or a folder of such")
    arguments.add_argument("--backgrounds", help="pictures (*.jpg) without plates")
    arguments.add_argument("--measure", action="append", default=[], help="labelled photographs to measure on, never trained on")
    arguments.add_argument("--further", type=int, metavar="STEPS", help="go on with the shipped recogniser for so many steps")
    arguments.add_argument("--seed", type=int, default=SEED, help="of what is drawn at random when going on: another one than before, or the same samples come again")
    arguments.add_argument("--round", metavar="ONNX", help="ship this detector in whole numbers")
    arguments.add_argument("--scale", type=float, default=1.0, help="share of the usual number of steps, to try things out")
    arguments.add_argument("--keep", help="folder for the weights before export; a temporary one otherwise")
    given = arguments.parse_args()
    photographs, measured = _folders(given.photographs), _folders(given.measure)
    with tempfile.TemporaryDirectory() as scratch:
        results = given.keep or scratch
        Path(results).mkdir(parents=True, exist_ok=True)
        if given.round:
            _round(given.round, results)
            _ship(results, given.backgrounds, photographs)
            return
        if given.further:
            _train_further(given.further, given.seed, given.backgrounds, photographs, results)
            _ship(results, given.backgrounds, photographs)
            _measure(results, given.backgrounds, measured)
            return
        work = [["recogniser"], ["detector", "straightener"]]
        context = multiprocessing.get_context("spawn")
        running = [context.Process(target=_train, args=(names, given.backgrounds, photographs, given.scale, results)) for names in work]
        for process in running:
            process.start()
        for process in running:
            process.join()
            if process.exitcode:
                raise SystemExit("A training process ended with an error; its message is above. No model was changed.")
        _ship(results, given.backgrounds, photographs)
        _measure(results, given.backgrounds, measured)


if __name__ == "__main__":
    main()
