package io.daozha.billing;

import jakarta.persistence.EntityManager;

/** Whoever writes holds it to the end of his transaction: one at a time, so none sees half of another. */
public final class Pen {
    private static final long LOCK = 0x64616f7a6861L;

    private Pen() {}

    public static void take(EntityManager database) {
        database.createNativeQuery("select pg_advisory_xact_lock(:pen) is null", Boolean.class)
                .setParameter("pen", LOCK)
                .getSingleResult();
    }
}
