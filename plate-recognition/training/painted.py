"""Photographs of blue plates painted yellow: of yellow ones there are few, and painting keeps light, blur and noise.

A pixel lies somewhere between the colour of the ground and that of the characters; there it also comes to lie between
yellow and black. What it differs from that line stays as noise.
"""

import cv2
import numpy as np

WHITE = 0.94  # share of the light that white characters throw back


def _ground_and_characters(image):
    """The two colours of a blue plate: of its darker and of its brightest pixels, away from the edge."""
    height, width = image.shape[:2]
    inside = image[height // 8 : height - height // 8, width // 16 : width - width // 16].reshape(-1, 3)
    light = inside.mean(1)
    dark, bright = np.percentile(light, (10, 90))
    for _ in range(6):
        between = min((dark + bright) / 2, light.max())
        dark, bright = light[light <= max(between, light.min())].mean(), light[light >= between].mean()
    between = min((dark + bright) / 2, light.max())
    brightest = np.percentile(light[light >= between], 50)
    return np.median(inside[light <= max(between, light.min())], 0), inside[light >= brightest].mean(0)


def yellow(image, choice):
    """A cut-out blue plate (uint8 BGR), as a yellow one in the same light."""
    pixels = image.astype(np.float32)
    light = cv2.GaussianBlur(pixels.mean(2), (0, 0), image.shape[1] / 5)
    light = np.clip(light / max(1.0, light.mean()), 0.5, 2)[..., None]
    even = pixels / light
    ground, characters = _ground_and_characters(even)
    way = characters - ground
    inked = ((even - ground) @ way / max(1.0, float(way @ way)))[..., None]
    noise = even - ground - inked * way
    inked = np.clip(inked, -0.3, 1.4)
    white = np.full(3, max(30.0, characters.mean() / WHITE), np.float32)
    paint = white * np.float32([choice.uniform(0.05, 0.7), choice.uniform(0.62, 0.92), choice.uniform(0.82, 1.04)])
    black = white * choice.uniform(0.06, 0.45) * np.float32([choice.uniform(0.85, 1.15) for _ in range(3)])
    return np.clip((paint + inked * (black - paint) + noise * choice.uniform(0.3, 1)) * light, 0, 255).astype(np.uint8)
