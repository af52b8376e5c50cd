package io.daozha.admin.stays;

import io.daozha.billing.Desk;
import io.daozha.billing.ParkingSession.State;
import io.daozha.billing.Passage;
import io.daozha.billing.Review;
import io.daozha.billing.search.Search;
import io.daozha.billing.search.StayFilter;
import io.daozha.billing.search.StayRow;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What waits for a person's judgement: disputes first, then other stays, then exits that belong to no stay. */
@ApplicationScoped
class Inbox {
    /** Whoever has more than these before him reads the first of them, and the rest later. */
    private static final int MOST = 200;

    private static final int CANDIDATES = 4;

    /** In the order in which a stay that is held for several is decided. */
    private static final List<Review> FIRST = List.of(
            Review.DISPUTED,
            Review.EXIT_UNSEEN,
            Review.UNPRICED,
            Review.MATCH_UNCERTAIN,
            Review.CLOCK_JUMP,
            Review.UNCERTAIN_PASSAGE,
            Review.POSTED_LATE,
            Review.ENTRY_UNSEEN,
            Review.HELD,
            Review.OVERPAID);

    private final Search search;
    private final Desk desk;

    Inbox(Search search, Desk desk) {
        this.search = search;
        this.desk = desk;
    }

    /** Stays that are looked at one by one; those that only stand for too long have a list of their own. */
    List<StayRow> stays() {
        Stream<StayRow> disputed =
                search.find(StayFilter.ALL.heldFor(Review.DISPUTED), Optional.empty(), MOST).stream();
        Stream<StayRow> others = search.find(StayFilter.ALL.inQueue(), Optional.empty(), MOST).stream()
                .filter(row -> !row.review().contains(Review.DISPUTED))
                .filter(row -> reason(row.review()).isPresent());
        return Stream.concat(disputed, others).toList();
    }

    List<Passage> exits() {
        return desk.exitsToLookAt(MOST);
    }

    List<StayRow> longStays() {
        return search.find(StayFilter.ALL.heldFor(Review.LONG_STAY), Optional.empty(), MOST);
    }

    /** The cases as the addresses of their pages, below /review. */
    List<String> cases() {
        return Stream.concat(
                        stays().stream().map(row -> "/stays/" + row.id()),
                        exits().stream().map(exit -> "/exits/" + exit.id()))
                .toList();
    }

    /** The reason that is to be decided next. */
    static Optional<Review> reason(Set<Review> reasons) {
        return FIRST.stream().filter(reasons::contains).findFirst();
    }

    Optional<Passage> exit(String id) {
        return exits().stream().filter(exit -> exit.id().equals(id)).findFirst();
    }

    /** @param differences in how many characters its plate and that of the exit differ */
    public record Candidate(StayRow stay, long differences) {}

    /** Stays without an exit that this one may belong to, the most alike first. */
    List<Candidate> candidates(Passage exit) {
        return Stream.of(State.OPEN, State.EXIT_UNSEEN)
                .flatMap(state -> search.find(StayFilter.ALL.in(state), Optional.empty(), MOST).stream())
                .filter(stay -> !stay.enteredAt().isAfter(exit.arrivedAt()))
                .map(stay -> new Candidate(
                        stay, Pair.differences(stay.plate().text(), exit.plate().text())))
                .sorted(Comparator.comparingLong(Candidate::differences))
                .limit(CANDIDATES)
                .toList();
    }
}
