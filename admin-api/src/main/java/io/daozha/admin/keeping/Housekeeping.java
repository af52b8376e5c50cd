package io.daozha.admin.keeping;

import io.daozha.billing.Desk;
import io.daozha.billing.Facts;
import io.daozha.billing.People;
import io.daozha.gate.PictureFolder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * The work of a night: pictures and people leave on time, cars that stand for too long are noticed. Done twice it does
 * nothing more, cut short it goes on where it stopped.
 */
final class Housekeeping {
    private static final Logger LOG = Logger.getLogger(Housekeeping.class);
    private static final int AT_A_TIME = 2_000;

    private final Clock clock;
    private final KeepingConfig keeping;
    private final PictureFolder pictures;
    private final People people;
    private final Facts facts;
    private final Desk desk;

    Housekeeping(Clock clock, KeepingConfig keeping, PictureFolder pictures, People people, Facts facts, Desk desk) {
        this.clock = clock;
        this.keeping = keeping;
        this.pictures = pictures;
        this.people = people;
        this.facts = facts;
        this.desk = desk;
    }

    void run() {
        Instant now = clock.instant();
        desk.findLongStays(now)
                .forEach(stay -> LOG.warnf("Stay %d has lasted for too long; its fee grows no more", stay));
        int gone = letPicturesGo(now);
        int persons = letPeopleGo(now.minus(Duration.ofDays(keeping.people())));
        int told = facts.forgetSent(now.minus(Duration.ofDays(keeping.facts())));
        if (gone + persons + told > 0) {
            LOG.infof(
                    "Left on time: %d pictures, the plates of %d stays, passages and openings, %d facts that were sent",
                    gone, persons, told);
        }
    }

    private int letPicturesGo(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        Set<String> frozen = people.frozenPictures();
        int gone = 0;
        for (LocalDate day : pictures.days()) {
            if (day.isBefore(today.minusDays(keeping.evidence()))) {
                gone += pictures.remove(day, name -> true);
            } else if (day.isBefore(today.minusDays(keeping.pictures()))) {
                gone += pictures.remove(day, name -> !frozen.contains(name));
            }
        }
        return gone;
    }

    private int letPeopleGo(Instant before) {
        int gone = 0;
        int more;
        do {
            more = people.leave(before, AT_A_TIME);
            gone += more;
        } while (more > 0 && !Thread.currentThread().isInterrupted());
        return gone;
    }
}
