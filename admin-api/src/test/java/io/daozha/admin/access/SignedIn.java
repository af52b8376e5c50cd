package io.daozha.admin.access;

import io.daozha.admin.web.Roles;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.RestAssured;
import io.restassured.builder.RequestSpecBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Logs tests in without the pages, for all tests that are about something else. */
@ApplicationScoped
public class SignedIn {
    public static final String PASSWORD = "four words say nothing";
    private static final String HASH = Secrets.hash(PASSWORD);

    private final Logins logins;
    private final Keys keys;

    SignedIn(Logins logins, Keys keys) {
        this.logins = logins;
        this.keys = keys;
    }

    /** From now on RestAssured sends what a browser of such a person would. */
    public void as(Role role) {
        out(); // a builder begins with what was sent before
        RestAssured.requestSpecification = new RequestSpecBuilder()
                .addCookie(Doorkeeper.COOKIE, token(role))
                .addHeader("Sec-Fetch-Site", "same-origin")
                .build();
    }

    public static void out() {
        RestAssured.requestSpecification = null;
    }

    /** The same as a resident who has shown the code of a household. */
    public void asResident(String name, long household) {
        out();
        RestAssured.requestSpecification = new RequestSpecBuilder()
                .addCookie(Doorkeeper.COOKIE, residentToken(name, household))
                .addHeader("Sec-Fetch-Site", "same-origin")
                .build();
    }

    public String residentToken(String name, long household) {
        String token = token(name, Role.RESIDENT, false);
        QuarkusTransaction.requiringNew()
                .run(() -> Account.named(name).orElseThrow().livesIn(household));
        return token;
    }

    /** What such a person's browser keeps in its cookie {@code daozha}. */
    public String token(Role role) {
        return token("test-" + role.role(), role, false);
    }

    /** Of somebody who has not chosen a password yet. */
    String newcomer() {
        return token("test-" + Roles.NEWCOMER, Role.OPERATOR, true);
    }

    private String token(String name, Role role, boolean given) {
        Account account = QuarkusTransaction.requiringNew()
                .call(() -> Account.named(name).orElseGet(() -> {
                    Account made = new Account(name, role, HASH, Instant.now());
                    made.password(HASH, given);
                    made.persistAndFlush();
                    return made;
                }));
        return logins.open(account, Instant.now());
    }

    /** Whether a key is one that we know, at a moment. */
    public boolean opens(String key, Instant at) {
        return keys.find(key, at).isPresent();
    }

    public String key(String scope) {
        return QuarkusTransaction.requiringNew()
                .call(() -> keys.make("test", List.of(scope), "1", "test", Instant.now()))
                .secret();
    }
}
