"""A network camera: RTSP by GStreamer, H.264. Its picture shows a clock that a machine can read.

The upper 48 rows hold 16 columns of 40 pixels: the milliseconds since 1970, modulo 65536, the highest bit first, white
for 1. Below lies a grey that changes from picture to picture. Usage: camera.py PORT [still]
With "still" the clock stops after two seconds, and the camera sends the same picture from then on.
Prints "ready" when it can be connected to.
"""
import sys
import time

import gi

gi.require_version("Gst", "1.0")
gi.require_version("GstRtspServer", "1.0")
from gi.repository import GLib, Gst, GstRtspServer  # noqa: E402

WIDTH, HEIGHT, RATE, BITS, BAND = 640, 360, 25, 16, 48
BEGAN = time.time()


def picture(number):
    now = time.time()
    if "still" in sys.argv and now > BEGAN + 2:
        number, now = 0, BEGAN
    clock = int(now * 1000) % (1 << BITS)
    bits = ((clock >> (BITS - 1 - i)) & 1 for i in range(BITS))
    row = b"".join(bytes([235 if bit else 16]) * (WIDTH // BITS) for bit in bits)
    grey = bytes([60 + number % 100]) * (WIDTH * (HEIGHT - BAND))
    return row * BAND + grey + bytes([128]) * (WIDTH * HEIGHT // 2)


class Camera(GstRtspServer.RTSPMediaFactory):
    def __init__(self):
        super().__init__()
        self.set_shared(True)
        self.set_launch(
            "( appsrc name=lens is-live=true do-timestamp=true format=time"
            f" caps=video/x-raw,format=I420,width={WIDTH},height={HEIGHT},framerate={RATE}/1"
            " ! x264enc tune=zerolatency speed-preset=ultrafast bitrate=2000 key-int-max=25"
            " ! rtph264pay name=pay0 config-interval=1 )"
        )

    def do_configure(self, media):
        lens = media.get_element().get_by_name("lens")
        number = 0

        def shoot():
            nonlocal number
            number += 1
            shot = lens.emit("push-buffer", Gst.Buffer.new_wrapped(picture(number)))
            return shot == Gst.FlowReturn.OK

        GLib.timeout_add(1000 // RATE, shoot)


Gst.init(None)
server = GstRtspServer.RTSPServer()
server.set_service(sys.argv[1])
server.set_address("127.0.0.1")
camera = Camera()
server.get_mount_points().add_factory("/live", camera)
server.attach(None)
print("ready", flush=True)
GLib.MainLoop().run()
