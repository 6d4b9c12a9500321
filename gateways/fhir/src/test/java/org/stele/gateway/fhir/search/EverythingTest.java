package org.stele.gateway.fhir.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stele.exchange.search.ChartQuery.Look;
import org.stele.gateway.fhir.search.parameter.SearchParameters;
import org.stele.gateway.fhir.search.query.EverythingQuery;
import org.stele.gateway.fhir.search.query.EverythingReader;
import org.stele.gateway.fhir.search.query.InvalidSearchException;
import org.stele.gateway.fhir.search.query.InvalidSearchException.Reason;
import org.stele.gateway.fhir.search.query.Parameter;

/** {@code $everything} in one patient's chart. */
class EverythingTest {
    private static final ListedChart CHART = ListedChart.of(
            "{'resourceType':'Patient','id':'p'}",
            "{'resourceType':'Practitioner','id':'d'}",
            "{'resourceType':'Observation','id':'o','subject':{'reference':'Patient/p'}}",
            "{'resourceType':'Organization','id':'h'}");

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            nullValues = "none",
            value = {
                "none; none; p d o h",
                "_type; Observation; o",
                "_type; Observation,Organization; o h",
                "_type; Immunization; ''",
                "_since; 2026-01-03T00:00:00Z; o h",
                "_since; 2026-01-03T00:00:00.001Z; h",
                "_since; 2027; ''",
                "_count; 1; p d o h",
            })
    void everythingInTheChartIsWantedOrWhatIsAskedOfIt(String name, String value, String expected) {
        EverythingQuery query = read("p", name, value);
        Look look = query.look(CHART);
        assertThat(look.about()).isTrue();
        assertThat(look.entries().stream()
                        .filter(query::wants)
                        .map(it -> it.facts().address().replaceAll(".*/", "")))
                .containsExactlyElementsOf(expected.isEmpty() ? List.of() : List.of(expected.split(" ", -1)));
    }

    @Test
    void thePatientIsFoundAlsoWhereNothingIsWantedOfThem() {
        assertThat(read("p", "_type", "Immunization").look(CHART).entries()).hasSize(1);
    }

    @Test
    void nothingIsFoundInAnotherPatientsChart() {
        Look look = read("q", "_count", "9").look(CHART);
        assertThat(look.about()).isFalse();
        assertThat(look.entries()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "start, 2024, UNKNOWN_PARAMETER",
        "end, 2024, UNKNOWN_PARAMETER",
        "_tpye, Observation, UNKNOWN_PARAMETER",
        "_type, Gadget, BAD_VALUE",
        "_since, yesterday, BAD_VALUE",
        "_count, many, BAD_VALUE",
    })
    void whatIsNotUnderstoodIsRefusedByItsName(String name, String value, Reason reason) {
        assertThatThrownBy(() -> read("p", name, value))
                .isInstanceOfSatisfying(InvalidSearchException.class, refusal -> {
                    assertThat(refusal.reason()).isEqualTo(reason);
                    assertThat(refusal.parameter()).isEqualTo(name);
                });
    }

    @Test
    void aLenientClientIsAnsweredWithoutWhatIsNotKnown() {
        List<Parameter> asked = List.of(new Parameter("start", "2024"), new Parameter("_count", "3"));
        EverythingQuery query = new EverythingReader(SearchParameters.R4).read("p", asked, true);
        assertThat(query.page().understood()).containsExactly(new Parameter("_count", "3"));
    }

    private static EverythingQuery read(String id, String name, String value) {
        List<Parameter> asked = name == null ? List.of() : List.of(new Parameter(name, value));
        return new EverythingReader(SearchParameters.R4).read(id, asked, false);
    }
}
