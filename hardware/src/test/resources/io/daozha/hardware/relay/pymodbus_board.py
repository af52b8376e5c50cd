"""A board made of pymodbus' RTU framer, decoder and data store on a pseudo-terminal of its own.

Prints the path of its serial port, then a line for each write it carries out. Inputs: 0 and 2 on.
pymodbus knows only FF00 and 0000 as values of function 05, so that one message is spelled out here;
frame, checksum and unit remain pymodbus' own.
"""
import os
import select
import struct
import tty

from pymodbus.datastore import ModbusSequentialDataBlock, ModbusSlaveContext
from pymodbus.factory import ServerDecoder
from pymodbus.framer.rtu_framer import ModbusRtuFramer
from pymodbus.pdu import ModbusRequest, ModbusResponse

UNIT = 1


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
        print(f"write {self.address:04X} {self.value:04X}", flush=True)
        return FlashResponse(self.address, self.value)


near, far = os.openpty()
tty.setraw(far)
decoder = ServerDecoder()
decoder.register(FlashRequest)
framer = ModbusRtuFramer(decoder)
store = ModbusSlaveContext(di=ModbusSequentialDataBlock(0, [1, 0, 1, 0, 0, 0, 0, 0]), zero_mode=True)


def answer(request):
    response = request.execute(store)
    response.unit_id = request.unit_id
    os.write(near, framer.buildPacket(response))


print(os.ttyname(far), flush=True)
while True:
    select.select([near], [], [])
    framer.processIncomingPacket(os.read(near, 256), answer, UNIT)
