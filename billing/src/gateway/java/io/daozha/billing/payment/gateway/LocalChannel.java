package io.daozha.billing.payment.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A payment channel on this machine: what it took is the truth that a ledger is held against. Time is passed in, except
 * where a protocol signs the hour of a request.
 */
public abstract class LocalChannel implements AutoCloseable {

    /** What goes wrong with the next request. */
    public enum Fault {
        /** Nothing is done, and 500 answered. */
        BROKEN,
        /** It is done, and 500 answered. */
        DONE_BUT_BROKEN,
        /** It is done, and no answer comes, ever. */
        SILENT,
        /** It is done, and the connection is cut instead of an answer. */
        DROPPED,
        /** It is done, and the answer signed by a stranger. */
        FORGED
    }

    final Keys keys = Keys.OF_ALL;
    final Map<String, Trade> trades = new LinkedHashMap<>();
    final Map<String, Trade.Back> refunds = new LinkedHashMap<>();
    private final List<Duration> schedule;
    private final Deque<Fault> faults = new ArrayDeque<>();
    private final List<Call> calls = new ArrayList<>();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private int serials;

    /** Something to be told, again and again until it is heard. */
    private static final class Call {
        final Object what;
        Instant next;
        int tries;

        Call(Object what, Instant next) {
            this.what = what;
            this.next = next;
        }
    }

    /** @param schedule the pauses after the first call, which is made at once */
    LocalChannel(List<Duration> schedule) {
        this.schedule = schedule;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    /** What the channel answers. */
    record Answer(int status, String body) {}

    abstract Answer answer(HttpExchange asked, String body) throws IOException;

    abstract void send(HttpExchange asked, Answer answer, boolean forged) throws IOException;

    /** A call back about a trade or a refund, signed as of a moment, that says so much was paid. */
    abstract Letter letter(Object what, long fen, Instant at, boolean forged);

    /** These go wrong with the next requests, one each. */
    public void misbehave(Fault... next) {
        synchronized (this) {
            faults.addAll(List.of(next));
        }
    }

    private void serve(HttpExchange asked) throws IOException {
        try (asked) {
            String body = new String(asked.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Fault fault;
            Answer answer;
            synchronized (this) {
                fault = faults.poll();
                answer = fault == Fault.BROKEN ? null : answer(asked, body);
            }
            if (fault == Fault.SILENT) {
                closed.await();
            } else if (fault == Fault.DROPPED) {
                return;
            } else if (fault == Fault.BROKEN || fault == Fault.DONE_BUT_BROKEN) {
                asked.sendResponseHeaders(500, -1);
            } else {
                send(asked, answer, fault == Fault.FORGED);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    String nextSerial(String prefix) {
        serials++;
        return "%s%024d".formatted(prefix, serials);
    }

    /** A driver pays; his phone says whether he could. The channel begins to call. */
    public synchronized boolean pay(String number, Instant at) {
        Trade trade = trades.get(number);
        if (trade == null || trade.state != Trade.State.UNPAID || at.isAfter(trade.expires)) {
            return false;
        }
        trade.state = Trade.State.PAID;
        calls.add(new Call(trade, at));
        return true;
    }

    /** Refunds that were taken reach their payers. */
    public synchronized void refundsArrive(Instant at) {
        refunds.values().stream().filter(back -> !back.done).forEach(back -> {
            back.done = true;
            calls.add(new Call(back, at));
        });
    }

    /** Calls whoever is due to be called; who does not hear is called again by the published schedule, then no more. */
    public void call(Instant at, Letter.Receiver receiver) {
        List<Call> due = new ArrayList<>();
        synchronized (this) {
            calls.stream().filter(call -> !at.isBefore(call.next)).forEach(due::add);
        }
        for (Call call : due) {
            boolean heard = receiver.take(letter(call.what, fen(call.what), at, false));
            synchronized (this) {
                if (heard || call.tries == schedule.size()) {
                    calls.remove(call);
                } else {
                    call.next = at.plus(schedule.get(call.tries));
                    call.tries++;
                }
            }
        }
    }

    private static long fen(Object what) {
        return what instanceof Trade trade ? trade.fen : ((Trade.Back) what).fen;
    }

    /** How many are still to be told. */
    public synchronized int callsLeft() {
        return calls.size();
    }

    /** What the channel would call to say of an order, once more. */
    public synchronized Letter repeated(String number, Instant at) {
        return letter(trades.get(number), trades.get(number).fen, at, false);
    }

    /** The channel itself says another sum. */
    public synchronized Letter saying(String number, long fen, Instant at) {
        return letter(trades.get(number), fen, at, false);
    }

    /** Somebody else says that an order was paid. */
    public synchronized Letter forged(String number, Instant at) {
        return letter(trades.get(number), trades.get(number).fen, at, true);
    }

    /** By serial, what drivers have really paid. */
    public synchronized Map<String, Long> taken() {
        Map<String, Long> taken = new LinkedHashMap<>();
        trades.values().stream()
                .filter(trade -> trade.state == Trade.State.PAID)
                .forEach(trade -> taken.put(trade.serial, trade.fen));
        return taken;
    }

    /** By the merchant's refund number, what really went back. */
    public synchronized Map<String, Long> givenBack() {
        Map<String, Long> back = new LinkedHashMap<>();
        refunds.values().stream().filter(refund -> refund.done).forEach(refund -> back.put(refund.number, refund.fen));
        return back;
    }

    synchronized Trade bySerial(String serial) {
        Iterator<Trade> found = trades.values().stream()
                .filter(trade -> trade.serial.equals(serial))
                .iterator();
        return found.hasNext() ? found.next() : null;
    }

    /** @return null where more would go back than came */
    Trade.Back giveBack(String number, Trade of, long fen, boolean atOnce) {
        Trade.Back known = refunds.get(number);
        if (known != null) {
            return known;
        }
        long before = refunds.values().stream()
                .filter(other -> other.of == of)
                .mapToLong(other -> other.fen)
                .sum();
        if (of == null || of.state != Trade.State.PAID || before + fen > of.fen) {
            return null;
        }
        Trade.Back back = new Trade.Back(number, of, fen);
        back.done = atOnce;
        refunds.put(number, back);
        return back;
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
