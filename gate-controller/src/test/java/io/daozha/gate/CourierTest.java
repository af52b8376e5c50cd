package io.daozha.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daozha.billing.Passage;
import io.daozha.hardware.Level;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CourierTest {
    private final BlockingQueue<Passage> taken = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> troubles = new LinkedBlockingQueue<>();

    private static Passage passage() {
        return new Street(Street.ENTRY)
                .presence(Level.ON)
                .admit(Street.A)
                .armUp()
                .driveThrough()
                .passages()
                .get(0);
    }

    @Test
    void f04_passageIsBroughtAgainUntilBillingTakesIt() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        try (Courier<Passage> post = new Courier<>(
                "entry",
                "passages",
                passage -> {
                    if (tries.incrementAndGet() < 3) {
                        throw new IllegalStateException("database is away");
                    }
                },
                taken::add,
                troubles::add)) {
            Passage passage = passage();
            post.bring(passage);
            post.start();
            assertEquals(passage, taken.poll(5, TimeUnit.SECONDS));
            assertEquals(3, tries.get());
            assertTrue(troubles.poll().contains("database is away"));
        }
    }
}
