package io.daozha.billing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The door by which facts leave the house: everything that happened, in order, each at least once. Who receives one twice
 * knows it by its id.
 */
@ApplicationScoped
@Transactional
public class Facts {
    /**
     * One thing that happened.
     *
     * @param id the same however often it is sent
     * @param body a JSON object in the words of APDS, with {@code schema}, {@code id}, {@code fact}, {@code at} and
     *     {@code subject}
     */
    public record Fact(UUID id, String kind, Instant at, String body) {}

    /** Carries a fact away. */
    public interface Carrier {
        /** Returns once the other side has it. @throws Exception when it may not have it: it is sent again later */
        void carry(Fact fact) throws Exception;
    }

    /**
     * @param sent how many were taken
     * @param trouble why the next one was not
     */
    public record Delivery(int sent, Optional<Exception> trouble) {}

    /** Sends the oldest facts that have not left; at the first that is not taken it stops, and waits longer each time. */
    public Delivery send(int most, Instant at, Carrier carrier) {
        List<OutboxRow> next = Outbox.next(most, at);
        int sent = 0;
        for (OutboxRow row : next) {
            try {
                carrier.carry(new Fact(row.factId(), row.fact().name(), row.at(), row.body()));
            } catch (Exception e) {
                row.refused(at);
                return new Delivery(sent, Optional.of(e));
            }
            row.sent(at);
            sent++;
        }
        return new Delivery(sent, Optional.empty());
    }

    /**
     * Tells of something that somebody should look at.
     *
     * @param what a word, which pages say in the language of their reader
     * @param detail what is the same in every language, such as a number
     */
    public void alarm(String what, String detail, Instant at) {
        OutboxRow.alarm(what, detail, at).persist();
    }

    /** How many have not left. */
    public long waiting() {
        return OutboxRow.count("sentAt is null");
    }

    /** Forgets facts that have left before a moment. @return how many */
    public int forgetSent(Instant before) {
        return (int) OutboxRow.delete("sentAt < ?1", before);
    }
}
