/** What happened, told to others over a channel. */
package io.daozha.admin.facts;
