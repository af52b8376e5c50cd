package io.daozha.admin.money;

import io.daozha.billing.Money;
import io.daozha.billing.Plate;
import java.time.Instant;
import java.util.Optional;

/**
 * A stay that somebody may come to the desk for.
 *
 * @param due empty where the tariff refuses to price it
 */
public record DeskView(long stay, Plate plate, boolean inside, Instant enteredAt, Optional<Money> due) {}
