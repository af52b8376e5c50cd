"""Samples made by other processes while the network learns, in an order that depends on the seed alone."""

import multiprocessing
import queue

PATIENCE = 30  # seconds between two looks whether a worker still lives


def _make(factory, arguments, count, chunks):
    import cv2

    cv2.setNumThreads(1)
    samples = factory(*arguments)
    while True:
        chunks.put([next(samples) for _ in range(count)])


class Stream:
    """Chunks of `count` samples of `factory(seed, *arguments)`, from the workers in turn."""

    def __init__(self, factory, seed, arguments, count, workers):
        context = multiprocessing.get_context("spawn")
        self.workers = []
        for worker in range(workers):
            chunks = context.Queue(maxsize=4)
            process = context.Process(target=_make, args=(factory, (seed + 1000 * worker, *arguments), count, chunks), daemon=True)
            process.start()
            self.workers.append((process, chunks))
        self.turn = 0

    def __next__(self):
        process, chunks = self.workers[self.turn]
        self.turn = (self.turn + 1) % len(self.workers)
        while True:
            try:
                return chunks.get(timeout=PATIENCE)
            except queue.Empty:
                if not process.is_alive():
                    raise SystemExit("A process that makes samples ended with an error; its message is above.") from None
