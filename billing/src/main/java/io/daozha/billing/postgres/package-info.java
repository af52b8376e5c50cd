/** The database that the application brings along, for whoever has none. */
package io.daozha.billing.postgres;
