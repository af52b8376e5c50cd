package io.daozha.plate;

/**
 * The symbols the recogniser can answer, in the order of its outputs. Index 0 means "nothing here". The letters O and I
 * are missing because no serial contains them (GA 36-2018): where one seems to stand it is the digit 0 or 1.
 */
final class Alphabet {

    static final int BLANK = 0;

    private static final String SYMBOLS =
            "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼" + "港澳使领学警挂民航应急" + "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    /** Outputs per position: every symbol and "nothing here". */
    static final int SIZE = SYMBOLS.length() + 1;

    private Alphabet() {}

    static char symbol(int index) {
        return SYMBOLS.charAt(index - 1);
    }

    /** Outputs that spell the text; null if it holds a symbol that the recogniser cannot answer. */
    static int[] spell(String text) {
        int[] indices = new int[text.length()];
        for (int i = 0; i < indices.length; i++) {
            indices[i] = SYMBOLS.indexOf(text.charAt(i)) + 1;
            if (indices[i] == BLANK) {
                return null;
            }
        }
        return indices;
    }
}
