package io.daozha.admin.household;

import io.daozha.admin.access.Deed;
import io.daozha.admin.lanes.PayDesk;
import io.daozha.admin.live.Console;
import io.daozha.admin.live.ScreenFacts.PayCode;
import io.daozha.admin.rights.Refusals;
import io.daozha.admin.rights.RightsFields;
import io.daozha.admin.web.Trouble;
import io.daozha.billing.NothingDueException;
import io.daozha.billing.PermitFee;
import io.daozha.billing.right.HouseholdRights;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Where the resident who is logged in pays for his household's permits. Every press says which last day and which sum he
 * saw, so that he never pays for what he has not seen; pressed again, it asks for nothing new.
 */
@ApplicationScoped
class FeeCounter {
    private static final long MOST_FEN = 1_000_000_000;

    private final MyCounter my;
    private final HouseholdRights household;
    private final PayDesk desk;
    private final Deed deed;
    private final Clock clock;

    FeeCounter(MyCounter my, HouseholdRights household, PayDesk desk, Deed deed, Clock clock) {
        this.my = my;
        this.household = household;
        this.desk = desk;
        this.deed = deed;
        this.clock = clock;
    }

    /** @param due in fen */
    private record Seen(LocalDate until, long due) {
        static Seen read(RightsFields form, String until, String due) {
            return new Seen(form.day("until", until), form.number("due", due, 1, MOST_FEN));
        }

        void require(PermitFee fee) {
            boolean over = fee.began()
                    ? fee.due().minor() == 0
                    : !fee.permit().lastDay().isBefore(until);
            if (over) {
                throw paid(fee);
            }
            if (!until.equals(fee.lastDay()) || due != fee.due().minor()) {
                throw trouble("changed", FeesMsg::changed);
            }
        }
    }

    private static Trouble trouble(String code, Function<FeesMsg, String> sentence) {
        return Trouble.of(409, code, language -> sentence.apply(language.words(FeesMsg.class)));
    }

    private static Trouble paid(PermitFee fee) {
        LocalDate lasts = fee.permit().lastDay();
        return trouble("paid-already", words -> words.paidAlready(lasts));
    }

    FeePage page(long fee) {
        PermitFee own = own(fee);
        return new FeePage(FeeView.of(own), desk.channels(), desk.takesMoney(), desk.codesOfFee(fee), obstacle(own));
    }

    FeeView fee(long fee) {
        return FeeView.of(own(fee));
    }

    private PermitFee own(long fee) {
        long home = my.home();
        return Refusals.asked(() -> household.fee(home, fee));
    }

    private Optional<Trouble> obstacle(PermitFee fee) {
        try {
            if (!fee.began()) {
                Refusals.done(() -> fee.permit().requireRenewable(clock.instant()));
            }
            return Optional.empty();
        } catch (Trouble trouble) {
            return Optional.of(trouble);
        }
    }

    /** One more term of a permit, which waits for its money. */
    FeeView renew(Sent.Renewal given) {
        RightsFields form = new RightsFields();
        long permit = form.number("permit", given.permit(), 1, Long.MAX_VALUE);
        Seen seen = Seen.read(form, given.until(), given.due());
        form.check();
        PermitFee next = next(my.home(), permit);
        seen.require(next);
        return FeeView.of(next);
    }

    private PermitFee next(long home, long permit) {
        try {
            return Refusals.asked(() -> household.renewByPaying(home, permit, clock.instant()));
        } catch (NothingDueException e) {
            throw trouble("costs-nothing", FeesMsg::costsNothing);
        }
    }

    /** Where the resident's own browser pays. */
    Console.Asked pay(long fee, Sent.Payment given, Console.Payer payer) {
        Console.Asked asked = asked(fee, given, () -> desk.askFee(fee, payer));
        deed.because(asked.order());
        return asked;
    }

    /** What another phone scans to pay. */
    PayCode code(long fee, Sent.Payment given, Console.Payer payer) {
        return asked(fee, given, () -> desk.codeOfFee(fee, payer));
    }

    private <T> T asked(long fee, Sent.Payment given, Supplier<T> ask) {
        RightsFields form = new RightsFields();
        Seen seen = Seen.read(form, given.until(), given.due());
        form.check();
        PermitFee own = own(fee);
        seen.require(own.began() ? own : next(my.home(), own.permit().id()));
        try {
            return ask.get();
        } catch (NothingDueException e) {
            throw paid(own(fee));
        }
    }
}
