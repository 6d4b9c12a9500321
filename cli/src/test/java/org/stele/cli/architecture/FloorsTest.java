package org.stele.cli.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A module uses only floors below its own, and each floor only the libraries that belong there. */
class FloorsTest {

    @TestFactory
    Stream<DynamicTest> eachFloorUsesOnlyThoseItMayUse() {
        return onEachFloor(Floor::forbiddenFloors);
    }

    @TestFactory
    Stream<DynamicTest> eachFloorKeepsTheLibrariesOutThatDoNotBelongThere() {
        return onEachFloor(Floor::forbiddenLibraries);
    }

    private static Stream<DynamicTest> onEachFloor(Function<Floor, String[]> forbidden) {
        return Floor.ALL.stream()
                .map(floor -> DynamicTest.dynamicTest(floor.name(), () -> usesNone(floor, forbidden.apply(floor))));
    }

    private static void usesNone(Floor floor, String... forbidden) {
        noClasses()
                .that()
                .resideInAPackage(floor.packages())
                .should()
                .dependOnClassesThat(resideInAnyPackage(forbidden))
                .allowEmptyShould(true)
                .check(House.CLASSES);
    }

    /** What a person runs must not know how records are stored, only what they commit to. */
    @Test
    void formatsAndWalletUseOfTheVaultOnlyWhatIsPureComputation() {
        noClasses()
                .that()
                .resideInAnyPackage("org.stele.formats..", "org.stele.wallet..")
                .should()
                .dependOnClassesThat(resideInAPackage("org.stele.vault..")
                        .and(not(resideInAnyPackage(
                                "org.stele.vault.label",
                                "org.stele.vault.commitment",
                                "org.stele.vault.journal.proof"))))
                .check(House.CLASSES);
    }

    @Test
    void everyClassStandsOnOneFloor() {
        assertThat(House.CLASSES)
                .allSatisfy(type -> assertThat(Floor.ALL.stream().filter(floor -> stands(type, floor)))
                        .hasSize(1));
    }

    private static boolean stands(JavaClass type, Floor floor) {
        return resideInAnyPackage(floor.packages()).test(type);
    }

    @Test
    void theseRulesSeeEveryClassOfEveryModule() {
        Set<String> seen = House.CLASSES.stream().map(JavaClass::getName).collect(Collectors.toSet());
        List<String> written = House.modules().stream()
                .map(House::mainSources)
                .flatMap(sources -> House.javaFiles(sources).stream().map(file -> className(sources, file)))
                .toList();
        assertThat(seen).containsAll(written);
    }

    private static String className(Path sources, Path file) {
        String name = sources.relativize(file).toString();
        return name.substring(0, name.length() - ".java".length())
                .replace(file.getFileSystem().getSeparator(), ".");
    }
}
