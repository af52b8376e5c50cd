package io.daozha.billing;

/** Why the arm went up for a vehicle. Those above {@link #BY_HAND} are regular; the others make the leakage sheet. */
public enum Grounds {
    TEMPORARY,
    PERMIT,
    /** On a visitor pass. */
    VISITOR,
    /** Always let in and never charged: an emergency vehicle, say. */
    EXEMPT,
    NOTHING_DUE,
    PAID,
    /** Its driver disputes a sum under the limit: it leaves owing, and a person decides. */
    DISPUTED,
    /** An operator opened. */
    BY_HAND,
    /** By the fail policy of the lane: the program had just started, and camera or billing had not answered yet. */
    POWER_BACK,
    /** By the fail policy: the camera was lost. */
    CAMERA,
    /** By the fail policy: the lane's contacts could not be read. */
    BUS,
    /** By the fail policy: billing could not be asked. */
    DATABASE,
    /** By the fail policy: nothing could be paid. */
    PAYMENT,
    /** By the fail policy: billing had no price to stand by, since a clock had jumped, say. */
    CLOCK,
    /** Nobody had let it through. */
    NONE;

    /** Opened without billing's word or without money: somebody looks at it afterwards. */
    public boolean leaks() {
        return compareTo(BY_HAND) >= 0 && this != NONE;
    }
}
