package io.daozha.admin;

import org.junit.platform.suite.api.ExcludePackages;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** All tests that are not in {@link PagesSuite}: of lanes and drivers most of all. */
@Suite
@SelectPackages("io.daozha.admin")
@IncludeClassNamePatterns(".*Test")
@ExcludePackages({
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
class StreetSuite {}
