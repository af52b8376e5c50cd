package io.daozha.admin.access;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.RestAssured;
import io.restassured.builder.RequestSpecBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Logs tests in without the pages, for all tests that are about something else. */
@ApplicationScoped
public class SignedIn {
    private final Logins logins;

    SignedIn(Logins logins) {
        this.logins = logins;
    }

    /** From now on RestAssured sends what a browser of such a person would. */
    public void as(Role role) {
        RestAssured.requestSpecification = new RequestSpecBuilder()
                .addCookie(Doorkeeper.COOKIE, token(role))
                .addHeader("Sec-Fetch-Site", "same-origin")
                .build();
    }

    /** What such a person's browser keeps in its cookie {@code daozha}. */
    public String token(Role role) {
        Account account = QuarkusTransaction.requiringNew().call(() -> {
            String name = "test-" + role.role();
            return Account.named(name).orElseGet(() -> {
                Account made = new Account(name, role, "(none: it is logged in by the test)", Instant.now());
                made.password("(none)", false);
                made.persistAndFlush();
                return made;
            });
        });
        return logins.open(account, Instant.now());
    }

    public static void out() {
        RestAssured.requestSpecification = null;
    }
}
