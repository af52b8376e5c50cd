package io.daozha.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.platform.suite.api.ExcludePackages;
import org.junit.platform.suite.api.IncludePackages;

class SuitesTest {
    @Test
    void everyTestIsInOneOfTheTwo() {
        assertEquals(
                List.of(PagesSuite.class.getAnnotation(IncludePackages.class).value()),
                List.of(StreetSuite.class.getAnnotation(ExcludePackages.class).value()));
    }
}
