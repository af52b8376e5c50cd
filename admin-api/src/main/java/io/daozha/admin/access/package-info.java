/** Who may come in: accounts, logins, keys of machines, and the log of what everybody did. See docs/security.md. */
package io.daozha.admin.access;
