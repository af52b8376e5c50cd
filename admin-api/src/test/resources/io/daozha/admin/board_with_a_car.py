"""A relay board made of pymodbus' RTU framer, decoder and data store, on a pseudo-terminal of its own, with a car before it.

Prints the path of its serial port. Inputs, from 0: presence loop, safety loop, open limit, closed limit. A second after the
first poll a car stands on the presence loop; when relay 0 is flashed the arm rises and the car drives through.
pymodbus knows only FF00 and 0000 as values of function 05, so that one message is spelled out here; frame, checksum and
unit remain pymodbus' own.
"""
import os
import select
import struct
import time
import tty

from pymodbus.datastore import ModbusSequentialDataBlock, ModbusSlaveContext
from pymodbus.factory import ServerDecoder
from pymodbus.framer.rtu_framer import ModbusRtuFramer
from pymodbus.pdu import ModbusRequest, ModbusResponse

UNIT = 1
FLASH_RELAY_0 = 0x0200
PRESENCE, SAFETY, OPEN, CLOSED = range(4)
ARRIVES = [(1.0, PRESENCE, 1)]
DRIVES_THROUGH = [
    (0.1, CLOSED, 0), (0.6, OPEN, 1), (0.9, SAFETY, 1), (1.4, PRESENCE, 0), (1.9, SAFETY, 0),
    (2.4, OPEN, 0), (2.9, CLOSED, 1),
]

near, far = os.openpty()
tty.setraw(far)
inputs = ModbusSequentialDataBlock(0, [0, 0, 0, 1, 0, 0, 0, 0])
store = ModbusSlaveContext(di=inputs, zero_mode=True)
plan = []


def schedule(steps):
    now = time.monotonic()
    plan.extend((now + after, channel, value) for after, channel, value in steps)


class FlashResponse(ModbusResponse):
    function_code = 5

    def __init__(self, address, value):
        super().__init__()
        self.address, self.value = address, value

    def encode(self):
        return struct.pack(">HH", self.address, self.value)


class FlashRequest(ModbusRequest):
    function_code = 5
    _rtu_frame_size = 8

    def decode(self, data):
        self.address, self.value = struct.unpack(">HH", data)

    def execute(self, _context):
        if self.address == FLASH_RELAY_0:
            schedule(DRIVES_THROUGH)
        return FlashResponse(self.address, self.value)


def answer(request):
    response = request.execute(store)
    response.unit_id = request.unit_id
    os.write(near, framer.buildPacket(response))


decoder = ServerDecoder()
decoder.register(FlashRequest)
framer = ModbusRtuFramer(decoder)
print(os.ttyname(far), flush=True)
met = False
while True:
    readable, _, _ = select.select([near], [], [], 0.01)
    if readable:
        if not met:
            met = True
            schedule(ARRIVES)
        framer.processIncomingPacket(os.read(near, 256), answer, UNIT)
    for step in [step for step in plan if step[0] <= time.monotonic()]:
        plan.remove(step)
        inputs.setValues(step[1], [step[2]])
