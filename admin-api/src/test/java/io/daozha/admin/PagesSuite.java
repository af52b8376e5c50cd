package io.daozha.admin;

import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.IncludePackages;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** The tests of pages and their programs; the rest is {@link StreetSuite}, beside which it runs. */
@Suite
@SelectPackages("io.daozha.admin")
@IncludeClassNamePatterns(".*Test")
@IncludePackages({
    "io.daozha.admin.access",
    "io.daozha.admin.alarms",
    "io.daozha.admin.household",
    "io.daozha.admin.lanes",
    "io.daozha.admin.live",
    "io.daozha.admin.money",
    "io.daozha.admin.reports",
    "io.daozha.admin.rights",
    "io.daozha.admin.settings",
    "io.daozha.admin.stays"
})
class PagesSuite {}
