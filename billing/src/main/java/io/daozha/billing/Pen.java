package io.daozha.billing;

import jakarta.persistence.EntityManager;

/** The lock under which stays and money are written: one transaction at a time, so none sees half of another. */
final class Pen {
    private static final long NAME = 0x64616f7a6861L;

    private Pen() {}

    /** Held until the transaction ends. */
    static void take(EntityManager database) {
        database.createNativeQuery("select pg_advisory_xact_lock(:pen) is null", Boolean.class)
                .setParameter("pen", NAME)
                .getSingleResult();
    }
}
