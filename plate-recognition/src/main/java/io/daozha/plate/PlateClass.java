package io.daozha.plate;

import java.util.regex.Pattern;

/**
 * The kinds of number plates, by the form of their text (GA 36-2018 as public summaries give it; armed police, military,
 * rescue and civil aviation stand outside that standard). Small and large cars share one form: only the colour tells
 * them apart.
 */
public enum PlateClass {
    ORDINARY("[P][A-HJ-Z0][S]{5}"),
    SMALL_NEW_ENERGY("[P][A-HJ-Z0][A-HJK][S][0-9]{4}"),
    LARGE_NEW_ENERGY("[P][A-HJ-Z0][0-9]{5}[A-HJK]"),
    TRAILER("[P][A-HJ-Z0][S]{4}挂"),
    DRIVING_SCHOOL("[P][A-HJ-Z0][S]{4}学"),
    POLICE("[P][A-HJ-Z0][S][0-9]{3}警"),
    HONG_KONG_MACAU("粤Z[S]{4}[港澳]"),
    CONSULATE("[P](?:[A-HJ-Z][0-9]{4}|[0-9]{5})领"),
    EMBASSY("使[0-9]{6}|[0-9]{6}使"),
    ARMED_POLICE("WJ[P]?[0-9]{4}[0-9TDSHBXJ]"),
    MILITARY("[QVKHBSLJNGCEZ][A-DJ-PR-TVY][0-9]{5}"),
    RESCUE("[P][XS][0-9]{4}应急"),
    CIVIL_AVIATION("民航[S]{5}"),
    /** Read from a plate perhaps, but of no form we know. */
    UNKNOWN("(?!)");

    private final Pattern form;

    PlateClass(String form) {
        this.form = Pattern.compile(
                form.replace("[P]", "[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新]").replace("[S]", "[A-HJ-NP-Z0-9]"));
    }

    /** @param text upper case, without the dot and without blanks */
    public static PlateClass of(String text) {
        for (PlateClass each : values()) {
            if (each.form.matcher(text).matches()) {
                return each;
            }
        }
        return UNKNOWN;
    }

    /** Whether plates of this kind come in this colour. */
    public boolean comesIn(PlateColour colour) {
        return switch (this) {
            case ORDINARY -> colour == PlateColour.BLUE || colour == PlateColour.YELLOW || colour == PlateColour.BLACK;
            case SMALL_NEW_ENERGY, LARGE_NEW_ENERGY, CIVIL_AVIATION -> colour == PlateColour.GREEN;
            case TRAILER, DRIVING_SCHOOL -> colour == PlateColour.YELLOW;
            case POLICE, ARMED_POLICE, MILITARY, RESCUE -> colour == PlateColour.WHITE;
            case HONG_KONG_MACAU, CONSULATE, EMBASSY -> colour == PlateColour.BLACK;
            case UNKNOWN -> false;
        };
    }
}
