package io.daozha.billing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.daozha.billing.TrailEntry.Act;
import java.util.Optional;

/** What a person has looked at, and wants looked at again; inside a transaction of {@link Desk}. */
final class ReviewQueue {
    private ReviewQueue() {}

    static void lookedAt(ParkingSession stay, Review reason, Signature signature) {
        if (!stay.review().contains(reason)) {
            throw new CannotCorrectException(
                    "第 " + stay.id() + " 次停车现在不是因为这个原因待核对，请刷新。",
                    "Stay " + stay.id() + " is not held for " + reason + ", but for " + stay.review());
        }
        onlyBy(reason).ifPresent(how -> {
            throw new CannotCorrectException(
                    "第 " + stay.id() + " 次停车还要核对：" + how.zh() + "。",
                    "Stay " + stay.id() + " stays held for " + reason + ": " + how.en());
        });
        stay.flag(reason, false);
        trail(stay, Act.LOOKED_AT, reason, signature);
    }

    static void reopen(ParkingSession stay, Review reason, Signature signature) {
        onlyBy(reason).ifPresent(how -> {
            throw new CannotCorrectException("这个原因不能由人来填。", reason + " is no reason that a person gives");
        });
        if (stay.review().contains(reason)) {
            throw new CannotCorrectException(
                    "第 " + stay.id() + " 次停车已经因为这个原因待核对。", "Stay " + stay.id() + " is held for " + reason + " already");
        }
        stay.flag(reason, true);
        trail(stay, Act.REOPENED, reason, signature);
    }

    private static void trail(ParkingSession stay, Act act, Review reason, Signature signature) {
        TrailEntry.of(
                        stay,
                        act,
                        signature,
                        JsonNodeFactory.instance.objectNode().put("reason", reason.name()))
                .persist();
    }

    /** How a reason ends that does not end by being looked at, since the books would not add up. */
    private static Optional<Words> onlyBy(Review reason) {
        return switch (reason) {
            case EXIT_UNSEEN ->
                Optional.of(new Words(
                        "请选定费用，或补上离场，或与一次无主的离场合并", "choose its fee, add its exit or join it with an exit of no stay"));
            case UNPRICED -> Optional.of(new Words("请决定费用，或更正时间", "decide its fee, or correct its times"));
            case UNPAID -> Optional.of(new Words("付清、调整或减免后自动了结", "it ends when it is paid, adjusted or given up"));
            case OVERPAID -> Optional.of(new Words("退还多收的钱后自动了结", "it ends when the rest is given back"));
            case DISPUTED -> Optional.of(new Words("请接受申诉并定出费用，或驳回", "accept the dispute with a fee, or reject it"));
            case UNCERTAIN_PASSAGE, POSTED_LATE, LONG_STAY, CLOCK_JUMP, ENTRY_UNSEEN, MATCH_UNCERTAIN, HELD ->
                Optional.empty();
        };
    }
}
