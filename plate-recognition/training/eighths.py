"""The detector in whole numbers of eight bits: a third of the time on processors that multiply four of them at once.

How far a layer's answers reach is seen on pictures like those it learned from. The first layer and the last stay in
floating point: they cost little, and it is there that rounding would be seen.
"""

import torch
from torch import nn
from torch.nn.utils.fusion import fuse_conv_bn_eval

from detector import WIDTHS
from recogniser import as_input
from scenes import Street

SEED = 77
PICTURES = 200
SIZE = (640, 384)  # as the application shows it most pictures: width, height
REAL_SHARE = 0.35
LEVELS = 255
OPSET_OF_EIGHTHS = 13  # the first that knows a step for each channel
# Seven bits and a sign: older processors add two products in sixteen bits, where eight would overflow.
STEEPEST = 63


class Whole(nn.Module):
    """Rounds what a layer answers to 256 levels, from the least to the most of a usual picture.

    The least and the most of all pictures are up to three times as far apart, and rounding errors with them.
    """

    def __init__(self, layer):
        super().__init__()
        self.layer = layer
        self.reached = []
        self.watched = True

    def forward(self, x):
        answer = self.layer(x)
        if self.watched:
            self.reached.append((min(0, answer.min().item()), answer.max().item()))
            return answer
        least, most = (sum(ends) / len(ends) for ends in zip(*self.reached))
        step = (most - least) / LEVELS
        return torch.fake_quantize_per_tensor_affine(answer, step, round(-least / step), 0, LEVELS)


class WholeWeights(nn.Module):
    """A convolution whose weights are whole numbers, in steps of each channel's own."""

    def __init__(self, convolution):
        super().__init__()
        self.convolution = convolution
        self.register_buffer("steps", convolution.weight.detach().abs().amax((1, 2, 3)) / STEEPEST)
        self.register_buffer("zeros", torch.zeros_like(self.steps, dtype=torch.int32))

    def forward(self, x):
        own = self.convolution
        weight = torch.fake_quantize_per_channel_affine(own.weight, self.steps, self.zeros, 0, -128, 127)
        return nn.functional.conv2d(x, weight, own.bias, own.stride, own.padding)


def _fused(layer):
    convolution, normalisation, rectifier = layer
    return fuse_conv_bn_eval(convolution, normalisation), rectifier


def _whole(layer):
    if isinstance(layer, nn.Conv2d):
        return Whole(WholeWeights(layer))
    convolution, rectifier = _fused(layer)
    return Whole(nn.Sequential(WholeWeights(convolution), rectifier))


@torch.no_grad()
def in_eighths(network, backgrounds, photographs):
    """The detector with its inner layers rounded; it takes and answers what it did."""
    first, *others = network.eval().fine
    network.fine = nn.Sequential(Whole(nn.Sequential(*_fused(first))), *map(_whole, others))
    network.middle = nn.Sequential(*map(_whole, network.middle))
    network.coarse = nn.Sequential(*map(_whole, network.coarse))
    for name in ("from_fine", "from_middle", "from_coarse"):
        setattr(network, name, _whole(getattr(network, name)))
    network.joined = nn.Sequential(Whole(nn.Identity()), _whole(network.joined))
    street = Street(SEED, backgrounds, photographs, SIZE, WIDTHS, REAL_SHARE)
    for _ in range(PICTURES):
        network(as_input([next(street)[0]]))
    for module in network.modules():
        if isinstance(module, Whole):
            module.watched = False
    return network
