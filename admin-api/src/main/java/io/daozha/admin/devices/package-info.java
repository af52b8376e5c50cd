/** The devices of the lanes, for whoever looks after them: what they say, what the lines do, and a way to try them. */
package io.daozha.admin.devices;
