package org.stele.cli.architecture;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaStaticInitializer;
import org.junit.jupiter.api.Test;

/**
 * A contract sees its command, the state and the block's time. What would let two nodes reach two results is kept out of
 * its byte code: clocks, chance, input and output, threads, floating point, locales, and collections without an order.
 */
class DeterminismTest {

    private static final String CONTRACTS = "org.stele.contracts..";

    @Test
    void contractsReachNothingOutside() {
        noClasses()
                .that()
                .resideInAPackage(CONTRACTS)
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "java.io..",
                        "java.net..",
                        "java.nio.file..",
                        "java.nio.channels..",
                        "java.lang.reflect..",
                        "java.text..",
                        "java.util.concurrent..",
                        "java.util.random..",
                        "org.rocksdb..",
                        "org.slf4j.."))
                .orShould()
                .dependOnClassesThat(nameMatching("java\\.(time\\.Clock|time\\.InstantSource|util\\.Random"
                        + "|security\\.SecureRandom|util\\.Timer|lang\\.Thread|lang\\.Runtime|lang\\.Process.*)"))
                .allowEmptyShould(true)
                .check(House.CLASSES);
    }

    @Test
    void contractsCallNothingWhoseAnswerDependsOnTheMachine() {
        never("java\\.time\\..*", "now");
        never("java\\.lang\\.(Strict)?Math", "random");
        never("java\\.util\\.UUID", "randomUUID");
        never(
                "java\\.lang\\.System",
                "currentTimeMillis|nanoTime|getenv|getProperty|getProperties|identityHashCode|lineSeparator");
        never("java\\.lang\\.String", "format|formatted");
        never("java\\.util\\.(Formatter|Scanner)", ".*");
        never("java\\.util\\.Locale", "getDefault");
        never("java\\.time\\.ZoneId", "systemDefault");
        never("java\\.nio\\.charset\\.Charset", "defaultCharset");
        never("java\\.util\\.Collection", "parallelStream");
        never("java\\.lang\\.Object", "hashCode");
    }

    @Test
    void contractsChangeTheCaseOfTextOnlyInANamedLocale() {
        noClasses()
                .that()
                .resideInAPackage(CONTRACTS)
                .should()
                .callMethod(String.class, "toLowerCase")
                .orShould()
                .callMethod(String.class, "toUpperCase")
                .allowEmptyShould(true)
                .check(House.CLASSES);
    }

    /**
     * Map.of and Set.of too, whose order changes with every start of the virtual machine; but not in a constant, where
     * they are for looking up.
     */
    @Test
    void contractsKeepTheirCollectionsInAnOrder() {
        never("java\\.util\\.(HashMap|HashSet|Hashtable|IdentityHashMap|WeakHashMap)", ".*");
        never(access("java\\.util\\.(Map|Set)", "of|ofEntries|copyOf").and(outsideOfConstants()));
        never("java\\.util\\.stream\\.Collectors", "to(Unmodifiable)?(Set|Map)|groupingBy|partitioningBy");
        never("java\\.util\\.stream\\.(Base)?Stream", "unordered|parallel|findAny");
    }

    @Test
    void contractsCountInIntegers() {
        assertThat(House.CLASSES.stream().filter(resideInAnyPackage(CONTRACTS)))
                .allSatisfy(type -> assertThat(FloatingPoint.in(type))
                        .as("floating point in %s", type.getName())
                        .isEmpty());
    }

    private static void never(String ownerPattern, String namePattern) {
        never(access(ownerPattern, namePattern));
    }

    private static void never(DescribedPredicate<JavaAccess<?>> access) {
        noClasses()
                .that()
                .resideInAPackage(CONTRACTS)
                .should()
                .accessTargetWhere(access)
                .allowEmptyShould(true)
                .check(House.CLASSES);
    }

    private static DescribedPredicate<JavaAccess<?>> access(String ownerPattern, String namePattern) {
        DescribedPredicate<JavaClass> theOwner =
                DescribedPredicate.describe(ownerPattern, type -> type.getName().matches(ownerPattern));
        return target(owner(theOwner)).and(target(nameMatching(namePattern)));
    }

    private static DescribedPredicate<JavaAccess<?>> outsideOfConstants() {
        return DescribedPredicate.describe(
                "outside of constants", access -> !(access.getOrigin() instanceof JavaStaticInitializer));
    }
}
