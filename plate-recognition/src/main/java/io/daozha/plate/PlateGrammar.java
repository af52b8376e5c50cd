package io.daozha.plate;

import java.util.HashMap;
import java.util.Map;

/**
 * How much a text looks like a number plate. It weighs reads against each other and never forbids one: cities open new
 * letters and old plates keep odd serials, and no car may be held because its plate is unusual.
 */
public final class PlateGrammar {

    private static final double NO_KNOWN_FORM = 0.05;
    private static final double WRONG_COLOUR = 0.1;
    private static final double UNKNOWN_ISSUER = 0.3;

    /** An ordinary serial has at most two letters; old plates with chosen serials have more (GA 36-2018, table 4). */
    private static final double MANY_LETTERS = 0.5;

    private static final int MOST_LETTERS = 2;
    private static final int SERIAL_STARTS = 2;

    /** The letters each province gives out, GA 36-2018 annex A; a miss is unusual, the list grows. */
    private static final Map<Character, String> ISSUERS = issuers(
            "京ABCDEFGHJKLMNPQRSTUVWXYZ 津ABCDEFGHJKLMNPQRSTUVWXYZ 冀ABCDEFGHJRT 晋ABCDEFHJKLM 蒙ABCDEFGHJKLM",
            "辽ABCDEFGHJKLMNP 吉ABCDEFGHJK 黑ABCDEFGHJKLMNPR 沪ABCDEFGHJKLMNPQRSTUVWXYZ 苏ABCDEFGHJKLMN",
            "浙ABCDEFGHJKL 皖ABCDEFGHJKLMNPRS 闽ABCDEFGHJK 赣ABCDEFGHJKLM 鲁ABCDEFGHJKLMNPQRSUVWY",
            "豫ABCDEFGHJKLMNPQRSU 鄂ABCDEFGHJKLMNPQRS 湘ABCDEFGHJKLMNSU 粤ABCDEFGHJKLMNPQRSTUVWXYZ",
            "桂ABCDEFGHJKLMNPR 琼ABCDEF 渝ABCDEFGHJKLMNPQRSTUVWXYZ 川ABCDEFGHJKLMQRSTUVWXYZ 贵ABCDEFGHJ",
            "云ACDEFGHJKLMNPQRS 藏ABCDEFG 陕ABCDEFGHJKV 甘ABCDEFGHJKLMNP 青ABCDEFGH 宁ABCDE 新ABCDEFGHJKLMNPQR");

    private PlateGrammar() {}

    public static PlateClass classify(String text) {
        return PlateClass.of(text);
    }

    /** How usual the plate is against a perfectly regular one: above 0, at most 1. */
    public static double weight(String text, PlateColour colour) {
        PlateClass form = classify(text);
        if (form == PlateClass.UNKNOWN) {
            return NO_KNOWN_FORM;
        }
        double weight = form.comesIn(colour) ? 1 : WRONG_COLOUR;
        String letters = ISSUERS.get(text.charAt(0));
        if (letters != null && Character.isLetter(text.charAt(1)) && letters.indexOf(text.charAt(1)) < 0) {
            weight *= UNKNOWN_ISSUER;
        }
        if (form == PlateClass.ORDINARY && lettersIn(text.substring(SERIAL_STARTS)) > MOST_LETTERS) {
            weight *= MANY_LETTERS;
        }
        return weight;
    }

    /** How sure one may be of a read, its form counted in: 0 to 1. */
    static double weighed(double confidence, String text, PlateColour colour) {
        double right = weight(text, colour) * confidence;
        return right / (right + 1 - confidence);
    }

    /**
     * Whether a character may still be missing. Readers lose the last one of a green plate, which has eight: seven on
     * green are never a whole plate, except civil aviation's.
     */
    public static boolean complete(String text, PlateColour colour) {
        return colour != PlateColour.GREEN || text.length() >= 8 || classify(text) == PlateClass.CIVIL_AVIATION;
    }

    private static long lettersIn(String serial) {
        return serial.chars().filter(Character::isLetter).count();
    }

    private static Map<Character, String> issuers(String... lines) {
        Map<Character, String> issuers = new HashMap<>();
        for (String province : String.join(" ", lines).split(" ", -1)) {
            issuers.put(province.charAt(0), province.substring(1));
        }
        return Map.copyOf(issuers);
    }
}
