package io.daozha.admin.money;

import io.daozha.admin.web.Language;
import io.daozha.admin.web.Trouble;
import io.daozha.billing.DeskException;
import io.daozha.billing.NothingDueException;
import io.daozha.billing.payment.BillException;
import io.daozha.billing.tariff.CannotPriceException;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Tells whoever asks, in his language, why billing's doors said no. */
final class Refusals {
    private Refusals() {}

    /** @throws Trouble 409, with billing's own sentence; nothing was changed */
    static <T> T heard(Supplier<T> work) {
        try {
            return work.get();
        } catch (DeskException e) {
            throw Trouble.of(409, "not-possible", language -> e.in(language.locale()));
        } catch (NothingDueException e) {
            throw trouble(409, "nothing-due", MoneyMsg::nothingDue);
        } catch (CannotPriceException e) {
            throw new Trouble(409, "unpriced", words(MoneyMsg::unpriced), e.words(), List.of());
        } catch (BillException e) {
            throw new Trouble(400, "bill-not-understood", words(MoneyMsg::billNotUnderstood), e.words(), List.of());
        }
    }

    static Trouble trouble(int status, String code, Function<MoneyMsg, String> sentence) {
        return Trouble.of(status, code, words(sentence));
    }

    static Function<Language, String> words(Function<MoneyMsg, String> sentence) {
        return language -> sentence.apply(language.words(MoneyMsg.class));
    }
}
