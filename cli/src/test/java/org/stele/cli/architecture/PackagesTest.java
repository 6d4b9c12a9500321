package org.stele.cli.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Packages say what they are, do not lean on each other in circles, and leave the terminal to the command line. */
class PackagesTest {
    /** Its use cases still call each other in circles (amend and intake, erase and peer, keep): to be untied, not added to. */
    private static final String STILL_IN_CIRCLES = "exchange";

    @Test
    void everyPackageExplainsItself() {
        Stream<Path> folders = House.modules().stream()
                .flatMap(module -> House.javaFiles(House.mainSources(module)).stream())
                .map(Path::getParent)
                .distinct();
        assertThat(folders)
                .allSatisfy(folder -> assertThat(folder.resolve("package-info.java"))
                        .content()
                        .as("a Javadoc comment in %s", folder)
                        .contains("/**"));
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(House.CLASSES)
                .allSatisfy(type -> assertThat(type.getPackage().isAnnotatedWith(NullMarked.class))
                        .as("@NullMarked on %s", type.getPackageName())
                        .isTrue());
    }

    /** A module's outermost package is left out: it is the face of what lies below, which uses the words it is written in. */
    @TestFactory
    Stream<DynamicTest> thePackagesOfAModuleDoNotLeanOnEachOtherInCircles() {
        return Floor.ALL.stream()
                .filter(floor -> !floor.name().equals(STILL_IN_CIRCLES))
                .map(floor -> DynamicTest.dynamicTest(
                        floor.name(),
                        () -> slices().matching("org.stele." + floor.name() + ".(**)")
                                .should()
                                .beFreeOfCycles()
                                .allowEmptyShould(true)
                                .check(House.CLASSES)));
    }

    @Test
    void onlyTheCommandLineWritesToTheTerminal() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.stele.cli..")
                // a process of its own, which the benchmark gives its orders over these streams
                .and()
                .doNotHaveFullyQualifiedName("org.stele.benchmarks.process.BenchedNode")
                .should(ACCESS_STANDARD_STREAMS)
                .orShould()
                .callMethodWhere(target(name("printStackTrace")))
                .check(House.CLASSES);
    }
}
