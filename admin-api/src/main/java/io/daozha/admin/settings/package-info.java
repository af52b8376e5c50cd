/** Settings → Overview: the configuration in force; Settings → One person's data. */
package io.daozha.admin.settings;
