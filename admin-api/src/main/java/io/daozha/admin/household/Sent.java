package io.daozha.admin.household;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a resident sends: the same fields from a form and as JSON. Each may be null. */
public interface Sent {

    /** @param colour may be left out where the plate's form tells it */
    record Car(
            @Schema(examples = "湘A8K216") String plate,
            @Schema(examples = "BLUE") String colour) {}

    /** @param type of a new permit, or {@code permit} to renew */
    record Wish(
            @Schema(examples = "1") String type,
            @Schema(examples = "7") String permit) {}

    /**
     * One term more of a permit, as the resident saw it.
     *
     * @param until last day that the permit would then have
     * @param due in fen
     */
    record Renewal(
            @Schema(examples = "7") String permit,
            @Schema(examples = "2026-03-31") String until,
            @Schema(examples = "15000") String due) {}

    /**
     * @param until last day of the term that was seen
     * @param due in fen, as it was seen
     * @param channel where to pay; empty to leave it to us
     */
    record Payment(
            @Schema(examples = "2026-03-31") String until,
            @Schema(examples = "15000") String due,
            @Schema(examples = "wechat") String channel) {}

    /**
     * @param plate empty to let the visitor put his own on it by the code
     * @param from empty for now
     */
    record Pass(
            @Schema(examples = "湘A12345") String plate,
            @Schema(examples = "BLUE") String colour,
            @Schema(examples = "2026-03-01T08:00") String from,
            @Schema(examples = "2026-03-01T20:00") String until,
            @Schema(examples = "1") String entries) {}

    /** @param code of a household */
    record Code(@Schema(examples = "7KPX4M2R") String code) {}

    /** @param sure {@code true}: it cannot be undone */
    record Sure(@Schema(examples = "true") String sure) {}
}
