package org.stele.gateway.fhir.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.stele.contracts.id.SubjectId;
import org.stele.exchange.search.ChartIndex;
import org.stele.exchange.search.ChartQuery;
import org.stele.exchange.search.LinkedPatient;
import org.stele.gateway.fhir.search.query.Parameter;
import org.stele.gateway.fhir.search.query.Widened;
import org.stele.gateway.fhir.search.query.Widening;

/** What is asked about a patient is put to each linked chart by the address there, and to no other chart. */
class WideningTest {
    private static final SubjectId HOME = SubjectId.generate();
    private static final Map<String, List<LinkedPatient>> LINKED =
            Map.of("Patient/a", List.of(new LinkedPatient(HOME, "Patient/b")));

    /** The parameters that a query was read from, and nothing found by it. */
    private record Read(List<Parameter> parameters) implements ChartQuery {
        @Override
        public Look look(ChartIndex chart) {
            return new Look(false, List.of());
        }
    }

    @Test
    void theOtherAddressTakesThePlaceOfTheOneInTheFormInWhichItWasNamed() {
        assertThat(there("patient", "a")).contains("b");
        assertThat(there("subject", "Patient/a")).contains("Patient/b");
        assertThat(there("subject:Patient", "a")).contains("b");
        assertThat(there("patient", "http://own.example/fhir/Patient/a")).contains("Patient/b");
        assertThat(there("patient", "a,c")).contains("b,c");
    }

    @Test
    void whatIsAskedStaysAsItIsAndNothingIsPutToChartsOfNobodyWhoIsAsked() {
        Widened<Read> widened = widened("patient", "a");
        assertThat(widened.asked().parameters()).isEqualTo(asked("patient", "a"));
        assertThat(widened.linked().keySet()).isEqualTo(Set.of(HOME));
        assertThat(there("patient", "c")).isEmpty();
        assertThat(there("patient", "Group/a")).isEmpty();
        assertThat(there("patient", "http://other.example/fhir/Patient/a")).isEmpty();
        assertThat(there("performer", "Patient/a")).isEmpty();
        assertThat(there("patient:missing", "a")).isEmpty();
    }

    private static Optional<String> there(String name, String value) {
        return Optional.ofNullable(widened(name, value).linked().get(HOME))
                .map(read -> read.parameters().stream()
                        .filter(it -> it.name().equals(name))
                        .map(Parameter::value)
                        .collect(Collectors.joining()));
    }

    private static Widened<Read> widened(String name, String value) {
        List<Parameter> asked = asked(name, value);
        return new Widening("http://own.example/fhir", address -> LINKED.getOrDefault(address, List.of()))
                .widen(new Read(asked), asked, Read::new);
    }

    private static List<Parameter> asked(String name, String value) {
        return List.of(new Parameter("code", "x"), new Parameter(name, value));
    }
}
