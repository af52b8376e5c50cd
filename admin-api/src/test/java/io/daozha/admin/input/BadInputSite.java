package io.daozha.admin.input;

import io.daozha.admin.live.FakeSite;

/** A car park of its own: what bad input leaves behind when it was good enough lies in nobody else's way. */
public class BadInputSite extends FakeSite {}
