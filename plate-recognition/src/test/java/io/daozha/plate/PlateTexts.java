package io.daozha.plate;

import java.util.Random;

/** Random texts of every kind of plate. */
final class PlateTexts {

    static final String PROVINCES = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新";
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final String DIGITS = "0123456789";

    private PlateTexts() {}

    /** A plate of this kind, its province at random. */
    static String of(PlateClass kind, Random random) {
        return of(kind, one(PROVINCES, random), random);
    }

    static String of(PlateClass kind, String province, Random random) {
        String start = province + one(LETTERS, random);
        return switch (kind) {
            case ORDINARY -> start + serial(random);
            case SMALL_NEW_ENERGY -> start + one("ABCDEFGHJK", random) + digits(5, random);
            case LARGE_NEW_ENERGY -> start + digits(5, random) + one("ABCDEFGHJK", random);
            case TRAILER -> start + digits(4, random) + "挂";
            case DRIVING_SCHOOL -> start + digits(4, random) + "学";
            case POLICE -> start + digits(4, random) + "警";
            case HONG_KONG_MACAU -> "粤Z" + digits(4, random) + one("港澳", random);
            case CONSULATE -> start + digits(4, random) + "领";
            case EMBASSY -> "使" + digits(6, random);
            case ARMED_POLICE -> "WJ" + province + digits(5, random);
            case MILITARY -> one("QVKHBSLJNGCEZ", random) + one("ABCDJKLMNPRTVY", random) + digits(5, random);
            case RESCUE -> province + one("XS", random) + digits(4, random) + "应急";
            case CIVIL_AVIATION -> "民航" + serial(random);
            case UNKNOWN -> throw new IllegalArgumentException("No plate is of no kind");
        };
    }

    /** The colour plates of this kind usually have. */
    static PlateColour colour(PlateClass kind) {
        return switch (kind) {
            case ORDINARY -> PlateColour.BLUE;
            case SMALL_NEW_ENERGY, LARGE_NEW_ENERGY, CIVIL_AVIATION -> PlateColour.GREEN;
            case TRAILER, DRIVING_SCHOOL -> PlateColour.YELLOW;
            case HONG_KONG_MACAU, CONSULATE, EMBASSY -> PlateColour.BLACK;
            case POLICE, ARMED_POLICE, MILITARY, RESCUE -> PlateColour.WHITE;
            case UNKNOWN -> throw new IllegalArgumentException("No plate is of no kind");
        };
    }

    /** Five places with up to two letters. */
    private static String serial(Random random) {
        StringBuilder serial = new StringBuilder(digits(5, random));
        for (int i = random.nextInt(3); i > 0; i--) {
            serial.setCharAt(random.nextInt(5), one(LETTERS, random).charAt(0));
        }
        return serial.toString();
    }

    private static String digits(int count, Random random) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            digits.append(one(DIGITS, random));
        }
        return digits.toString();
    }

    private static String one(String of, Random random) {
        int at = random.nextInt(of.length());
        return of.substring(at, at + 1);
    }
}
