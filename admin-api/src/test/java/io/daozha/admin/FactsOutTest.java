package io.daozha.admin;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.daozha.billing.Facts;
import io.daozha.billing.Parking;
import io.daozha.billing.Passage;
import io.daozha.billing.Passage.Direction;
import io.daozha.billing.Plate;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Facts go to a real broker, which goes away and comes back. */
@QuarkusTest
@WithTestResource(TestSite.class)
@WithTestResource(FactsOutTest.Broker.class)
class FactsOutTest {
    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");
    private static final int SECONDS = 90;

    @Inject
    Parking parking;

    @Inject
    Facts facts;

    @Inject
    DataSource database;

    /** Set by {@link Broker}. */
    MqttBroker broker;

    public static class Broker implements QuarkusTestResourceLifecycleManager {
        private MqttBroker broker;

        @Override
        public Map<String, String> start() {
            try {
                broker = MqttBroker.startWithMemory(Files.createTempDirectory("broker-"));
            } catch (Exception e) {
                throw new IllegalStateException("The broker does not start", e);
            }
            return Map.of(
                    "mp.messaging.outgoing.facts-out.connector", "smallrye-mqtt",
                    "mp.messaging.outgoing.facts-out.host", "localhost",
                    "mp.messaging.outgoing.facts-out.port", Integer.toString(broker.port()));
        }

        @Override
        public void inject(TestInjector injector) {
            injector.injectIntoFields(broker, new TestInjector.MatchesType(MqttBroker.class));
        }

        @Override
        public void stop() {
            try {
                broker.close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** mosquitto's own client, which the broker remembers while it is away. */
    private static final class Receiver implements AutoCloseable {
        private final List<String> heard = new CopyOnWriteArrayList<>();
        private final Process client;

        Receiver(int port) throws IOException {
            client = new ProcessBuilder(
                            "mosquitto_sub",
                            "-h",
                            "localhost",
                            "-p",
                            Integer.toString(port),
                            "-q",
                            "1",
                            "-c",
                            "-i",
                            "head-office",
                            "-t",
                            "daozha/facts")
                    .redirectErrorStream(true)
                    .start();
            Thread reader = new Thread(this::read, "receiver");
            reader.setDaemon(true);
            reader.start();
        }

        private void read() {
            try (BufferedReader out = client.inputReader()) {
                out.lines().filter(line -> line.startsWith("{")).forEach(heard::add);
            } catch (IOException | UncheckedIOException e) {
                heard.add("(broke off: " + e + ")");
            }
        }

        Set<String> ids() {
            Set<String> ids = new HashSet<>();
            for (String line : heard) {
                Matcher id = ID.matcher(line);
                if (id.find()) {
                    ids.add(id.group(1));
                }
            }
            return ids;
        }

        @Override
        public void close() throws InterruptedException {
            client.destroy();
            client.waitFor();
        }
    }

    @Test
    void nothingIsLostWhileTheBrokerIsAway() throws Exception {
        try (Receiver receiver = new Receiver(broker.port())) {
            // The first facts may leave before the receiver has subscribed: they are no part of the test.
            await().atMost(SECONDS, TimeUnit.SECONDS).until(() -> {
                facts.alarm("TEST", "Is anybody there?", Instant.now());
                return !receiver.ids().isEmpty();
            });
            Instant began = Instant.now();
            come("湘A0001", began);
            await().atMost(SECONDS, TimeUnit.SECONDS).until(() -> receiver.ids().containsAll(written(began)));

            broker.close();
            come("湘A0002", began.plusSeconds(1));
            come("湘A0003", began.plusSeconds(2));
            await().atMost(SECONDS, TimeUnit.SECONDS).until(() -> tried() > 0);
            assertEquals(4, facts.waiting());

            broker.restart();
            await().atMost(SECONDS, TimeUnit.SECONDS).until(() -> facts.waiting() == 0);
            await().atMost(SECONDS, TimeUnit.SECONDS).until(() -> receiver.ids().containsAll(written(began)));
            assertEquals(6, written(began).size());
        }
    }

    private void come(String plate, Instant at) {
        parking.record(new Passage(
                plate,
                "entry",
                Direction.IN,
                new Plate(plate, Plate.Colour.BLUE),
                Optional.empty(),
                at,
                at,
                true,
                Optional.empty(),
                Optional.empty()));
    }

    private Set<String> written(Instant from) throws SQLException {
        return column("select fact_id::text from outbox where fact <> 'ALARM' and at >= timestamptz '" + from
                + "' - interval '1 millisecond'");
    }

    private long tried() throws SQLException {
        return column("select id::text from outbox where tries > 0").size();
    }

    private Set<String> column(String sql) throws SQLException {
        Set<String> values = new HashSet<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
