"""One way to train a network: steps of AdamW whose rate rises, then falls by a cosine, and averaged weights."""

import math
import time

import torch
from torch import nn

from weights import Average

RATE = 2e-3
FURTHER = 3e-4  # the rate of a training that goes on from a good network
RISING = 100  # steps until the full rate
LAST = 0.03  # share of the rate that is left at the end
TELL = 250  # steps from one line of progress to the next


def learn(name, build, steps, loss_of_a_batch, steepest, start=None):
    """Trains `build()` and returns its averaged weights as a network, ready to be exported.

    `loss_of_a_batch(network)` takes a batch of its own and gives its loss and what else to print of it; `steepest` is where
    gradients are cut off. With `start` it goes on from that network's weights, whose normalisation stays as it is.
    """
    network = build()
    highest = RATE
    if start:
        highest = FURTHER
        network.load_state_dict(start.state_dict())
        for module in network.modules():
            if isinstance(module, nn.BatchNorm2d):
                module.eval()
    network = network.to(memory_format=torch.channels_last)
    average = Average(network)
    optimiser = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=1e-3)
    began = time.time()
    for step in range(steps):
        falling = LAST + (1 - LAST) * (1 + math.cos(math.pi * step / steps)) / 2
        for group in optimiser.param_groups:
            group["lr"] = highest * min(1, (step + 1) / RISING) * falling
        loss, remark = loss_of_a_batch(network)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), steepest)
        optimiser.step()
        average.follow(network)
        if (step + 1) % TELL == 0:
            each = (time.time() - began) / (step + 1)
            print(f"{name} {step + 1}/{steps} loss {loss.item():.3f} {remark} {each * (steps - step) / 60:.0f} min left", flush=True)
    return average.network(build())
