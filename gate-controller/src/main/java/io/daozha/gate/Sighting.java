package io.daozha.gate;

import io.daozha.billing.Passage;
import io.daozha.billing.Plate;
import io.daozha.gate.ClosedSet.Answer;
import io.daozha.plate.Frame;
import io.daozha.plate.OutsideRead;
import io.daozha.plate.PlateEvidence;
import io.daozha.plate.PlateRead;
import io.daozha.plate.PlateVote;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who stands before the arm: the looks at him, and at an exit the cars that he may be. */
final class Sighting {
    private final PlateVote vote = new PlateVote();
    private final List<CarInside> inside;

    /** @param inside whose exit this may be; none at an entry, where anybody may come */
    Sighting(List<CarInside> inside) {
        this.inside = List.copyOf(inside);
    }

    void add(Frame frame, List<PlateEvidence> seen) {
        vote.add(frame, seen);
    }

    void hear(OutsideRead read) {
        vote.hear(read);
    }

    /** The plate under which he is known, once that is sure: that of his entry, or the one he shows. */
    Optional<Plate> plate() {
        Answer answer = ClosedSet.which(vote, inside);
        if (answer instanceof Answer.It it) {
            return Optional.of(it.car().plate());
        }
        return answer instanceof Answer.Nobody
                ? vote.decision()
                        .map(read -> new Plate(
                                read.text(), Plate.Colour.valueOf(read.colour().name())))
                : Optional.empty();
    }

    /** What was read of his plate, however unsure. */
    Optional<Passage.Reading> reading() {
        return vote.best().map(read -> new Passage.Reading(read.text(), read.confidence()));
    }

    Optional<Frame> picture() {
        return vote.best().flatMap(PlateRead::picture);
    }

    /** Whom the driver may say he is: those whom his plate resembles, and those that came without a readable one. */
    List<CarInside> possible() {
        Stream<CarInside> alike =
                ClosedSet.which(vote, inside) instanceof Answer.OneOf some ? some.possible().stream() : Stream.empty();
        Stream<CarInside> unread = inside.stream().filter(CarInside::cameUnread);
        return Stream.concat(alike, unread).limit(CarInside.MOST_SHOWN).toList();
    }
}
