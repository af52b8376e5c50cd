package io.daozha.admin.rights;

import io.daozha.admin.access.Role;
import io.daozha.admin.access.SignedIn;
import io.daozha.admin.household.Neighbourhood;
import io.daozha.billing.Plate;
import io.daozha.billing.Plate.Colour;
import io.daozha.billing.right.Household;
import io.daozha.billing.right.HouseholdRights;
import io.daozha.billing.right.Permit;
import io.daozha.billing.right.Rights;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An operator at the desk, with a plate and a household that nobody has had before. */
abstract class RightsScenario {
    @Inject
    SignedIn signedIn;

    @Inject
    Neighbourhood street;

    @Inject
    Rights rights;

    @Inject
    HouseholdRights households;

    String plate;
    String name;

    @BeforeEach
    void logIn() {
        plate = street.car().text();
        name = plate.substring(2) + "栋 101";
        signedIn.as(Role.OPERATOR);
    }

    @AfterEach
    void logOut() {
        SignedIn.out();
    }

    Household household() {
        return street.home(name, new Household.Quota(2, 1, 2));
    }

    Permit permit(String text) {
        return rights.grant(
                1, Optional.empty(), name, List.of(new Plate(text, Colour.BLUE)), street.today(), street.act());
    }

    String tomorrow() {
        return street.today().plusDays(1).toString();
    }
}
