/** Commands that read plates without a car park around them: no database, no web server. */
package io.daozha.admin.commands;
