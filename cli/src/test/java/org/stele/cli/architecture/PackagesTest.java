package org.stele.cli.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Packages say what they are, do not lean on each other in circles, and leave the terminal to the command line. */
class PackagesTest {

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

    @Test
    void onlyTheCommandLineWritesToTheTerminal() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.stele.cli..")
                .should(ACCESS_STANDARD_STREAMS)
                .orShould()
                .callMethodWhere(target(name("printStackTrace")))
                .check(House.CLASSES);
    }
}
