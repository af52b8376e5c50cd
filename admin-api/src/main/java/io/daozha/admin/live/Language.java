package io.daozha.admin.live;

import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The languages the pages speak; the first is spoken unless the reader asks for another. */
public enum Language {
    ZH(Locale.CHINESE, "zh-CN"),
    EN(Locale.ENGLISH, "en");

    static final String COOKIE = "lang";

    final Locale locale;
    private final String tag;

    Language(Locale locale, String tag) {
        this.locale = locale;
        this.tag = tag;
    }

    /** As HTML names it (BCP 47). */
    public String tag() {
        return tag;
    }

    /** As {@code ?lang=} and the cookie name it. */
    public String code() {
        return locale.getLanguage();
    }

    /** {@code ?lang=} before the cookie before what the browser prefers. */
    public static Language of(UriInfo uri, HttpHeaders headers) {
        Optional<Language> asked = named(uri.getQueryParameters().getFirst("lang"));
        Cookie cookie = headers.getCookies().get(COOKIE);
        Optional<Language> kept = cookie == null ? Optional.empty() : named(cookie.getValue());
        return asked.or(() -> kept)
                .orElseGet(() -> headers.getAcceptableLanguages().stream()
                        .flatMap(preferred -> named(preferred.getLanguage()).stream())
                        .findFirst()
                        .orElse(ZH));
    }

    private static Optional<Language> named(String code) {
        return Stream.of(values()).filter(one -> one.code().equals(code)).findFirst();
    }
}
