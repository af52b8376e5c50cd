package io.daozha.admin.simulation;

/** What a driver does on his phone who thinks that the fee is wrong. */
public interface Objection {

    /** @return whether he is let out, and owes it until a person has decided */
    boolean dispute(String lane, long session);
}
