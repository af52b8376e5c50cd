/** Stays, rights and money. Knows nothing of arms and cameras. */
package io.daozha.billing;
