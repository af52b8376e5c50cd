/** Camera frames to plate evidence. Knows nothing of lanes or money. */
package io.daozha.plate;
