package io.daozha.admin.stays;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * A character of one reading above its counterpart in another; either is empty where the other has one more.
 *
 * @param above of the entry
 * @param below of the exit
 */
public record Pair(String above, String below) {

    public boolean same() {
        return above.equals(below);
    }

    /** The two texts side by side with as few differences as there can be. */
    static List<Pair> align(String above, String below) {
        int[] a = above.codePoints().toArray();
        int[] b = below.codePoints().toArray();
        int[][] cost = new int[a.length + 1][b.length + 1];
        for (int i = 0; i <= a.length; i++) {
            for (int j = 0; j <= b.length; j++) {
                cost[i][j] = i == 0 || j == 0
                        ? i + j
                        : Math.min(
                                cost[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1),
                                1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
            }
        }
        Deque<Pair> pairs = new ArrayDeque<>();
        int i = a.length;
        int j = b.length;
        while (i > 0 || j > 0) {
            boolean both = i > 0 && j > 0 && cost[i][j] == cost[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            boolean upper = both || (i > 0 && cost[i][j] == cost[i - 1][j] + 1);
            boolean lower = both || !upper;
            pairs.push(new Pair(upper ? Character.toString(a[--i]) : "", lower ? Character.toString(b[--j]) : ""));
        }
        return List.copyOf(pairs);
    }

    /** In how many characters two texts differ. */
    static long differences(String one, String other) {
        return align(one, other).stream().filter(pair -> !pair.same()).count();
    }
}
