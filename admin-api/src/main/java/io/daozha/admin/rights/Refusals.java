package io.daozha.admin.rights;

import io.daozha.admin.web.Language;
import io.daozha.admin.web.Trouble;
import io.daozha.billing.right.NotGrantedException;
import io.daozha.billing.right.UnknownNumberException;
import java.util.Locale;
import java.util.function.Supplier;

/** Says what the rights refuse in the language of who asked. */
public final class Refusals {
    private Refusals() {}

    /** @throws Trouble 409 for what is not granted, 404 for a number that there is not, or that is somebody else's */
    public static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (NotGrantedException e) {
            throw Trouble.of(
                    409, e.why().name().toLowerCase(Locale.ROOT).replace('_', '-'), language -> sentence(e, language));
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

    /** In English the rule's own sentence, which has the facts. */
    private static String sentence(NotGrantedException e, Language language) {
        return language == Language.EN
                ? e.getMessage() + "."
                : RightsFields.words(language).refused(e.why());
    }
}
