package io.daozha.admin.rights;

import io.daozha.admin.web.Trouble;
import io.daozha.billing.Words;
import io.daozha.billing.right.NotGrantedException;
import io.daozha.billing.right.UnknownNumberException;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** Says what the rights refuse in the language of who asked; who asks for English is told the facts as well. */
public final class Refusals {
    private Refusals() {}

    /** @throws Trouble 409 for what is not granted, 404 for a number that there is not, or that is somebody else's */
    public static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (NotGrantedException e) {
            throw new Trouble(
                    409,
                    e.why().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    language -> RightsFields.words(language).refused(e.why()),
                    new Words("", e.getMessage()),
                    List.of());
        } catch (UnknownNumberException e) {
            throw Trouble.notFound();
        }
    }

    public static void done(Runnable work) {
        asked(() -> {
            work.run();
            return true;
        });
    }
}
