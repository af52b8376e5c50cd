package io.daozha.admin.stays;

import jakarta.ws.rs.core.MultivaluedMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What somebody wants done, as he wrote it; which of it is needed depends on the measure.
 *
 * @param act a {@link Measure}
 * @param at a moment: 2026-03-01T10:00 on the car park's clock, or with a zone
 * @param yuan a sum as a form has it
 * @param fee a sum as a program has it, in the smallest unit; goes before {@code yuan}
 * @param other the stay that is the same car, and ends
 * @param choice of UnseenFee, LongStayStep or Review
 * @param reason why, 2 to 200 characters
 */
public record Wish(
        @Schema(examples = "CORRECT_PLATE") String act,
        @Schema(examples = "湘A12345") String plate,
        @Schema(examples = "BLUE") String colour,
        @Schema(examples = "2026-03-01T10:00") String at,
        @Schema(examples = "12.50") String yuan,
        @Schema(examples = "1250") String fee,
        @Schema(examples = "17") String other,
        @Schema(examples = "TO_LAST_SIGHTING") String choice,
        @Schema(examples = "看了录像") String reason) {

    static final Wish NONE = new Wish("", "", "", "", "", "", "", "", "");

    static Wish of(MultivaluedMap<String, String> form) {
        return new Wish(
                form.getFirst("act"),
                form.getFirst("plate"),
                form.getFirst("colour"),
                form.getFirst("at"),
                form.getFirst("yuan"),
                form.getFirst("fee"),
                form.getFirst("other"),
                form.getFirst("choice"),
                form.getFirst("reason"));
    }

    /** For a form that comes again. */
    public boolean isFor(Measure measure) {
        return measure.name().equals(act);
    }
}
