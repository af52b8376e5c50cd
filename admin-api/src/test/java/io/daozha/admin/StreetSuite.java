package io.daozha.admin;

import org.junit.platform.suite.api.ExcludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** All tests that are not in {@link PagesSuite}: of lanes and drivers most of all. */
@Suite
@SelectPackages("io.daozha.admin")
@IncludeClassNamePatterns(".*Test")
@ExcludeClassNamePatterns(PagesSuite.PAGES)
class StreetSuite {}
