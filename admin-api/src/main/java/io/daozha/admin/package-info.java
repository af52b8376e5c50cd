/** The application: wiring, pages, REST. */
package io.daozha.admin;
