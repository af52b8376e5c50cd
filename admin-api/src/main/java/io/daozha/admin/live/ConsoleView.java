package io.daozha.admin.live;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * All that the console shows.
 *
 * @param place name of the car park
 * @param at the car park's time, which in simulation may run ahead of the world's
 * @param pace how much faster than life that time runs; 1 on a real site
 * @param street empty where the lanes are real
 * @param passages the last ones, newest first
 */
public record ConsoleView(
        String place,
        Instant at,
        double pace,
        Optional<Street> street,
        Lot lot,
        List<LaneView> lanes,
        List<PassageView> passages) {

    public ConsoleView {
        lanes = List.copyOf(lanes);
        passages = List.copyOf(passages);
    }

    public Optional<LaneView> lane(String id) {
        return lanes.stream().filter(lane -> lane.id().equals(id)).findFirst();
    }

    /**
     * @param traffic whether cars come and go by themselves
     * @param paying whether drivers pay by themselves
     * @param pulled what is pulled out
     */
    public record Street(boolean traffic, boolean paying, Set<Console.Street.Plug> pulled) {
        public Street {
            pulled = Set.copyOf(pulled);
        }
    }

    /** Cars inside, by the right they came in under. */
    public record Lot(int capacity, int permit, int temporary) {

        public int inside() {
            return permit + temporary;
        }

        /** Never negative, though permit holders may have come in on top. */
        public int left() {
            return Math.max(0, capacity - inside());
        }

        /** One for each space, and one more for each car beyond them. */
        public List<Cell> cells() {
            return IntStream.range(0, Math.max(capacity, inside()))
                    .mapToObj(n -> n < permit ? Cell.PERMIT : n < inside() ? Cell.TEMPORARY : Cell.EMPTY)
                    .toList();
        }

        public enum Cell {
            PERMIT,
            TEMPORARY,
            EMPTY
        }
    }
}
