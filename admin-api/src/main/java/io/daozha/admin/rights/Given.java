package io.daozha.admin.rights;

import jakarta.ws.rs.FormParam;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What somebody sends: the same fields from a form and as JSON, read by the counters. Each may be null. Days are written
 * 2026-03-01; a colour is BLUE, GREEN, YELLOW, WHITE or BLACK, and may be left out where the plate's form tells it.
 */
public interface Given {

    /** @param household number or name; empty for a holder who belongs to none */
    record Grant(
            @FormParam("type") @Schema(examples = "1") String type,

            @FormParam("household") @Schema(examples = "3栋 402")
            String household,

            @FormParam("holder") @Schema(examples = "3栋 402")
            String holder,

            @FormParam("plate") @Schema(examples = "湘A8K216")
            String plate,

            @FormParam("colour") @Schema(examples = "BLUE") String colour,

            @FormParam("firstDay") @Schema(examples = "2026-03-01")
            String firstDay,

            @FormParam("reason") @Schema(examples = "已收三月费用")
            String reason) {}

    /** Why somebody decides as he does. */
    record Why(
            @FormParam("reason") @Schema(examples = "住户本人申请")
            String reason) {}

    /** From which day on, and why. */
    record Day(
            @FormParam("day") @Schema(examples = "2026-03-15")
            String day,

            @FormParam("reason") @Schema(examples = "车主出差") String reason) {}

    /** A car, and why. */
    record Car(
            @FormParam("plate") @Schema(examples = "湘A8K216")
            String plate,

            @FormParam("colour") @Schema(examples = "BLUE") String colour,
            @FormParam("reason") @Schema(examples = "换新车") String reason) {}

    /**
     * @param price of one term, in yuan
     * @param opens on the wall; the same as {@code closes}: all day
     * @param overflow TEMPORARY or REFUSED: what becomes of a car that finds the spaces taken
     */
    record Type(
            @FormParam("name") @Schema(examples = "月租") String name,
            @FormParam("months") @Schema(examples = "1") String months,
            @FormParam("days") @Schema(examples = "0") String days,
            @FormParam("price") @Schema(examples = "300.00") String price,
            @FormParam("opens") @Schema(examples = "00:00") String opens,
            @FormParam("closes") @Schema(examples = "00:00") String closes,
            @FormParam("spaces") @Schema(examples = "1") String spaces,
            @FormParam("graceDays") @Schema(examples = "3") String graceDays,

            @FormParam("swapMinutes") @Schema(examples = "15")
            String swapMinutes,

            @FormParam("overflow") @Schema(examples = "TEMPORARY")
            String overflow,

            @FormParam("reserved") @Schema(examples = "true")
            String reserved,

            @FormParam("reason") @Schema(examples = "业委会三月决议")
            String reason) {}

    /** A household and how much it may have. */
    record Home(
            @FormParam("name") @Schema(examples = "3栋 402") String name,
            @FormParam("plates") @Schema(examples = "2") String plates,
            @FormParam("spaces") @Schema(examples = "1") String spaces,
            @FormParam("passes") @Schema(examples = "3") String passes,

            @FormParam("contact") @Schema(examples = "138 0000 0000")
            String contact,

            @FormParam("reason") @Schema(examples = "新入住") String reason) {}

    /** @param household number or name; empty for a guest of the committee */
    record Pass(
            @FormParam("household") @Schema(examples = "3栋 402")
            String household,

            @FormParam("plate") @Schema(examples = "湘A12345")
            String plate,

            @FormParam("colour") @Schema(examples = "BLUE") String colour,

            @FormParam("from") @Schema(examples = "2026-03-01T08:00")
            String from,

            @FormParam("until") @Schema(examples = "2026-03-01T20:00")
            String until,

            @FormParam("entries") @Schema(examples = "1") String entries,
            @FormParam("reason") @Schema(examples = "来访") String reason) {}

    /**
     * A car, or all whose plates have a form, that never pay.
     *
     * @param form a regular expression of the whole text; instead of {@code plate}
     * @param because what sign and bill show
     */
    record Free(
            @FormParam("plate") @Schema(examples = "湘A12345")
            String plate,

            @FormParam("colour") @Schema(examples = "BLUE") String colour,
            @FormParam("form") @Schema(examples = ".+警") String form,
            @FormParam("because") @Schema(examples = "残疾人车") String because,

            @FormParam("firstDay") @Schema(examples = "2026-03-01")
            String firstDay,

            @FormParam("lastDay") @Schema(examples = "2027-02-28")
            String lastDay,

            @FormParam("reason") @Schema(examples = "残疾人证已核对")
            String reason) {}
}
