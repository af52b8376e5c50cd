package io.daozha.admin.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What went wrong, for a program and for whoever reads over its shoulder (RFC 9457, application/problem+json).
 *
 * @param title a sentence in the caller's language
 * @param detail more of it, likewise; may be empty
 * @param cause a word for programs; does not change with the language
 * @param fields what is wrong with which field of what was sent
 * @param errorId stands beside the fault in the log; only where the fault is ours
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        @Schema(examples = "请改正标出的几项。") String title,
        @Schema(examples = "400") int status,
        String detail,
        @Schema(examples = "bad-input") String cause,
        List<Field> fields,
        String errorId) {

    public static final String JSON = "application/problem+json";

    public record Field(
            @Schema(examples = "name") String name,
            @Schema(examples = "不能超过 40 个字。") String sentence) {}

    static Problem of(Trouble trouble, Language language) {
        List<Field> fields = trouble.flaws().stream()
                .map(flaw -> new Field(flaw.field(), flaw.sentence().apply(language)))
                .toList();
        return new Problem(
                trouble.sentence(language),
                trouble.status(),
                trouble.detail(language),
                trouble.code(),
                fields.isEmpty() ? null : fields,
                null);
    }
}
