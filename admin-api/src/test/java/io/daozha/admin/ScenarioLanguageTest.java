package io.daozha.admin;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** A scenario that contradicts itself is refused with its line. */
@QuarkusTest
@WithTestResource(ScenarioSite.class)
class ScenarioLanguageTest extends Scenario {

    private static void refused(String sentence, Executable telling) {
        String said = assertThrows(ContradictionException.class, telling).getMessage();
        assertTrue(said.matches("ScenarioLanguageTest\\.java:\\d+: .*"), said);
        assertTrue(said.contains(sentence), said);
    }

    @Test
    void carIsInOnePlaceOnly() {
        lot.in.comes(CAR);
        refused("湘A12345 blue stands at lane in already", () -> lot.in.comes(CAR));
        parked(OTHER, Duration.ofHours(1));
        refused("湘B67890 blue is inside already", () -> parked(OTHER, Duration.ofHours(2)));
        refused("has never come to lane out", () -> passes(lot.out, lot.in.comes(OTHER)));
    }

    @Test
    void whatBreaksWasWell() {
        databaseGoesAway();
        refused("the database is away already", this::databaseGoesAway);
        databaseComesBack();
        refused("the database is not away", this::databaseComesBack);
        cameraDies(lot.in);
        refused("dead already", () -> cameraDies(lot.in));
        refused("not dead", () -> cameraShowsAgain(lot.out));
    }

    @Test
    void nobodyPaysWhatIsNotAsked() {
        refused("nobody is asked to pay at lane out", () -> lot.pays(lot.out));
        refused("nobody is asked to pay at lane out", () -> lot.asks(lot.out));
    }

    @Test
    void timeGoesOneWay() {
        refused("time does not pass backwards", () -> lot.pass(Duration.ofMinutes(-1)));
        refused("in the future", () -> parked(CAR, Duration.ofMinutes(-1)));
    }
}
