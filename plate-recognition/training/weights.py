"""Weights averaged over the last steps, and networks written for OpenCV and ONNX Runtime."""

import copy

import torch

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


def export(network, example, path, outputs, free):
    """Writes ONNX; `free` names the axes that may change: {"x": {0: "n"}}."""
    torch.onnx.export(
        network.eval(), example, path, opset_version=OPSET, input_names=["x"], output_names=outputs,
        dynamic_axes=free, do_constant_folding=True,
    )  # fmt: skip
