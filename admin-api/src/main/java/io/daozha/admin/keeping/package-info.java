/** What is kept, for how long, and what leaves first when the disk is full. */
package io.daozha.admin.keeping;
