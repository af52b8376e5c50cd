package io.daozha.admin.simulation;

import io.daozha.billing.Parking;
import io.daozha.billing.Plate;
import io.daozha.plate.PlateColour;
import java.time.LocalDate;
import java.util.List;

/** The permit holders of the simulated neighbourhood. */
public record Residents(List<Look> looks) {
    private static final List<String> HOMES = List.of("3栋 402", "3栋 501", "5栋 101", "5栋 302", "7栋 201", "7栋 602");

    /** Six households with a car each; one permit is about to end. */
    public static Residents moveIn(Parking parking, LocalDate today) {
        List<Look> looks = List.of(
                new Look("湘A8K216", PlateColour.BLUE, 11),
                new Look("湘AF37219", PlateColour.GREEN, 12),
                new Look("湘A5Q908", PlateColour.BLUE, 13),
                new Look("湘AD60512", PlateColour.GREEN, 14),
                new Look("湘A2B773", PlateColour.BLUE, 15),
                new Look("湘AZ4186", PlateColour.BLUE, 16));
        for (int i = 0; i < looks.size(); i++) {
            Look look = looks.get(i);
            LocalDate last = i == 0 ? today.plusDays(5) : today.plusYears(1);
            parking.grant(
                    new Plate(look.plate(), Plate.Colour.valueOf(look.colour().name())),
                    HOMES.get(i),
                    LocalDate.of(2026, 1, 1),
                    last);
        }
        return new Residents(looks);
    }
}
