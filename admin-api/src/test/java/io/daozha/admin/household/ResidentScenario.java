package io.daozha.admin.household;

import io.daozha.admin.access.SignedIn;
import io.daozha.billing.Plate;
import io.daozha.billing.right.Household;
import io.daozha.billing.right.HouseholdRights;
import io.daozha.billing.right.Permit;
import io.daozha.billing.right.Rights;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A resident who is logged in, with a car and a permit; and neighbours. */
abstract class ResidentScenario {
    @Inject
    Neighbourhood street;

    @Inject
    SignedIn signedIn;

    @Inject
    Rights rights;

    @Inject
    HouseholdRights households;

    Household home;
    Household neighbours;
    Plate car;
    Permit permit;

    @BeforeEach
    void moveIn() {
        Household.Quota quota = new Household.Quota(2, 1, 2);
        home = street.home(quota);
        neighbours = street.home(quota);
        car = street.car();
        permit = street.permit(home, car);
        street.logIn("resident", home);
    }

    @AfterEach
    void logOut() {
        SignedIn.out();
    }
}
