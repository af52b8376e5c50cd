package io.daozha.admin.settings;

import io.daozha.admin.ParkingConfig;
import io.daozha.billing.Passage.Direction;
import io.daozha.gate.FailPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the installer has set, part by part. */
@ApplicationScoped
class Configuration {
    private final ParkingConfig config;

    Configuration(ParkingConfig config) {
        this.config = config;
    }

    /**
     * @param name of the lane, line or reader; empty where there is but one
     * @param doc the document that tells of the keys
     */
    record Part(Kind kind, String name, List<Setting> settings, String doc) {}

    enum Kind {
        SITE,
        LANE,
        LINE,
        READER,
        PAYMENT,
        KEEPING,
        LOGIN,
        CHANNELS
    }

    /**
     * What a lane does by itself.
     *
     * @param answers by cause, as the configuration writes them
     */
    record Policy(String lane, Direction direction, Map<FailPolicy.Cause, String> answers) {}

    List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        parts.add(site());
        config.lanes().forEach((name, lane) -> parts.add(lane(name, lane)));
        config.lines()
                .forEach((name, line) -> parts.add(new Part(
                        Kind.LINE,
                        name,
                        List.of(
                                Setting.of("daozha.lines." + name + ".port", line.port()),
                                Setting.of("daozha.lines." + name + ".baud", line.baud())),
                        "docs/hardware.md")));
        config.readers()
                .forEach((name, reader) -> parts.add(new Part(
                        Kind.READER,
                        name,
                        List.of(
                                Setting.of("daozha.readers." + name + ".form", reader.form()),
                                Setting.of("daozha.readers." + name + ".camera", reader.camera()),
                                Setting.of("daozha.readers." + name + ".lane", reader.lane()),
                                Setting.of("daozha.readers." + name + ".zone", reader.zone())),
                        "docs/hardware.md")));
        parts.add(payment());
        parts.add(keeping());
        parts.add(new Part(
                Kind.LOGIN,
                "",
                List.of(
                        Setting.of("daozha.login.idle", config.login().idle()),
                        Setting.of("daozha.login.longest", config.login().longest())),
                "docs/security.md"));
        parts.add(channels());
        return parts;
    }

    private Part site() {
        return new Part(
                Kind.SITE,
                "",
                List.of(
                        Setting.of("daozha.name", config.name()),
                        Setting.of("daozha.capacity", config.capacity()),
                        Setting.of("daozha.address", config.address()),
                        Setting.of("daozha.language", config.language()),
                        Setting.of("daozha.data", config.data()),
                        Setting.of("daozha.debt-at-entry", config.debtAtEntry()),
                        Setting.of("daozha.longest-visit", config.longestVisit()),
                        Setting.of("daozha.long-stay-days", config.longStayDays()),
                        Setting.of("daozha.dispute-limit", config.disputeLimit()),
                        Setting.of("daozha.lost-entry-fee", config.lostEntryFee()),
                        Setting.of(
                                "daozha.refunds.approve-above", config.refunds().approveAbove()),
                        Setting.of("daozha.sign-levels", config.signLevels())),
                "README.md");
    }

    private static Part lane(String name, ParkingConfig.LaneConfig lane) {
        String key = "daozha.lanes." + name + ".";
        return new Part(
                Kind.LANE,
                name,
                List.of(
                        Setting.of(key + "direction", lane.direction()),
                        Setting.of(key + "line", lane.line()),
                        Setting.of(key + "unit", lane.unit()),
                        Setting.of(key + "camera", lane.camera()),
                        Setting.of(key + "presence", lane.presence()),
                        Setting.of(key + "region", lane.region()),
                        Setting.of(key + "barrier", lane.barrier()),
                        Setting.of(key + "profile", lane.profile()),
                        Setting.of(key + "rise-timeout", lane.riseTimeout()),
                        Setting.of(key + "no-entry", lane.noEntry()),
                        Setting.of(key + "sign", lane.sign()),
                        Setting.of(key + "both-ways-with", lane.bothWaysWith())),
                "docs/hardware.md");
    }

    private Part payment() {
        ParkingConfig.Payment payment = config.payment();
        String key = "daozha.payment.";
        return new Part(
                Kind.PAYMENT,
                "",
                List.of(
                        Setting.of(key + "call-back", payment.callBack()),
                        Setting.of(key + "arm-patience", payment.armPatience()),
                        Setting.of(key + "wechat.app-id", payment.wechat().appId()),
                        Setting.of(key + "wechat.merchant", payment.wechat().merchant()),
                        Setting.of(key + "wechat.private-key", payment.wechat().privateKey()),
                        Setting.of(key + "wechat.api-v3-key", payment.wechat().apiV3Key()),
                        Setting.of(key + "alipay.app-id", payment.alipay().appId()),
                        Setting.of(key + "alipay.seller", payment.alipay().seller()),
                        Setting.of(key + "alipay.private-key", payment.alipay().privateKey())),
                "docs/payments.md");
    }

    private Part keeping() {
        return new Part(
                Kind.KEEPING,
                "",
                List.of(
                        Setting.of("daozha.keeping.pictures", config.keeping().pictures()),
                        Setting.of("daozha.keeping.evidence", config.keeping().evidence()),
                        Setting.of("daozha.keeping.people", config.keeping().people()),
                        Setting.of("daozha.keeping.facts", config.keeping().facts()),
                        Setting.of(
                                "daozha.keeping.alarm-below-mb",
                                config.keeping().alarmBelowMb()),
                        Setting.of(
                                "daozha.keeping.least-free-mb", config.keeping().leastFreeMb())),
                "README.md");
    }

    private static Part channels() {
        return new Part(
                Kind.CHANNELS,
                "",
                List.of(
                        Setting.inForce("mp.messaging.outgoing.live-out.connector"),
                        Setting.inForce("mp.messaging.incoming.live-in.connector"),
                        Setting.inForce("mp.messaging.outgoing.facts-out.connector"),
                        Setting.inForce("mp.messaging.incoming.frigate.connector")),
                "README.md");
    }

    /** @param directions of the lanes at work, simulated ones too */
    List<Policy> policies(Map<String, Direction> directions) {
        List<Policy> policies = new ArrayList<>();
        directions.forEach((name, direction) -> {
            FailPolicy policy = FailPolicy.of(direction);
            ParkingConfig.LaneConfig lane = config.lanes().get(name);
            Map<FailPolicy.Cause, String> answers = new TreeMap<>();
            (lane == null ? policy : policy.with(lane.when()))
                    .rules()
                    .forEach((cause, rule) -> answers.put(cause, rule.text()));
            policies.add(new Policy(name, direction, answers));
        });
        return policies;
    }
}
