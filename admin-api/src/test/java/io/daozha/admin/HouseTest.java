package io.daozha.admin;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows of docs/ARCHITECTURE.md. */
@AnalyzeClasses(packages = "io.daozha", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {

    @ArchTest
    static final ArchRule hardwareKnowsNobody = noClasses()
            .that()
            .resideInAPackage("io.daozha.hardware..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.daozha.plate..",
                    "io.daozha.billing..",
                    "io.daozha.gate..",
                    "io.daozha.admin..",
                    "io.quarkus..");

    @ArchTest
    static final ArchRule plateKnowsNobody = noClasses()
            .that()
            .resideInAPackage("io.daozha.plate..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.daozha.hardware..",
                    "io.daozha.billing..",
                    "io.daozha.gate..",
                    "io.daozha.admin..",
                    "io.quarkus..");

    @ArchTest
    static final ArchRule billingKnowsNobody = noClasses()
            .that()
            .resideInAPackage("io.daozha.billing..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.daozha.hardware..", "io.daozha.plate..", "io.daozha.gate..", "io.daozha.admin..");

    @ArchTest
    static final ArchRule gateIsPlainJava = noClasses()
            .that()
            .resideInAPackage("io.daozha.gate..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.daozha.admin..", "io.quarkus..", "jakarta..", "org.bytedeco..");

    @ArchTest
    static final ArchRule nativeVisionStaysInItsRoom = noClasses()
            .that()
            .resideOutsideOfPackage("io.daozha.plate..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.bytedeco..");

    @ArchTest
    static final ArchRule roomsDoNotRunInCircles =
            slices().matching("io.daozha.(*)..").should().beFreeOfCycles();
}
