package io.daozha.admin.web;

import static io.daozha.admin.web.Roles.AUDITOR;
import static io.daozha.admin.web.Roles.MANAGER;
import static io.daozha.admin.web.Roles.OPERATOR;
import static io.daozha.admin.web.Roles.RESIDENT;

import java.util.Set;

/** A part of the site, as the navigation lists it; it is listed as soon as a resource answers at its path. */
public enum Section {
    LIVE("/", MANAGER, OPERATOR, AUDITOR),
    STAYS("/stays", MANAGER, OPERATOR, AUDITOR),
    REVIEW("/review", MANAGER, OPERATOR, AUDITOR),
    RIGHTS("/rights", MANAGER, OPERATOR, AUDITOR),
    TARIFF("/tariff", MANAGER, OPERATOR, AUDITOR),
    MONEY("/money", MANAGER, OPERATOR, AUDITOR),
    REPORTS("/reports", MANAGER, OPERATOR, AUDITOR),
    SETTINGS("/settings", MANAGER, AUDITOR),
    /** A resident's own pages. */
    HOME("/my", RESIDENT);

    private final String path;

    @SuppressWarnings("ImmutableEnumChecker") // Set.of is
    private final Set<String> readers;

    Section(String path, String... readers) {
        this.path = path;
        this.readers = Set.of(readers);
    }

    public String path() {
        return path;
    }

    boolean open(Set<String> roles) {
        return roles.stream().anyMatch(readers::contains);
    }

    /** Whether a page belongs to it. */
    boolean holds(String page) {
        return page.equals(path) || (!path.equals("/") && page.startsWith(path + "/"));
    }
}
