package io.daozha.billing;

import io.daozha.billing.Passage.Direction;
import io.daozha.billing.fixtures.EmptyBooks;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;

/** Fills a car park with what the tests of searching need, from their own package. */
@ApplicationScoped
public class Books {
    public static final Signature WANG = new Signature("王师傅", "看了录像", Street.minutes(10_000));

    private final Parking parking;
    private final EmptyBooks empty;
    private final DataSource database;

    Books(Parking parking, EmptyBooks empty, DataSource database) {
        this.parking = parking;
        this.empty = empty;
        this.database = database;
    }

    public void open() throws SQLException {
        empty.open();
    }

    public static Instant minute(long afterTen) {
        return Street.minutes(afterTen);
    }

    public static Plate blue(String text) {
        return Street.blue(text);
    }

    public void enter(String plate, long minute) {
        parking.record(passage("entry of " + plate, Direction.IN, plate, minute));
    }

    public void stay(String plate, long from, long to) {
        enter(plate, from);
        parking.record(passage("exit of " + plate, Direction.OUT, plate, to));
    }

    /** A passage in or out by this lane. */
    public void passes(String lane, Direction direction, String plate, long minute) {
        parking.record(passage(lane + direction + plate + minute, lane, direction, plate, minute));
    }

    private static Passage passage(String id, Direction direction, String plate, long minute) {
        return passage(id, direction == Direction.IN ? "entry" : "exit", direction, plate, minute);
    }

    private static Passage passage(String id, String lane, Direction direction, String plate, long minute) {
        Passage any = direction == Direction.IN
                ? Street.in(blue(plate), minute(minute))
                : Street.out(blue(plate), minute(minute));
        return new Passage(
                id,
                lane,
                direction,
                any.plate(),
                any.reading(),
                any.arrivedAt(),
                any.passedAt(),
                true,
                any.grounds(),
                Optional.of(plate + "-" + direction + ".jpg"));
    }

    /** What is due by then is paid on a phone. */
    public void pays(String plate, long minute) {
        long stay = parking.findOpen(blue(plate)).orElseThrow().id();
        PaymentOrder order = parking.order(stay, minute(minute));
        parking.settle(
                new PaymentNotice(order.number(), "wechat", "w" + order.number(), order.amount()), minute(minute));
    }

    public void opening(String id, long minute, Optional<String> visit) {
        parking.record(new Opening(
                id,
                "exit",
                Direction.OUT,
                minute(minute),
                Grounds.BY_HAND,
                "王师傅",
                "赶时间",
                Optional.empty(),
                Optional.empty(),
                visit));
    }

    public void sumUpEverything() throws SQLException {
        execute("select sum_up_everything()");
    }

    /** As if all that is kept beside what happened had gone. */
    public void loseSums() throws SQLException {
        execute("set session_replication_role = replica;"
                + "truncate takings, traffic, presence, presence_of_day, known_plate, plate_end, stay_length, misread;"
                + "update parking_session set charged = -1, received = -1, balance = -1;"
                + "set session_replication_role = origin");
    }

    /** The stays of this car get a pseudonym, as after their time. */
    public void forget(String plate, String pseudonym) throws SQLException {
        execute("update parking_session set plate_text = '" + pseudonym + "' where plate_text = '" + plate + "'");
    }

    /** Plates of cars that came long ago: 湘Q00001 and so on. */
    public void knowPlates(int plates) throws SQLException {
        execute("insert into known_plate select '湘Q' || lpad(i::text, 5, '0'), 'BLUE' from generate_series(1, " + plates
                + ") i");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
