/** Tables of the pages as files that people take away: CSV and XLSX, in one place for all sections. */
package io.daozha.admin.export;
