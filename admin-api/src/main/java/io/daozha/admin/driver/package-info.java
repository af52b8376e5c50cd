/**
 * What a driver has on his phone: the lane he stands in, his own stay from anywhere, and the receipt. Nobody logs in, follows
 * or gives a number; it works without scripts, and a first view is a few kilobytes.
 */
package io.daozha.admin.driver;
