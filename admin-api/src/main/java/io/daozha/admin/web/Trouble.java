package io.daozha.admin.web;

import io.daozha.billing.Words;
import java.util.List;
import java.util.function.Function;

/**
 * A request that cannot be carried out, for a reason its sender should read. Thrown anywhere below a resource it becomes
 * problem+json for a program and an error page, or the form again, for a person, always in the sender's language.
 */
public class Trouble extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient Function<Language, String> sentence;
    private final transient Words detail;
    private final transient List<Flaw> flaws;

    /**
     * What is wrong with one field.
     *
     * @param field its name in the form or the JSON
     */
    public record Flaw(String field, Function<Language, String> sentence) {}

    /**
     * @param status of HTTP, 400 to 599
     * @param code for programs, words joined by hyphens or a constant's name
     * @param detail what exactly, where the sentence alone does not tell; may be empty
     */
    public Trouble(int status, String code, Function<Language, String> sentence, Words detail, List<Flaw> flaws) {
        super(detail.en());
        this.detail = detail;
        this.status = status;
        this.code = code;
        this.sentence = sentence;
        this.flaws = List.copyOf(flaws);
    }

    /** @param sentence of a bundle: {@code language -> language.words(Msg.class).gone()} */
    public static Trouble of(int status, String code, Function<Language, String> sentence) {
        return new Trouble(status, code, sentence, Words.NONE, List.of());
    }

    /** The one field that is wrong. */
    public Trouble at(String field) {
        return new Trouble(status, code, sentence, detail, List.of(new Flaw(field, sentence)));
    }

    public static Trouble notFound() {
        return of(404, "not-found", language -> language.words(Msg.class).notFound());
    }

    /** Somebody else has changed it meanwhile. */
    public static Trouble stale() {
        return of(412, "stale", language -> language.words(Msg.class).stale());
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String sentence(Language language) {
        return sentence.apply(language);
    }

    /** Empty where the sentence says it all. */
    public String detail(Language language) {
        return detail.in(language.locale());
    }

    public List<Flaw> flaws() {
        return flaws;
    }

    /** What is wrong with a field; empty when nothing is. For the templates. */
    public String flaw(String field, Language language) {
        return flaws.stream()
                .filter(flaw -> flaw.field().equals(field))
                .map(flaw -> flaw.sentence().apply(language))
                .findFirst()
                .orElse("");
    }
}
