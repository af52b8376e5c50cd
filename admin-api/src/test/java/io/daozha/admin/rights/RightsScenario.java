package io.daozha.admin.rights;

import static io.restassured.RestAssured.given;

import io.daozha.admin.access.Role;
import io.daozha.admin.access.SignedIn;
import io.daozha.billing.Plate;
import io.daozha.billing.Plate.Colour;
import io.daozha.billing.right.Act;
import io.daozha.billing.right.Household;
import io.daozha.billing.right.HouseholdRights;
import io.daozha.billing.right.Permit;
import io.daozha.billing.right.Rights;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An operator at the desk, with a plate and a household that nobody has had before. */
abstract class RightsScenario {
    static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    static final AtomicInteger NEXT = new AtomicInteger();

    @Inject
    SignedIn signedIn;

    @Inject
    Rights rights;

    @Inject
    HouseholdRights households;

    String plate;
    String name;

    @BeforeEach
    void logIn() {
        int n = NEXT.incrementAndGet();
        plate = "湘B%05d".formatted(n);
        name = n + "栋 101";
        signedIn.as(Role.OPERATOR);
    }

    @AfterEach
    void logOut() {
        SignedIn.out();
    }

    Household household() {
        return rights.openHousehold(
                name, new Household.Quota(2, 1, 2), Optional.empty(), new Act("test", "moved in", Instant.now()));
    }

    Permit permit(String text) {
        Plate car = new Plate(text, Colour.BLUE);
        return rights.grant(
                1,
                Optional.empty(),
                name,
                List.of(car),
                LocalDate.now(SHANGHAI),
                new Act("test", "paid", Instant.now()));
    }

    static String tomorrow() {
        return LocalDate.now(SHANGHAI).plusDays(1).toString();
    }

    static RequestSpecification form(Map<String, ?> fields) {
        return given().redirects()
                .follow(false)
                .header("Accept", "text/html")
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParams(fields);
    }

    static RequestSpecification json(Map<String, ?> body) {
        return given().contentType(ContentType.JSON).body(body);
    }
}
