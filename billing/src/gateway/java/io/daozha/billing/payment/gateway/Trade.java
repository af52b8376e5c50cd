package io.daozha.billing.payment.gateway;

import java.time.Instant;

/** One order as its channel knows it. Guarded by the channel. */
final class Trade {
    enum State {
        UNPAID,
        PAID,
        CLOSED
    }

    final String number;
    final long fen;
    final Instant expires;
    final String serial;
    State state = State.UNPAID;

    Trade(String number, long fen, Instant expires, String serial) {
        this.number = number;
        this.fen = fen;
        this.expires = expires;
        this.serial = serial;
    }

    /** Money on its way back. */
    static final class Back {
        final String number;
        final Trade of;
        final long fen;
        boolean done;

        Back(String number, Trade of, long fen) {
            this.number = number;
            this.of = of;
            this.fen = fen;
        }
    }
}
