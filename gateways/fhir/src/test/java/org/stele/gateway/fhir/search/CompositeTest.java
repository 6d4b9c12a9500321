package org.stele.gateway.fhir.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.stele.exchange.search.ChartEntry;
import org.stele.gateway.fhir.search.parameter.SearchParameters;
import org.stele.gateway.fhir.search.query.InvalidSearchException;
import org.stele.gateway.fhir.search.query.Parameter;
import org.stele.gateway.fhir.search.query.QueryReader;

/** All values that a composite parameter asks for are those of one element (R4 search.html#composite). */
class CompositeTest {
    private static final ListedChart PRESSURE = ListedChart.of(
            "{'resourceType':'Patient','id':'p'}",
            "{'resourceType':'Observation','id':'bp','subject':{'reference':'Patient/p'},"
                    + "'code':{'coding':[{'system':'http://loinc.org','code':'85354-9'},{'code':'bp'}]},'component':["
                    + "{'code':{'coding':[{'system':'http://loinc.org','code':'8480-6'}]},'valueQuantity':{'value':142,'code':'mm[Hg]'}},"
                    + "{'code':{'coding':[{'system':'http://loinc.org','code':'8462-4'}]},'valueQuantity':{'value':91,'code':'mm[Hg]'}}]}",
            "{'resourceType':'Observation','id':'pulse','subject':{'reference':'Patient/p'},"
                    + "'code':{'coding':[{'system':'http://loinc.org','code':'8867-4'}]},'valueQuantity':{'value':142,'code':'/min'}}",
            "{'resourceType':'Observation','id':'text','code':{'coding':[{'code':'note'}]},'valueString':'a$b,c'}",
            "{'resourceType':'Group','id':'g','characteristic':[{'code':{'coding':[{'code':'a'}]},'valueBoolean':true},"
                    + "{'code':{'coding':[{'code':'b'}]},'valueBoolean':false}]}",
            "{'resourceType':'DocumentReference','id':'d','relatesTo':[{'code':'replaces','target':{'reference':'DocumentReference/e'}},"
                    + "{'code':'signs','target':{'reference':'DocumentReference/f'}}]}");

    @Example
    void theValuesAreThoseOfOneElement() {
        assertThat(found("Observation", "component-code-value-quantity", "8480-6$gt140"))
                .containsExactly("bp");
        assertThat(found("Observation", "component-code-value-quantity", "8462-4$gt140"))
                .isEmpty();
        assertThat(found("Observation", "component-code-value-quantity", "8867-4$gt140"))
                .isEmpty();
        assertThat(found("Observation", "code-value-quantity", "http://loinc.org|8867-4$142"))
                .containsExactly("pulse");
        assertThat(found("Observation", "code-value-quantity", "bp$142")).isEmpty();
        assertThat(found("Observation", "combo-code-value-quantity", "8480-6$142||mm[Hg],8867-4$142"))
                .containsExactly("bp", "pulse");
        assertThat(found("Observation", "combo-code-value-quantity", "85354-9$142"))
                .isEmpty();
        assertThat(found("Observation", "code-value-string", "note$a\\$b\\,c")).containsExactly("text");
        assertThat(found("Group", "characteristic-value", "a$true")).containsExactly("g");
        assertThat(found("Group", "characteristic-value", "a$false")).isEmpty();
        assertThat(found("DocumentReference", "relationship", "DocumentReference/e$replaces"))
                .containsExactly("d");
        assertThat(found("DocumentReference", "relationship", "DocumentReference/e$signs"))
                .isEmpty();
        assertThat(found("Patient", "_has:Observation:patient:component-code-value-quantity", "8480-6$gt140"))
                .containsExactly("p");
    }

    @Example
    void aValueOfAnotherFormIsRefused() {
        for (String value : List.of("8480-6", "8480-6$", "$140", "8480-6$high", "8480-6$140$1", "8480-6\\$140")) {
            assertThatThrownBy(() -> found("Observation", "code-value-quantity", value))
                    .as(value)
                    .isInstanceOf(InvalidSearchException.class)
                    .hasMessageNotContaining("8480");
        }
        for (String name : List.of("code-value-quantity:missing", "code-value-quantity:not", "_sort")) {
            assertThatThrownBy(() -> found("Observation", name, "code-value-quantity"))
                    .isInstanceOf(InvalidSearchException.class);
        }
    }

    /** An observation, or one of its components: its codes, and its value where it has one. */
    record Measured(List<String> codes, Optional<Integer> value) {
        boolean has(String code, int atLeast) {
            return codes.contains(code) && value.filter(it -> it >= atLeast).isPresent();
        }

        String json() {
            String codings = codes.stream().map(it -> "{'code':'" + it + "'}").collect(Collectors.joining(","));
            return "'code':{'coding':[" + codings + "]}"
                    + value.map(it -> ",'valueQuantity':{'value':" + it + "}").orElse("");
        }
    }

    record Seen(Measured itself, List<Measured> components) {
        String json() {
            String within = components.stream().map(it -> "{" + it.json() + "}").collect(Collectors.joining(","));
            return "{'resourceType':'Observation','id':'o'," + itself.json() + ",'component':[" + within + "]}";
        }
    }

    @Property(tries = 1000)
    void whatIsFoundIsWhatLookingAtEachElementFinds(
            @ForAll("seen") Seen seen, @ForAll("codes") String code, @ForAll("values") int value) {
        ListedChart chart = ListedChart.of(seen.json());
        String asked = code.replace("|", "\\|") + "$ge" + BigDecimal.valueOf(value);
        Stream<Measured> all = Stream.concat(Stream.of(seen.itself()), seen.components().stream());
        assertThat(found(chart, "Observation", "code-value-quantity", asked))
                .hasSize(seen.itself().has(code, value) ? 1 : 0);
        assertThat(found(chart, "Observation", "component-code-value-quantity", asked))
                .hasSize(seen.components().stream().anyMatch(it -> it.has(code, value)) ? 1 : 0);
        assertThat(found(chart, "Observation", "combo-code-value-quantity", asked))
                .hasSize(all.anyMatch(it -> it.has(code, value)) ? 1 : 0);
    }

    @Provide
    Arbitrary<Seen> seen() {
        Arbitrary<Measured> measured = Combinators.combine(codes().list().ofMaxSize(3), values().optional())
                .as(Measured::new);
        return Combinators.combine(measured, measured.list().ofMaxSize(3)).as(Seen::new);
    }

    @Provide
    Arbitrary<String> codes() {
        return Arbitraries.of("a", "b", "a|", "1;1:a", ":", "2:b");
    }

    @Provide
    Arbitrary<Integer> values() {
        return Arbitraries.integers().between(0, 3);
    }

    private static List<String> found(String kind, String name, String value) {
        return found(PRESSURE, kind, name, value);
    }

    private static List<String> found(ListedChart chart, String kind, String name, String value) {
        return new QueryReader(SearchParameters.R4, InstantSource.system(), "https://node.example/fhir/R4")
                .read(kind, List.of(new Parameter(name, value)), false).look(chart).entries().stream()
                        .map(CompositeTest::id)
                        .toList();
    }

    private static String id(ChartEntry entry) {
        return entry.facts().address().replaceAll(".*/", "");
    }
}
