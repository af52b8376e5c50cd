/** What went wrong, and who has seen it. */
package io.daozha.admin.alarms;
