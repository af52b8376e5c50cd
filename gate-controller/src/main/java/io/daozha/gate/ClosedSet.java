package io.daozha.gate;

import io.daozha.billing.Plate;
import io.daozha.plate.PlateColour;
import io.daozha.plate.PlateGrammar;
import io.daozha.plate.PlateRead;
import io.daozha.plate.PlateVote;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which of the cars that may be meant stands here? At the exit that is one of those inside, and hardly ever a stranger.
 * Each is weighed by what the pixels give to its plate, and by how easily its plate at the entry was written down wrong;
 * beside them stand the stranger and whoever came in on a ticket, who may have any plate at all. No string is searched for.
 */
final class ClosedSet {
    /** From here a car is taken for it; below, somebody is asked. */
    private static final double SURE = 0.99;

    /** A car is worth showing to the driver from here. */
    private static final double POSSIBLE = 0.01;

    /** How many at the exit are not among those inside: an entry that nobody saw, or a stay closed too early. */
    private static final double STRANGERS = 0.03;

    /**
     * How many plates a stranger may have: those of one city. With more of them a stranger would be less likely still. What
     * the pixels do not give to the likeliest text they give to others, and any may be his.
     */
    private static final double PLATES_OF_A_CITY = 1e6;

    /** Of strangers so many come from a certain other city, as long as no car inside does. */
    private static final double ELSEWHERE = 0.01;

    /**
     * Of strangers so many have the number beside that of a car inside: bought together, or of one fleet. Assumed; five times
     * as many would decide almost the same, none at all would take two sure reads that differ for one car where few are inside.
     */
    private static final double NEIGHBOURS = 0.004;

    /** Numbers that differ from one in a single symbol: five places, 33 others for each. */
    private static final double NUMBERS_BESIDE = 165;

    /** A colour that was seen less clearly than this speaks for another car, however alike the text (case E18). */
    private static final double OTHER_COLOUR = Math.log(0.02);

    /** However sure a read was, one in so many is wrong: of 515 that were said to be 99 % sure, three. */
    private static final double LEAST_DOUBT = 1e-3;

    /** What the question comes to. */
    sealed interface Answer {

        /** It is this one, as probable as 0.99 to 1, if evidence and priors are to be believed. */
        record It(CarInside car, double probability) implements Answer {}

        /** One of these, or none; the likeliest first. Never guessed: the driver knows his own car. */
        record OneOf(List<CarInside> possible) implements Answer {}

        /** None of them. */
        record Nobody() implements Answer {}
    }

    private record Weighed(CarInside car, double weight) {}

    private ClosedSet() {}

    static Answer which(PlateVote vote, Collection<CarInside> inside) {
        if (vote.best().isEmpty() || inside.isEmpty()) {
            return new Answer.Nobody();
        }
        PlateRead read = vote.best().get();
        Plate plain = plain(read);
        double each = (1 - STRANGERS) / inside.size();
        List<Weighed> weighed = inside.stream()
                .filter(car -> !car.cameUnread())
                .map(car -> new Weighed(car, each * likelihood(vote, plain, car)))
                .sorted(Comparator.comparingDouble(Weighed::weight).reversed())
                .toList();
        long unread = inside.stream().filter(CarInside::cameUnread).count();
        double another = (STRANGERS + each * unread) * ofStranger(vote, read, inside);
        double all = another + weighed.stream().mapToDouble(Weighed::weight).sum();
        List<Weighed> possible = weighed.stream()
                .filter(car -> car.weight() / all >= POSSIBLE)
                .limit(CarInside.MOST_SHOWN)
                .toList();
        if (possible.isEmpty()) {
            return new Answer.Nobody();
        }
        Weighed best = possible.get(0);
        if (best.weight() / all >= SURE && !isOtherColour(vote, best.car().plate())) {
            return new Answer.It(best.car(), best.weight() / all);
        }
        return new Answer.OneOf(possible.stream().map(Weighed::car).toList());
    }

    /** What the pixels give to a car whose plate nobody knows: to the text that they look like most, and all the rest to others of his city. */
    private static double ofStranger(PlateVote vote, PlateRead read, Collection<CarInside> inside) {
        Plate plain = plain(read);
        double most = likelihood(vote, plain);
        double usual = PlateGrammar.weight(read.text(), read.colour());
        double here = inside.stream().anyMatch(car -> isOfSameCity(car.plate(), plain)) ? 1 : ELSEWHERE;
        long beside =
                inside.stream().filter(car -> isBeside(car.plate(), plain)).count();
        double anyone = (1 - most + usual * here * most) / PLATES_OF_A_CITY;
        return anyone + NEIGHBOURS * beside / inside.size() / NUMBERS_BESIDE * most;
    }

    private static Plate plain(PlateRead read) {
        return new Plate(read.text(), Plate.Colour.valueOf(read.colour().name()));
    }

    private static boolean isOfSameCity(Plate one, Plate other) {
        return one.text().regionMatches(0, other.text(), 0, 2);
    }

    private static boolean isBeside(Plate one, Plate other) {
        String text = one.text();
        return isOfSameCity(one, other)
                && text.length() == other.text().length()
                && IntStream.range(2, text.length())
                                .filter(i -> text.charAt(i) != other.text().charAt(i))
                                .count()
                        == 1;
    }

    /**
     * Either the entry was written down rightly and the pixels of now are of that plate, or they are of what they look
     * like most and the entry was written down wrong.
     */
    private static double likelihood(PlateVote vote, Plate plain, CarInside car) {
        double doubt = Math.max(1 - car.confidence(), LEAST_DOUBT);
        double rightly = (1 - doubt) * likelihood(vote, car.plate());
        double wrongly = plain.equals(car.plate()) ? 0 : doubt * Misreading.of(plain, car.plate());
        return rightly + wrongly * likelihood(vote, plain);
    }

    private static double likelihood(PlateVote vote, Plate plate) {
        return Math.exp(vote.logLikelihood(plate.text(), colour(plate)));
    }

    private static boolean isOtherColour(PlateVote vote, Plate plate) {
        return vote.logLikelihood(colour(plate)) < OTHER_COLOUR;
    }

    private static PlateColour colour(Plate plate) {
        return PlateColour.valueOf(plate.colour().name());
    }
}
