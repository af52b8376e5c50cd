/** The live console and the driver's page: what they show, how they change, what their buttons do. */
package io.daozha.admin.live;
