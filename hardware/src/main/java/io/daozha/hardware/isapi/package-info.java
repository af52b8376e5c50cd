/** Barriers with a board of Hikvision's that is spoken to by HTTP (ISAPI, parking channels). */
package io.daozha.hardware.isapi;
