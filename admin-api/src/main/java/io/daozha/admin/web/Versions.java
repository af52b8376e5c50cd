package io.daozha.admin.web;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;

/**
 * Two people who change one thing: whoever changes says which version he has seen (If-Match, from ETag), and is refused
 * when it is no longer the newest.
 */
public final class Versions {
    private Versions() {}

    public static Response.ResponseBuilder tag(Response.ResponseBuilder answer, int version) {
        return answer.tag(new EntityTag(Integer.toString(version)));
    }

    /** @param ifMatch the header. @throws Trouble 428 without one, 412 for one that names no version of ours */
    public static int seen(String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw Trouble.of(
                    428,
                    "version-missing",
                    language -> language.words(Msg.class).versionMissing());
        }
        String plain = ifMatch.strip().replaceFirst("^W/", "").replace("\"", "");
        if (!plain.matches("\\d{1,9}")) {
            throw Trouble.stale();
        }
        return Integer.parseInt(plain);
    }
}
