package io.daozha.admin.household;

import static io.daozha.admin.web.Requests.form;
import static io.daozha.admin.web.Requests.stranger;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.daozha.admin.access.Role;
import io.daozha.admin.access.SignedIn;
import io.daozha.admin.live.FakeSite;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who comes in to the pages of residents: by the code of a household, and nobody else. */
@QuarkusTest
@TestProfile(FakeSite.class)
class JoiningTest extends ResidentScenario {
    @Test
    void whoKnowsTheCodeSignsUpAndIsAtHome() {
        SignedIn.out();
        given().get("/join?code=" + home.code()).then().statusCode(200).body(containsString(home.code()));
        String name = "new " + home.code();
        String login = stranger(account(home.code().toLowerCase(Locale.ROOT), name))
                .post("/join")
                .then()
                .statusCode(303)
                .extract()
                .cookie("daozha");
        given().cookie("daozha", login).get("/my").then().statusCode(200).body(containsString(home.name()));
        stranger(account(home.code(), name))
                .post("/join")
                .then()
                .statusCode(409)
                .body(containsString("已经有人用这个名字"));
    }

    private static Map<String, String> account(String code, String name) {
        String password = "green tree by the gate";
        return Map.of("code", code, "name", name, "password", password, "again", password);
    }

    @Test
    void aWrongCodeOrAWeakPasswordMakesNoAccount() {
        SignedIn.out();
        for (Map<String, String> bad : List.of(
                Map.<String, String>of(),
                account("NOSUCHCO", "x1"),
                account("'; drop", "x2"),
                Map.of("code", "7".repeat(500), "name", "x3", "password", "p", "again", "p"),
                Map.of("code", home.code(), "name", "x4", "password", "short", "again", "short"),
                Map.of("code", home.code(), "name", "x5", "password", "green tree by the gate", "again", "other"),
                account(home.code(), "\u202ex6"))) {
            stranger(bad).post("/join").then().statusCode(400).body(containsString("class=\"flaw\""));
        }
        stranger(Map.of("code", home.code(), "name", "<script>alert(1)</script>", "password", "p", "again", "p"))
                .post("/join")
                .then()
                .statusCode(400)
                .body(not(containsString("<script>alert")));
    }

    @Test
    void anAccountWithoutAHouseholdSeesNothingUntilItShowsACode() {
        signedIn.as(Role.RESIDENT);
        given().get("/my").then().statusCode(200).body(containsString("/my/home"), not(containsString("/my/plates")));
        given().get("/api/v1/my").then().statusCode(409).body("cause", is("no-household"));
        given().get("/my/stays").then().statusCode(409);
        form(Map.of("code", "WRONGCOD")).post("/my/home").then().statusCode(400);
    }

    @Test
    void onlyResidentsHaveAPortal() {
        for (Role role : List.of(Role.MANAGER, Role.OPERATOR, Role.AUDITOR)) {
            signedIn.as(role);
            given().header("Accept", "text/html").get("/my").then().statusCode(403);
            given().get("/api/v1/my").then().statusCode(403);
        }
        SignedIn.out();
        given().get("/api/v1/my").then().statusCode(401);
    }
}
