package io.daozha.admin.rights;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What somebody sends: the same fields from a form and as JSON, read by the counters. Each may be null. Days are written
 * 2026-03-01; a colour is BLUE, GREEN, YELLOW, WHITE or BLACK, and may be left out where the plate's form tells it.
 */
public interface Given {

    /** @param household number or name; empty for a holder who belongs to none */
    record Grant(
            @Schema(examples = "1") String type,

            @Schema(examples = "3栋 402") String household,

            @Schema(examples = "3栋 402") String holder,

            @Schema(examples = "湘A8K216") String plate,

            @Schema(examples = "BLUE") String colour,

            @Schema(examples = "2026-03-01") String firstDay,

            @Schema(examples = "已收三月费用") String reason) {}

    /** Why somebody decides as he does. */
    record Why(@Schema(examples = "住户本人申请") String reason) {}

    /** From which day on, and why. */
    record Day(
            @Schema(examples = "2026-03-15") String day,

            @Schema(examples = "车主出差") String reason) {}

    /** A car, and why. */
    record Car(
            @Schema(examples = "湘A8K216") String plate,

            @Schema(examples = "BLUE") String colour,
            @Schema(examples = "换新车") String reason) {}

    /**
     * @param price of one term, in yuan
     * @param opens on the wall; the same as {@code closes}: all day
     * @param overflow TEMPORARY or REFUSED: what becomes of a car that finds the spaces taken
     */
    record Type(
            @Schema(examples = "月租") String name,
            @Schema(examples = "1") String months,
            @Schema(examples = "0") String days,
            @Schema(examples = "300.00") String price,
            @Schema(examples = "00:00") String opens,
            @Schema(examples = "00:00") String closes,
            @Schema(examples = "1") String spaces,
            @Schema(examples = "3") String graceDays,

            @Schema(examples = "15") String swapMinutes,

            @Schema(examples = "TEMPORARY") String overflow,

            @Schema(examples = "true") String reserved,

            @Schema(examples = "业委会三月决议") String reason) {}

    /** A household and how much it may have. */
    record Home(
            @Schema(examples = "3栋 402") String name,
            @Schema(examples = "2") String plates,
            @Schema(examples = "1") String spaces,
            @Schema(examples = "3") String passes,

            @Schema(examples = "138 0000 0000") String contact,

            @Schema(examples = "新入住") String reason) {}

    /** @param household number or name; empty for a guest of the committee */
    record Pass(
            @Schema(examples = "3栋 402") String household,

            @Schema(examples = "湘A12345") String plate,

            @Schema(examples = "BLUE") String colour,

            @Schema(examples = "2026-03-01T08:00") String from,

            @Schema(examples = "2026-03-01T20:00") String until,

            @Schema(examples = "1") String entries,
            @Schema(examples = "来访") String reason) {}

    /**
     * A car, or all whose plates have a form, that never pay.
     *
     * @param form a regular expression of the whole text; instead of {@code plate}
     * @param because what sign and bill show
     */
    record Free(
            @Schema(examples = "湘A12345") String plate,

            @Schema(examples = "BLUE") String colour,
            @Schema(examples = ".+警") String form,
            @Schema(examples = "残疾人车") String because,

            @Schema(examples = "2026-03-01") String firstDay,

            @Schema(examples = "2027-02-28") String lastDay,

            @Schema(examples = "残疾人证已核对") String reason) {}
}
