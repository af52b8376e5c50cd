/** What happened in a day, a week, a month: plots drawn by the server, with the numbers behind them. */
package io.daozha.admin.reports;
