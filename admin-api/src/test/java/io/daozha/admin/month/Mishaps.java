package io.daozha.admin.month;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Random;
import java.util.function.Consumer;

/** Lets the {@link Weather} happen to the lot: what each spell breaks, and that it ends. */
final class Mishaps {
    private final Lot lot;
    private final Phones phones;
    private final Agenda agenda;
    private final Checks checks;

    Mishaps(Lot lot, Phones phones, Agenda agenda, Checks checks) {
        this.lot = lot;
        this.phones = phones;
        this.agenda = agenda;
        this.checks = checks;
    }

    void happens(Weather.Spell spell) {
        lot.tell("weather", spell.kind() + " for " + spell.lasts());
        checks.count("weather: " + spell.kind());
        Gate gate = lot.gates().get(spell.lane());
        Random random = new Random(spell.dice());
        switch (spell.kind()) {
            case BUS -> lasts(spell, gate::blind);
            case ORDERS -> lasts(spell, gate::deaf);
            case CAMERA -> lasts(spell, gate.eye()::lose);
            case LOOP -> lasts(spell, gate::chatters);
            case DATABASE -> lasts(spell, lot::databaseIs);
            case PAYMENT -> lasts(spell, off -> lot.channel.disturb(off ? "the network is down" : ""));
            case NOTICES -> {
                lasts(spell, phones::noticesAreLate);
                phones.forges(random);
            }
            case CLOCK -> {
                Duration by = Duration.ofMillis(
                        random.nextInt(3) == 0
                                ? random.nextInt(10_000) - 5_000
                                : random.nextInt(4_000_000) - 2_000_000);
                lot.clock.set(by);
                if (random.nextBoolean()) {
                    agenda.after(spell.lasts(), () -> lot.clock.set(by.negated()));
                }
            }
            case KILL -> {
                lot.willDie(random.nextInt(60));
                starts(spell.lasts());
            }
            case BY_HAND -> {
                gate.excuse();
                gate.drives().forEach(drive -> drive.named = true);
                lot.ask(() -> gate.lane().ifPresent(lane -> lane.open("operator", "as he likes")));
            }
        }
    }

    private void lasts(Weather.Spell spell, Consumer<Boolean> what) {
        what.accept(true);
        agenda.after(spell.lasts(), () -> what.accept(false));
    }

    /** Somebody starts the process again, once it has died. */
    private void starts(Duration later) {
        agenda.after(later, () -> {
            if (lot.runs()) {
                starts(Duration.ofSeconds(10));
                return;
            }
            lot.within(() -> {
                try {
                    lot.open();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        });
    }
}
