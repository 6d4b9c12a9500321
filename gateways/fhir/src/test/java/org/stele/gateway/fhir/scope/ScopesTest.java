package org.stele.gateway.fhir.scope;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.stele.vault.segment.Facts;

class ScopesTest {
    private static final List<String> KINDS = List.of("Observation", "Condition", "Patient");
    private static final String CODES = "http://terminology.hl7.org/CodeSystem/observation-category|";

    @Provide
    Arbitrary<Scope> scopes() {
        Arbitrary<String> kinds = Arbitraries.of("Observation", "Condition", "*");
        Arbitrary<Set<Permission>> permissions =
                Arbitraries.of(Permission.class).set().ofMinSize(1);
        Arbitrary<Optional<String>> categories = Arbitraries.of(CODES + "laboratory", CODES + "vital-signs", "")
                .map(it -> Optional.of(it).filter(text -> !text.isEmpty()));
        return Combinators.combine(Arbitraries.of(Context.class), kinds, permissions, categories)
                .as((context, kind, some, category) ->
                        new Scope(context, kind, some, kind.equals("*") ? Optional.empty() : category));
    }

    @Provide
    Arbitrary<Scopes> sets() {
        return scopes().list().ofMinSize(1).ofMaxSize(4).map(Scopes::of);
    }

    @Provide
    Arbitrary<Facts> resources() {
        return Combinators.combine(
                        Arbitraries.of(KINDS),
                        Arbitraries.of(CODES + "laboratory", CODES + "vital-signs")
                                .set())
                .as((kind, categories) -> {
                    TreeMap<String, java.util.SortedSet<String>> terms = new TreeMap<>();
                    terms.put("category", new TreeSet<>(categories));
                    return new Facts(kind + "/1", 0, new TreeSet<>(), terms);
                });
    }

    @Property(tries = 300)
    void whatIsPrintedIsReadAgain(@ForAll("sets") Scopes scopes) {
        assertThat(Scopes.parse(scopes.toString())).contains(scopes);
    }

    @Property(tries = 300)
    void whoeverCoversOthersAdmitsWhatTheyAdmit(
            @ForAll("sets") Scopes wide, @ForAll("sets") Scopes narrow, @ForAll("resources") Facts facts) {
        if (wide.cover(narrow)) {
            for (Permission permission : Permission.values()) {
                assertThat(!narrow.admit(facts, permission) || wide.admit(facts, permission))
                        .isTrue();
            }
        }
    }

    @Property(tries = 200)
    void scopesCoverThemselvesAndEachOfTheirOwn(@ForAll("sets") Scopes scopes) {
        assertThat(scopes.cover(scopes)).isTrue();
        scopes.all()
                .forEach(
                        one -> assertThat(scopes.cover(Scopes.of(List.of(one)))).isTrue());
    }

    @Property(tries = 200)
    void coveringIsPassedOn(@ForAll("sets") Scopes one, @ForAll("sets") Scopes other, @ForAll("sets") Scopes third) {
        assertThat(!(one.cover(other) && other.cover(third)) || one.cover(third))
                .isTrue();
    }

    @Property(tries = 300)
    void whatIsAdmittedIsOfAKindThatIsAllowed(@ForAll("sets") Scopes scopes, @ForAll("resources") Facts facts) {
        String kind = facts.address().substring(0, facts.address().indexOf('/'));
        for (Permission permission : Permission.values()) {
            assertThat(!scopes.admit(facts, permission) || scopes.allow(kind, permission))
                    .isTrue();
        }
    }

    @Property(tries = 500)
    void whateverIsReadMeansTheSamePrinted(@ForAll("texts") String text) {
        Scopes.parse(text)
                .ifPresent(scopes -> assertThat(Scopes.parse(scopes.toString())).contains(scopes));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "system",
                        "user",
                        "/",
                        ".",
                        "Observation",
                        "*",
                        "rs",
                        "cruds",
                        "read",
                        " ",
                        "?category=",
                        "a|b",
                        "&",
                        "c")
                .list()
                .ofMaxSize(8)
                .map(parts -> String.join("", parts));
    }

    @Example
    void versionOneIsUnderstoodByWhatItMeansInVersionTwo() {
        assertThat(read("system/Observation.read")).isEqualTo("system/Observation.rs");
        assertThat(read("user/*.write")).isEqualTo("user/*.cud");
        assertThat(read("patient/*.*")).isEqualTo("patient/*.cruds");
    }

    @Example
    void aScopeThatCannotBeEnforcedExactlyIsNone() {
        for (String text : List.of(
                "",
                "openid",
                "launch/patient",
                "system/Observation",
                "system/Observation.",
                "system/Observation.sr",
                "system/Observation.rr",
                "system/Nothing.r",
                "SYSTEM/Observation.r",
                "system/Observation.rs?code=a|b",
                "system/Observation.rs?category=laboratory",
                "system/Observation.rs?category=a|b,a|c",
                "system/Observation.rs?category=a|b&code=c|d",
                "system/Observation.rs?category=a%7Cb",
                "system/*.rs?category=a|b",
                "system/Patient.rs?category=a|b",
                "system/AllergyIntolerance.rs?category=http://hl7.org/fhir/allergy-intolerance-category|food",
                "system/Observation.rs  system/Patient.r",
                " system/Patient.r",
                "system/Observation.rs\n")) {
            assertThat(Scopes.parse(text)).as(text).isEmpty();
        }
        assertThat(read("system/Observation.rs?category=a|b")).isEqualTo("system/Observation.rs?category=a|b");
    }

    @Example
    void oneOfManyThatIsNoneMakesNoneOfAll() {
        assertThat(Scopes.parse("system/Observation.rs openid")).isEmpty();
        assertThat(Scopes.parse("system/Observation.r".repeat(1_000))).isEmpty();
    }

    @Example
    void thereAreNoMoreThanCanBeAskedOfEachResource() {
        String most = IntStream.range(0, Scopes.MOST)
                .mapToObj(i -> "system/Observation.rs?category=a|" + i)
                .collect(Collectors.joining(" "));
        assertThat(Scopes.parse(most).orElseThrow().all()).hasSize(Scopes.MOST);
        assertThat(Scopes.parse(most + " system/Patient.r")).isEmpty();
    }

    @Example
    void lettersAreCoveredTogetherAndCategoriesOnlyByTheirOwnOrByAll() {
        Scopes apart = Scopes.parse("system/Observation.r system/*.s").orElseThrow();
        assertThat(apart.cover(Scopes.parse("system/Observation.rs").orElseThrow()))
                .isTrue();
        assertThat(apart.cover(Scopes.parse("system/Patient.rs").orElseThrow())).isFalse();
        assertThat(apart.cover(Scopes.parse("user/Observation.r").orElseThrow()))
                .isFalse();
        Scopes laboratory = Scopes.parse("system/Observation.rs?category=a|b").orElseThrow();
        assertThat(laboratory.cover(Scopes.parse("system/Observation.rs").orElseThrow()))
                .isFalse();
        assertThat(laboratory.cover(
                        Scopes.parse("system/Observation.r?category=a|c").orElseThrow()))
                .isFalse();
        assertThat(apart.cover(laboratory)).isTrue();
    }

    @Example
    void nothingIsAdmittedForWantOfACategory() {
        Scopes laboratory = Scopes.parse("system/Observation.rs?category=a|b").orElseThrow();
        assertThat(laboratory.admit(Facts.of("Observation/1", 0), Permission.READ))
                .isFalse();
        assertThat(laboratory.allow("Observation", Permission.READ)).isTrue();
        assertThat(EnumSet.allOf(Permission.class))
                .filteredOn(it -> laboratory.allow("Observation", it))
                .containsExactly(Permission.READ, Permission.SEARCH);
    }

    private static String read(String text) {
        return Scopes.parse(text).orElseThrow().toString();
    }
}
