package io.daozha.admin.access;

import io.daozha.admin.web.Roles;

/** What a person is to the car park. */
public enum Role {
    MANAGER(Roles.MANAGER),
    OPERATOR(Roles.OPERATOR),
    AUDITOR(Roles.AUDITOR),
    RESIDENT(Roles.RESIDENT);

    private final String role;

    Role(String role) {
        this.role = role;
    }

    /** As {@link Roles} names it. */
    public String role() {
        return role;
    }
}
