/** Plate reads made by others: cameras that push them, programs that publish them. */
package io.daozha.admin.readers;
