package io.daozha.admin.rights;

import io.daozha.billing.Plate;
import io.daozha.billing.right.Ban;
import io.daozha.billing.right.CarLock;
import io.daozha.billing.right.Exemption;
import io.daozha.billing.right.StreetLists;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Cars that never pay, that do not come in, and that do not leave. */
@ApplicationScoped
class StreetCounter {
    private static final int LONGEST_FORM = 60;

    private final StreetLists lists;
    private final Hand hand;

    StreetCounter(StreetLists lists, Hand hand) {
        this.lists = lists;
        this.hand = hand;
    }

    /**
     * @param plate or {@code form}, never both
     * @param over its last day has gone by
     */
    public record FreeView(
            long id,
            Optional<Plate> plate,
            Optional<String> form,
            String because,
            LocalDate firstDay,
            Optional<LocalDate> lastDay,
            boolean over) {}

    public record BanView(long id, Plate plate, String reason, Instant since) {}

    /** @param code opens it, for who locked it; empty for who may only look */
    public record LockView(long id, Plate plate, String code, Instant since) {}

    List<FreeView> free() {
        LocalDate today = hand.today();
        return lists.exemptions().stream().map(one -> view(one, today)).toList();
    }

    private static FreeView view(Exemption one, LocalDate today) {
        boolean over = one.lastDay().filter(day -> day.isBefore(today)).isPresent();
        return new FreeView(one.id(), one.plate(), one.form(), one.reason(), one.firstDay(), one.lastDay(), over);
    }

    List<BanView> bans() {
        return lists.bans().stream().map(StreetCounter::view).toList();
    }

    private static BanView view(Ban ban) {
        return new BanView(ban.id(), ban.plate(), ban.reason(), ban.since());
    }

    List<LockView> locks() {
        return lists.locks().stream().map(this::view).toList();
    }

    private LockView view(CarLock lock) {
        return new LockView(lock.id(), lock.plate(), hand.code(lock.code()), lock.since());
    }

    FreeView exempt(Given.Free given) {
        RightsFields form = new RightsFields();
        String of = form.text("form", given.form(), 0, LONGEST_FORM);
        Plate plate = of.isEmpty() ? form.anyPlate(given.plate(), given.colour()) : null;
        Optional<Plate.Colour> colour = Stream.ofNullable(given.colour())
                .filter(said -> !said.isBlank() && !of.isEmpty())
                .map(said -> form.one("colour", said, Plate.Colour.class))
                .filter(found -> found != null)
                .findFirst();
        if (!of.isEmpty() && given.plate() != null && !given.plate().isBlank()) {
            form.flaw("form", RuleMsg::plateOrForm);
        }
        String because = form.text("because", given.because(), 1, 40);
        LocalDate first = form.day("firstDay", given.firstDay(), hand.today());
        Optional<LocalDate> last = Optional.ofNullable(form.day("lastDay", given.lastDay(), null));
        String reason = form.reason(given.reason());
        form.check();
        Exemption made = Refusals.asked(() -> of.isEmpty()
                ? lists.exempt(plate, because, first, last, hand.because(reason))
                : lists.exemptForm(of, colour, because, first, last, hand.because(reason)));
        return view(made, hand.today());
    }

    void endFree(long exemption, Given.Day given) {
        RightsFields form = new RightsFields();
        LocalDate last = form.day("day", given.day(), hand.today());
        String reason = form.reason(given.reason());
        form.check();
        Refusals.done(() -> lists.endExemption(exemption, last, hand.because(reason)));
    }

    BanView ban(Given.Car given) {
        return car(given, (plate, reason) -> view(lists.ban(plate, hand.because(reason))));
    }

    void unban(Given.Car given) {
        car(given, (plate, reason) -> {
            lists.unban(plate, hand.because(reason));
            return true;
        });
    }

    LockView lock(Given.Car given) {
        return car(given, (plate, reason) -> view(lists.lock(plate, hand.because(reason))));
    }

    void unlock(Given.Car given) {
        car(given, (plate, reason) -> {
            lists.unlock(plate, hand.because(reason));
            return true;
        });
    }

    private static <T> T car(Given.Car given, BiFunction<Plate, String, T> work) {
        RightsFields form = new RightsFields();
        Plate plate = form.anyPlate(given.plate(), given.colour());
        String reason = form.reason(given.reason());
        form.check();
        return Refusals.asked(() -> work.apply(plate, reason));
    }
}
