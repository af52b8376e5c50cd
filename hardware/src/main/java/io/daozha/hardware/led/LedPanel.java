package io.daozha.hardware.led;

import io.daozha.hardware.SignText;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a card drives, and so how it is told things. Only forms that are known from captured frames are sent: each line
 * as a temporary one (0x62), the voice by itself (0x30).
 *
 * @param rows lines of 16 pixels, 1 to 4
 * @param columns how many bytes of GBK stand side by side, two for a Chinese character; what is longer runs through
 * @param password of 6 to 32 characters, if the card wants one before anything else
 * @param answers whether it acknowledges; false where it has been set mute (0x1A)
 */
public record LedPanel(int rows, int columns, Optional<String> password, boolean answers) {
    /** The common panel of 64 by 64 pixels. */
    public static final LedPanel SQUARE = new LedPanel(4, 8, Optional.empty(), true);

    static final int CONNECT = 0x00;
    static final int CLOCK = 0x05;
    static final int BRIGHTNESS = 0x0C;
    static final int VOLUME = 0x0D;
    static final int SPEAK = 0x30;
    static final int LINE = 0x62;

    /** The card takes 32 bytes a line in its packet of four, and that much can still be read in passing. */
    private static final int LONGEST_LINE = 32;

    private static final int LONGEST_SPEECH = 254;
    private static final int AT_ONCE = 0x00;
    private static final int RUNNING_LEFT = 0x15;
    private static final int FONT_16 = 0x03;
    private static final int LEAST_LEVEL = 10;

    public LedPanel {
        if (rows < 1 || rows > 4 || columns < 2 || columns > 64) {
            throw new IllegalArgumentException("No panel has " + rows + " rows of " + columns
                    + " columns; 1 to 4 rows and 2 to 64 columns are known.");
        }
        if (password.isPresent() && !password.get().matches("[\\x21-\\x7E]{6,32}")) {
            throw new IllegalArgumentException("The card's password has 6 to 32 letters, digits and signs.");
        }
    }

    /**
     * @param frames in the order in which they go out
     * @param loss what the card cannot be told of it; empty where it is told all
     */
    record Script(List<LedFrame> frames, String loss) {}

    Script lines(SignText text) {
        List<LedFrame> frames = new ArrayList<>();
        StringBuilder loss = new StringBuilder();
        for (int row = 0; row < rows; row++) {
            // A row with nothing to say is cleared, or the words of the car before would stay on it.
            String words = row < text.lines().size() ? text.lines().get(row) : " ";
            LedText line = LedText.of(words.isEmpty() ? " " : words, LONGEST_LINE);
            loss.append(line.loss());
            frames.add(line(row, line.gbk()));
        }
        for (int row = rows; row < text.lines().size(); row++) {
            loss.append("There is no row for '").append(text.lines().get(row)).append("'. ");
        }
        return new Script(frames, loss.toString());
    }

    /** Silences what is being said, and says this. */
    static Script speech(String words) {
        LedText text = LedText.of(words, LONGEST_SPEECH);
        byte[] data = new byte[text.gbk().length + 1];
        data[0] = 2;
        System.arraycopy(text.gbk(), 0, data, 1, text.gbk().length);
        return new Script(List.of(new LedFrame(SPEAK, data)), text.loss());
    }

    Optional<LedFrame> connect() {
        return password.map(word -> new LedFrame(CONNECT, word.getBytes(LedText.GBK)));
    }

    /** Sunday is 1; the maker's example contradicts the maker's table here, and the table is followed. */
    static LedFrame clock(LocalDateTime now) {
        return LedFrame.of(
                CLOCK,
                now.getYear(),
                now.getYear() >> 8,
                now.getMonthValue(),
                now.getDayOfMonth(),
                now.getDayOfWeek().getValue() % 7 + 1,
                now.getHour(),
                now.getMinute(),
                now.getSecond());
    }

    /** @param percent 0 to 100; the card goes no lower than 10 */
    static LedFrame brightness(int percent) {
        return LedFrame.of(BRIGHTNESS, Math.max(LEAST_LEVEL, percent));
    }

    /** @param percent 1 to 100; the card goes no lower than 10 */
    static LedFrame volume(int percent) {
        return LedFrame.of(VOLUME, Math.max(LEAST_LEVEL, percent));
    }

    private LedFrame line(int row, byte[] gbk) {
        int move = gbk.length > columns ? RUNNING_LEFT : AT_ONCE;
        // The first line is red, the others are green; bytes 5 and 6 are how it leaves, which newer cards ignore.
        int red = row == 0 ? 0xFF : 0;
        int green = row == 0 ? 0 : 0xFF;
        byte[] head = LedFrame.of(
                        LINE, row, move, 1, 0, 5, move, 1, FONT_16, 0, red, green, 0, 0, 0, 0, 0, 0, gbk.length, 0)
                .data();
        byte[] data = new byte[head.length + gbk.length];
        System.arraycopy(head, 0, data, 0, head.length);
        System.arraycopy(gbk, 0, data, head.length, gbk.length);
        return new LedFrame(LINE, data);
    }
}
