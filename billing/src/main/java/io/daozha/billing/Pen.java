package io.daozha.billing;

import jakarta.persistence.EntityManager;

/** Whoever writes of stays and money holds it to the end of his transaction: one at a time, so none sees half of another. */
final class Pen {
    /** Names the lock; no other advisory lock of this database has the number. */
    private static final long NUMBER = 0x64616f7a6861L;

    private Pen() {}

    static void take(EntityManager database) {
        database.createNativeQuery("select pg_advisory_xact_lock(:pen) is null", Boolean.class)
                .setParameter("pen", NUMBER)
                .getSingleResult();
    }
}
