package io.daozha.admin.web;

/**
 * Who may do what is written on each resource method as {@code @RolesAllowed} of these; a method without one is refused
 * to everybody. People have one role; machines come with an API key that opens what its scopes name.
 */
public final class Roles {
    /** Everything, people and settings among it. */
    public static final String MANAGER = "manager";

    /** Runs the car park: lanes, stays, rights, money of the day. */
    public static final String OPERATOR = "operator";

    /** Sees everything and changes nothing. */
    public static final String AUDITOR = "auditor";

    /** A household of the quarter: its own plates, permits and stays. */
    public static final String RESIDENT = "resident";

    /** Whoever has to choose a password of his own before anything else. */
    public static final String NEWCOMER = "newcomer";

    /** Scopes of API keys. */
    public static final String KEY_BOOKS = "key:books";

    public static final String KEY_LANES = "key:lanes";
    public static final String KEY_RIGHTS = "key:rights";
    public static final String KEY_PEOPLE = "key:people";
    public static final String KEY_TARIFFS = "key:tariffs";
    public static final String KEY_METRICS = "key:metrics";

    private Roles() {}
}
