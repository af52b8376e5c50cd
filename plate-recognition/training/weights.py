"""Weights averaged over the last steps, and networks written for OpenCV and ONNX Runtime and read again."""

import copy

import cv2
import torch
from torch import nn

OPSET = 11  # OpenCV's reader of ONNX stumbles over newer ones


class Average:
    """Exponential moving average of a network's weights: steadier than the last step's."""

    def __init__(self, network, keep=0.998):
        self.weights = {name: value.clone() for name, value in network.state_dict().items()}
        self.keep = keep
        self.steps = 0

    @torch.no_grad()
    def follow(self, network):
        self.steps += 1
        keep = min(self.keep, (self.steps + 1) / (self.steps + 20))
        for name, value in network.state_dict().items():
            if value.dtype.is_floating_point:
                self.weights[name].mul_(keep).add_(value, alpha=1 - keep)
            else:
                self.weights[name] = value.clone()

    def network(self, fresh):
        fresh.load_state_dict(copy.deepcopy(self.weights))
        return fresh.eval()


def export(network, example, path, outputs, free, opset=OPSET):
    """Writes ONNX; `free` names the axes that may change: {"x": {0: "n"}}."""
    torch.onnx.export(
        network.eval(), example, path, opset_version=opset, input_names=["x"], output_names=outputs,
        dynamic_axes=free, do_constant_folding=True,
    )  # fmt: skip


@torch.no_grad()
def restored(network, path):
    """The network with the weights of its ONNX, where every normalisation has become part of the layer before it."""
    written = cv2.dnn.readNetFromONNX(str(path))
    layers = {name.split("/")[-2]: written.getLayer(written.getLayerId(name)) for name in written.getLayerNames() if "/" in name}
    bias = None
    for name, module in network.named_modules():
        if isinstance(module, nn.BatchNorm2d):
            module.running_var.fill_(1 - module.eps)
            module.bias.copy_(bias)
        elif isinstance(module, (nn.Conv2d, nn.Linear)):
            weight, bias = [torch.from_numpy(blob) for blob in layers[name].blobs]
            bias = bias.flatten()
            module.weight.copy_(weight)
            if module.bias is not None:
                module.bias.copy_(bias)
    return network.eval()


@torch.no_grad()
def mean(network, other, share):
    """The network with each weight moved by `share` of the way to the other's."""
    for own, theirs in zip(network.parameters(), other.parameters()):
        own.lerp_(theirs, share)
    return network
