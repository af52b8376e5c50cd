package io.daozha.admin;

import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** The tests of pages and their programs; the rest is {@link StreetSuite}, beside which it runs. */
@Suite
@SelectPackages("io.daozha.admin")
@IncludeClassNamePatterns(PagesSuite.PAGES)
class PagesSuite {
    /** Whole names of its classes; the other suite has all that are not among them, so none is in neither or in both. */
    static final String PAGES = "io\\.daozha\\.admin"
            + "\\.(access|alarms|household|lanes|live|money|reports|rights|settings|stays)\\..*Test";
}
