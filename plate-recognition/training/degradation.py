"""What happens to a plate between the factory and the network: dirt, light, weather, lens, sensor, compression."""

import math

import cv2
import numpy as np

LEAST_CONTRAST = 7  # standard deviation of the pixels, of 255


def dirty(plate, choice, noise):
    """Dirt, scratches and faded paint on the plate itself. `noise` is the numpy generator of the same sequence."""
    height, width = plate.shape[:2]
    if choice.random() < 0.2:
        for _ in range(choice.randrange(1, 8)):
            spot = tuple(max(0, min(255, 115 + choice.gauss(0, 50))) for _ in range(3))
            cv2.circle(plate, (choice.randrange(width), choice.randrange(height)), choice.randrange(1, 7), spot, -1)
    if choice.random() < 0.12:
        cloud = cv2.resize(noise.random((5, 12), np.float32), (width, height), interpolation=cv2.INTER_CUBIC)
        veil = (np.clip(cloud - choice.uniform(0.3, 0.6), 0, 1) * choice.uniform(0.3, 1.1))[..., None]
        mud = np.float32([choice.uniform(80, 170) for _ in range(3)])
        plate = plate * (1 - veil) + mud * veil
    if choice.random() < 0.1:
        fade = choice.uniform(0.3, 0.8)
        plate = plate.mean() * (1 - fade) + plate * fade
    return plate


def lit(image, choice):
    """Light: shadows, glare, headlights, exposure, contrast, colour casts, infra-red. float32 BGR in and out."""
    height, width = image.shape[:2]
    if choice.random() < 0.35:
        first, last = choice.uniform(0.4, 1.25), choice.uniform(0.4, 1.25)
        across = np.linspace(0, 1, width, dtype=np.float32)[None, :, None]
        down = np.linspace(0, 1, height, dtype=np.float32)[:, None, None]
        slant = choice.uniform(-1, 1)
        way = across * (1 - abs(slant)) + (down if slant > 0 else 1 - down) * abs(slant)
        if choice.random() < 0.4:  # the edge of a shadow
            way = np.tanh((way - choice.random()) * choice.uniform(7, 70)) / 2 + 0.5
        image = image * (first * (1 - way) + last * way)
    if choice.random() < 0.12:
        x, y, spread = choice.uniform(0, width), choice.uniform(0, height), choice.uniform(0.12, 0.6) * width
        rows, columns = np.ogrid[0:height, 0:width]
        glare = np.exp(-((columns - x) ** 2 + (rows - y) ** 2) / (2 * spread * spread))
        image = image + (glare * choice.uniform(40, 200)).astype(np.float32)[..., None]
    exposure = choice.random()
    if exposure < 0.22:
        image = image * choice.uniform(0.15, 0.6)
    elif exposure < 0.42:
        image = image * choice.uniform(1.1, 2.2) + choice.uniform(0, 30)
    if choice.random() < 0.35:
        middle = image.mean()
        image = middle + (image - middle) * choice.uniform(0.3, 1.0)
    if choice.random() < 0.25:
        image = 255 * (np.clip(image, 0, 255) / 255) ** choice.uniform(0.55, 1.7)
    if choice.random() < 0.5:
        cast = [choice.uniform(0.7, 1.3) for _ in range(3)]
        image = image * np.float32(cast) + np.float32([choice.gauss(0, 10) for _ in range(3)])
    if choice.random() < 0.06:
        image = np.repeat(image.mean(2, keepdims=True), 3, 2)
    image = np.clip(image, 0, 255)
    deviation = image.std()
    if deviation < LEAST_CONTRAST:  # beyond this nobody reads anything, and there is nothing to learn
        image = 128 + (image - image.mean()) * (LEAST_CONTRAST / max(deviation, 0.5)) * choice.uniform(1, 2)
    return image


def blurred(image, choice, scale):
    """Defocus or motion; `scale` is pixels of this image per pixel of the network's input."""
    kind = choice.random()
    if kind < 0.32:
        return cv2.GaussianBlur(image, (0, 0), choice.uniform(0.3, 1.15) * scale)
    if kind < 0.46:
        length = choice.choice((5, 7, 9, 11))
        line = np.zeros((length, length), np.float32)
        line[length // 2] = 1
        turn = cv2.getRotationMatrix2D((length / 2 - 0.5, length / 2 - 0.5), choice.uniform(0, 180), 1)
        line = cv2.warpAffine(line, turn, (length, length))
        return cv2.filter2D(image, -1, line / max(line.sum(), 1e-3))
    return image


def rained_on(image, choice):
    if choice.random() >= 0.05:
        return image
    height, width = image.shape[:2]
    streaks = np.zeros((height, width), np.float32)
    slant = choice.gauss(0, 0.15)
    for _ in range(choice.randrange(4, 22)):
        x, y, length = choice.randrange(width), choice.randrange(height), choice.uniform(0.1, 0.5) * height
        cv2.line(streaks, (x, y), (round(x + slant * length), round(y + length)), choice.uniform(0.15, 0.5), 1, cv2.LINE_AA)
    return image + (choice.uniform(150, 255) - image) * streaks[..., None]


def taken(image, size, choice, noise):
    """What a camera makes of it: few pixels, noise, sharpening, JPEG. Returns uint8 of about `size` (width, height)."""
    small = cv2.resize(image, size, interpolation=cv2.INTER_AREA)
    if choice.random() < 0.7:
        grain = noise.standard_normal(small.shape, np.float32) * min(choice.uniform(1, 12), 0.6 * small.std())
        if choice.random() < 0.4:  # after a camera's own noise reduction
            grain = cv2.GaussianBlur(grain, (0, 0), 0.8)
        small = small + grain
    if choice.random() < 0.25:
        soft = cv2.GaussianBlur(small, (0, 0), 1.0)
        small = small + (small - soft) * choice.uniform(0.3, 1.5)
    small = np.clip(small, 0, 255).astype(np.uint8)
    if choice.random() < 0.55:
        small = cv2.imdecode(cv2.imencode(".jpg", small, [cv2.IMWRITE_JPEG_QUALITY, choice.randrange(22, 96)])[1], 1)
    return small


def seen_badly(cut, choice, noise):
    """A cut-out as a bad camera would have given it: out of focus or moved, often by night, small, pressed into JPEG."""
    height, width = cut.shape[:2]
    image = cut.astype(np.float32)
    kind = choice.random()
    if kind < 0.45:
        image = cv2.GaussianBlur(image, (0, 0), choice.uniform(0.6, 1.9) * width / 128)
    elif kind < 0.85:
        image = _moved(image, choice.uniform(2.5, 8) * width / 128, choice.choice((0, 0, 90, choice.uniform(0, 180))))
    if choice.random() < 0.3:  # night: little light and the noise of an amplifier
        image = image * choice.uniform(0.2, 0.7)
    across = choice.uniform(52, 110)
    small = cv2.resize(image, (round(across), round(across * height / width)), interpolation=cv2.INTER_AREA)
    if choice.random() < 0.6:
        small = small + noise.standard_normal(small.shape, np.float32) * min(choice.uniform(1, 7), 0.35 * small.std())
    small = np.clip(small, 0, 255).astype(np.uint8)
    if choice.random() < 0.6:
        small = cv2.imdecode(cv2.imencode(".jpg", small, [cv2.IMWRITE_JPEG_QUALITY, choice.randrange(25, 85)])[1], 1)
    return cv2.resize(small, (width, height), interpolation=cv2.INTER_LINEAR)


def _moved(image, length, degrees):
    """Smeared along a line of `length` pixels."""
    size = 2 * math.ceil(length / 2) + 1
    fine = np.zeros((size * 8, size * 8), np.float32)
    middle, turn = size * 4, math.radians(degrees)
    reach = np.array([math.cos(turn), math.sin(turn)]) * length * 4
    ends = [tuple(int(round(value)) for value in middle + way * reach) for way in (-1, 1)]
    cv2.line(fine, *ends, 1, 8)
    line = cv2.resize(fine, (size, size), interpolation=cv2.INTER_AREA)
    return cv2.filter2D(image, -1, line / line.sum(), borderType=cv2.BORDER_REPLICATE)


def quad_jitter(quad, choice, share):
    """Corners moved at random by a share of the plate's height."""
    height = math.hypot(*(quad[3] - quad[0]))
    return quad + np.float32([[choice.gauss(0, share * height), choice.gauss(0, share * height)] for _ in range(4)])
