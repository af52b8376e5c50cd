package io.daozha.billing;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.daozha.billing.right.Segment;
import java.time.Instant;

/**
 * What we tell others, in the words of APDS (ISO/TS 5206-1): a stay is a Session with Segments, a permit an
 * AssignedRight, what a lane saw an Observation. Sums are whole numbers of the smallest unit of their currency; instants
 * are ISO 8601 in UTC.
 */
final class Apds {
    private Apds() {}

    static ObjectNode of(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }

    static ObjectNode session(ParkingSession stay) {
        ObjectNode session = of("Session").put("id", Long.toString(stay.id()));
        session.set("credentials", credentials(stay.plate()));
        session.put("status", stay.state().name());
        session.put("actualStart", stay.enteredAt().toString());
        stay.leftAt().ifPresent(at -> session.put("actualEnd", at.toString()));
        session.set("segments", segments(stay));
        stay.charge().ifPresent(charge -> session.set("charge", charge(charge)));
        session.set("balance", sum(stay.balance()));
        ArrayNode review = session.putArray("review");
        stay.review().stream().map(Enum::name).sorted().forEach(review::add);
        return session;
    }

    /** Part by part, each under its right; of a stay that is not charged yet, one without an end. */
    private static ArrayNode segments(ParkingSession stay) {
        ArrayNode segments = JsonNodeFactory.instance.arrayNode();
        for (Segment part : stay.segments()) {
            ObjectNode segment = segments.addObject();
            segment.put("actualStart", part.from().toString());
            segment.put("actualEnd", part.to().toString());
            segment.put("right", part.kind().name());
            if (part.covered()) {
                segment.putObject("assignedRight").put("name", part.name()).put("number", part.number());
            } else {
                segment.put("rateTable", Long.toString(stay.tariffVersion().id()));
            }
        }
        if (segments.isEmpty()) {
            ObjectNode whole =
                    segments.addObject().put("actualStart", stay.enteredAt().toString());
            stay.chargedTo().ifPresent(at -> whole.put("actualEnd", at.toString()));
            whole.put("rateTable", Long.toString(stay.tariffVersion().id()));
        }
        return segments;
    }

    static ObjectNode charge(Charge charge) {
        ObjectNode worth = sum(charge.total());
        worth.put("rate", charge.tariff());
        ArrayNode lines = worth.putArray("lines");
        for (Charge.Line line : charge.lines()) {
            lines.addObject()
                    .put("kind", line.kind().name())
                    .put("start", String.valueOf(line.from()))
                    .put("end", String.valueOf(line.to()))
                    .put("count", line.count())
                    .put("unitPrice", line.unitPrice().minor())
                    .put("value", line.amount().minor());
        }
        return worth;
    }

    static ObjectNode payment(LedgerEntry entry) {
        ObjectNode payment = of("Payment").put("id", Long.toString(entry.id()));
        entry.session().ifPresent(session -> payment.put("session", Long.toString(session)));
        entry.fee().map(FeeDesk::fee).ifPresent(fee -> payment.set("assignedRight", term(fee)));
        payment.put("kind", entry.kind().name());
        // In the ledger what comes in is negative; a payment is positive, and what was given back is negative.
        payment.setAll(sum(entry.amount().times(-1)));
        entry.channel().ifPresent(channel -> payment.put("channel", channel));
        entry.channelSerial().ifPresent(serial -> payment.put("reference", serial));
        payment.put("at", entry.at().toString());
        return payment;
    }

    /** The term of a permit that somebody pays for. */
    private static ObjectNode term(PermitFee fee) {
        return of("AssignedRight")
                .put("number", fee.permit().id())
                .put("fee", Long.toString(fee.id()))
                .put("validFrom", fee.firstDay().toString())
                .put("validTo", fee.lastDay().toString());
    }

    static ObjectNode observation(Passage passage) {
        ObjectNode seen = of("Observation").put("id", passage.id());
        seen.put("vehicularAccess", passage.lane());
        seen.put("direction", passage.direction() == Passage.Direction.IN ? "entry" : "exit");
        seen.put("observationStartTime", passage.arrivedAt().toString());
        seen.put("observationEndTime", passage.passedAt().toString());
        seen.set("credentials", credentials(passage.plate()));
        passage.reading()
                .ifPresent(reading -> seen.putObject("reading")
                        .put("identifier", reading.text())
                        .put("confidence", reading.confidence()));
        seen.put("certain", passage.certain());
        passage.grounds().ifPresent(grounds -> seen.put("admittedAs", grounds.name()));
        passage.picture().ifPresent(picture -> seen.put("image", picture));
        return seen;
    }

    /** Something that somebody should look at. */
    static ObjectNode alarm(String what, String sentence, Instant at) {
        return of("Alarm").put("alarm", what).put("text", sentence).put("at", at.toString());
    }

    static ArrayNode credentials(Plate plate) {
        ArrayNode credentials = JsonNodeFactory.instance.arrayNode();
        credentials
                .addObject()
                .put("type", plate.colour() == Plate.Colour.TICKET ? "ticket" : "licensePlate")
                .put("identifier", plate.text())
                .put("colour", plate.colour().name());
        return credentials;
    }

    private static ObjectNode sum(Money money) {
        return JsonNodeFactory.instance.objectNode().put("value", money.minor()).put("currency", money.currency());
    }
}
