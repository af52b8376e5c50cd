/**
 * The LED and voice card of the maker's text 《显示屏通信协议》 (V1.00 of 2017 to V2.0 of 2020; sold as 金颉 and under other
 * names). It never shares a line with Modbus units: its address 0 with 0x64 behind it reads as a Modbus broadcast.
 */
package io.daozha.hardware.led;
