package io.daozha.billing;

import static io.daozha.billing.CannotCorrectException.wall;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.daozha.billing.OutboxRow.Fact;
import io.daozha.billing.ParkingSession.State;
import io.daozha.billing.TrailEntry.Act;
import io.daozha.billing.tariff.CannotPriceException;
import java.time.Instant;
import java.util.List;

/**
 * Puts right what was written down of a stay: its plate, its times, what it costs; inside a transaction of {@link Desk}.
 * A closed stay is priced anew, and the difference is one more line of the ledger.
 */
final class Corrections {
    private final Signature signature;

    Corrections(Signature signature) {
        this.signature = signature;
    }

    void plate(ParkingSession stay, Plate plate) {
        require(
                !plate.equals(stay.plate()),
                "第 " + stay.id() + " 次停车本来就是 " + plate.text() + "。",
                "Stay " + stay.id() + " is that of " + plate + " already");
        if (stay.state() == State.OPEN) {
            Stays.open(plate).ifPresent(other -> {
                String since = wall(other.enteredAt());
                throw new CannotCorrectException(
                        plate.text() + " 已在场内（第 " + other.id() + " 次停车，" + since + " 入场）：是同一辆车就合并，不是就先结束那一次。",
                        plate + " is inside already, as stay " + other.id() + " since " + since
                                + ": merge the two if they are one car, or end that one first");
            });
        }
        ObjectNode details = change(stay.plate(), plate);
        stay.isOf(plate);
        // One open stay per plate: the row must say so before anything is asked about it.
        ParkingSession.flush();
        priceAnew(stay, details);
        corrected(stay, Act.PLATE_CORRECTED, details);
    }

    /** Two open stays are one car: the duplicate ends without a fee, and what was paid for it is left to be given back. */
    void merge(ParkingSession stay, ParkingSession duplicate, Plate plate) {
        require(stay.id() != duplicate.id(), "一次停车不能和自己合并。", "A stay is not merged with itself");
        require(
                stay.state() == State.OPEN && duplicate.state() == State.OPEN,
                "只能合并在场车辆的停车，第 " + stay.id() + " 次和第 " + duplicate.id() + " 次不都是。",
                "Only stays of cars inside are merged, not stays " + stay.id() + " (" + stay.state() + ") and "
                        + duplicate.id() + " (" + duplicate.state() + ")");
        ObjectNode details = change(duplicate.plate(), plate);
        details.put("into", stay.id());
        closeFree(duplicate);
        ParkingSession.flush();
        corrected(duplicate, Act.MERGED, details);
        if (!plate.equals(stay.plate())) {
            plate(stay, plate);
        }
    }

    void entryTime(ParkingSession stay, Instant at) {
        Instant end = stay.chargedTo().orElse(signature.at());
        require(
                !at.isAfter(end),
                "第 " + stay.id() + " 次停车 " + wall(end) + " 已结束，不可能 " + wall(at) + " 才开始。",
                "Stay " + stay.id() + " ended at " + wall(end) + ", so it cannot have begun at " + wall(at));
        Stays.begunBy(stay.plate(), at)
                .filter(before -> before.id() != stay.id())
                .flatMap(before -> before.leftAt().filter(left -> left.isAfter(at)))
                .ifPresent(left -> {
                    throw new CannotCorrectException(
                            stay.plate().text() + " 在场内一直到 " + wall(left) + "，不可能 " + wall(at) + " 又入场：请先更正那一次。",
                            stay.plate() + " was inside until " + wall(left) + ", so it cannot have come in at "
                                    + wall(at) + ": correct that stay first");
                });
        ObjectNode details = change(stay.enteredAt(), at);
        stay.enteredAt(at, TariffVersion.inForce(at));
        priceAnew(stay, details);
        corrected(stay, Act.ENTRY_TIME_CORRECTED, details);
    }

    void exitTime(ParkingSession stay, Instant at) {
        require(
                stay.state() == State.CLOSED,
                "第 " + stay.id() + " 次停车没有离场：请补上。",
                "Stay " + stay.id() + " has no exit: add it");
        possibleExit(stay, at);
        ObjectNode details = change(stay.leftAt().orElseThrow(), at);
        stay.leftAt(at);
        priceAnew(stay, details);
        corrected(stay, Act.EXIT_TIME_CORRECTED, details);
    }

    /** Somebody knows when it left. */
    void addExit(ParkingSession stay, Instant at) {
        require(
                stay.state() != State.CLOSED,
                "第 " + stay.id() + " 次停车已经结束：请更正离场时间。",
                "Stay " + stay.id() + " has ended already: correct the time of its exit");
        possibleExit(stay, at);
        RecordedPassage exit = told(Passage.Direction.OUT, stay.plate(), at);
        PassageBook.close(stay, exit);
        corrected(stay, Act.EXIT_ADDED, JsonNodeFactory.instance.objectNode().put("after", at.toString()));
    }

    /** An exit that belongs to no stay is that of one, which was written down under another plate, say. */
    void join(RecordedPassage exit, ParkingSession stay) {
        Instant at = exit.passage().arrivedAt();
        require(
                stay.exit().isEmpty(),
                "第 " + stay.id() + " 次停车已有自己的离场。",
                "Stay " + stay.id() + " has an exit of its own");
        possibleExit(stay, at);
        ObjectNode details =
                JsonNodeFactory.instance.objectNode().put("exit", exit.passage().id());
        details.put("plate", exit.passage().plate().toString());
        if (stay.state() == State.CLOSED) {
            stay.leave(exit);
            UnmatchedExit.belongs(exit);
            priceAnew(stay, details);
        } else {
            PassageBook.close(stay, exit);
        }
        corrected(stay, Act.EXIT_JOINED, details);
    }

    /** There is no such car, or nobody knows when it left: it ends without a fee. */
    void closeFree(ParkingSession stay) {
        require(
                stay.state() != State.CLOSED,
                "第 " + stay.id() + " 次停车已经结束。",
                "Stay " + stay.id() + " has ended already");
        stay.closeUnseen(signature.at());
        stay.recharge(
                stay.fixedCharge(new Money(0, stay.currency()), stay.leftAt().orElseThrow()),
                List.of(),
                signature.at());
    }

    /** Its exit was not seen, and a person chooses up to where it pays. */
    void exitUnseen(ParkingSession stay, UnseenFee fee) {
        require(
                stay.state() == State.EXIT_UNSEEN,
                "第 " + stay.id() + " 次停车的离场不是没看到。",
                "The exit of stay " + stay.id() + " is not unseen");
        Cashier.voidPending(stay);
        Instant gone = stay.goneBy().orElseThrow();
        Instant end = switch (fee) {
            case NOTHING, FULL -> gone;
            case TO_LAST_SIGHTING -> Stays.lastSeen(stay);
        };
        Money nothing = new Money(0, stay.currency());
        Quotes.Bill bill = fee == UnseenFee.NOTHING
                ? new Quotes.Bill(List.of(), stay.fixedCharge(nothing, end))
                : price(stay, end);
        stay.closeUnseen(end);
        stay.recharge(bill.charge(), bill.segments(), signature.at());
        corrected(stay, Act.FEE_DECIDED, JsonNodeFactory.instance.objectNode().put("after", fee.name()));
    }

    /** A person says what it costs, whatever the tariff says. */
    void fee(ParkingSession stay, Money fee, Act act) {
        require(
                fee.currency().equals(stay.currency()),
                "第 " + stay.id() + " 次停车按 " + stay.currency() + " 计费，不是 " + fee.currency() + "。",
                "Stay " + stay.id() + " is priced in " + stay.currency() + ", not in " + fee.currency());
        require(fee.minor() >= 0, "费用不能是负数。", "A stay costs nothing or more, not " + fee.minor());
        require(
                stay.state() != State.EXIT_UNSEEN,
                "第 " + stay.id() + " 次停车的离场没有看到：请在那里选定费用。",
                "The exit of stay " + stay.id() + " was not seen: choose its fee there");
        ObjectNode details = JsonNodeFactory.instance.objectNode();
        stay.charge().ifPresent(charge -> details.set("charge", Apds.charge(charge)));
        details.put("after", fee.minor());
        stay.oversight().fix(fee.minor());
        if (stay.state() == State.CLOSED) {
            stay.recharge(stay.fixedCharge(fee, stay.chargedTo().orElseThrow()), stay.segments(), signature.at());
        }
        List.of(Review.CLOCK_JUMP, Review.LONG_STAY).forEach(reason -> stay.flag(reason, false));
        corrected(stay, act, details);
    }

    /** A passage that no lane saw and a person tells of. */
    RecordedPassage told(Passage.Direction direction, Plate plate, Instant at) {
        RecordedPassage passage = new RecordedPassage(Passage.told(direction, plate, at));
        passage.persist();
        return passage;
    }

    private void possibleExit(ParkingSession stay, Instant at) {
        require(
                !at.isBefore(stay.enteredAt()),
                "第 " + stay.id() + " 次停车 " + wall(stay.enteredAt()) + " 才开始，不可能 " + wall(at) + " 就结束。",
                "Stay " + stay.id() + " began at " + wall(stay.enteredAt()) + ", so it cannot have ended at "
                        + wall(at));
        require(
                !at.isAfter(signature.at()),
                wall(at) + " 还没到，没有人能看到它离场。",
                "Nobody can have seen it leave at " + wall(at) + ", which is to come");
    }

    private void priceAnew(ParkingSession stay, ObjectNode details) {
        if (stay.state() != State.CLOSED) {
            return;
        }
        // An order that waits still holds the stay to the sum of before.
        Cashier.voidPending(stay);
        stay.charge().ifPresent(charge -> details.set("charge", Apds.charge(charge)));
        Quotes.Bill bill = price(stay, stay.chargedTo().orElseThrow());
        stay.recharge(bill.charge(), bill.segments(), signature.at());
    }

    private static Quotes.Bill price(ParkingSession stay, Instant to) {
        try {
            return new Quotes(List.of(stay), to).bill(stay);
        } catch (CannotPriceException e) {
            throw new CannotCorrectException(
                    "这样改以后算不出价格：" + e.words().zh(),
                    "With that there is no price: " + e.words().en());
        }
    }

    /** What an order asks for was reckoned before; who gets the facts hears of it. */
    private void corrected(ParkingSession stay, Act act, ObjectNode details) {
        Cashier.voidPending(stay);
        TrailEntry.of(stay, act, signature, details).persist();
        OutboxRow.ofStay(Fact.STAY_CORRECTED, stay, signature.at()).persist();
    }

    private static ObjectNode change(Object before, Object after) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("before", before.toString())
                .put("after", after.toString());
    }

    static void require(boolean holds, String zh, String en) {
        if (!holds) {
            throw new CannotCorrectException(zh, en);
        }
    }
}
