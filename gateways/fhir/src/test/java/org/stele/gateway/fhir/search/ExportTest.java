package org.stele.gateway.fhir.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stele.gateway.fhir.search.parameter.SearchParameters;
import org.stele.gateway.fhir.search.query.ExportQuery;
import org.stele.gateway.fhir.search.query.ExportReader;
import org.stele.gateway.fhir.search.query.InvalidSearchException;
import org.stele.gateway.fhir.search.query.InvalidSearchException.Reason;
import org.stele.gateway.fhir.search.query.Parameter;

/** What {@code $export} takes of one chart. */
class ExportTest {
    private static final Instant LATE = Instant.parse("2030-01-01T00:00:00Z");
    private static final ListedChart CHART = ListedChart.of(
            "{'resourceType':'Patient','id':'p'}",
            "{'resourceType':'Practitioner','id':'d'}",
            "{'resourceType':'Observation','id':'o','subject':{'reference':'Patient/p'}}");

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "_outputFormat; ndjson; p d o",
                "_outputFormat; application/fhir+ndjson; p d o",
                "_type; Observation; o",
                "_type; Observation,Patient; p o",
                "_type; Immunization; ''",
                "_since; 2026-01-03T00:00:00Z; o",
                "_since; 2027; ''",
            })
    void whatIsThereIsTakenOrWhatIsAskedOfIt(String name, String value, String expected) {
        assertThat(taken(read(name, value, LATE), CHART))
                .containsExactlyElementsOf(expected.isEmpty() ? List.of() : List.of(expected.split(" ", -1)));
    }

    @Test
    void whatCameAfterTheExportBeganIsLeftToTheNext() {
        assertThat(taken(read("_outputFormat", "ndjson", Instant.parse("2026-01-02T00:00:00Z")), CHART))
                .containsExactly("p", "d");
    }

    @Test
    void ofPatientsThereIsNothingWhereThePatientIsNotToBeSeen() {
        ListedChart without = ListedChart.of("{'resourceType':'Practitioner','id':'d'}");
        ExportReader reader = new ExportReader(SearchParameters.R4);
        assertThat(taken(reader.read(true, List.of(), LATE, false), without)).isEmpty();
        assertThat(taken(reader.read(false, List.of(), LATE, false), without)).containsExactly("d");
        assertThat(taken(reader.read(true, List.of(), LATE, false), CHART)).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        "_typeFilter, Observation?status=final, UNKNOWN_PARAMETER",
        "_count, 3, UNKNOWN_PARAMETER",
        "_type, Gadget, BAD_VALUE",
        "_since, yesterday, BAD_VALUE",
        "_outputFormat, text/csv, BAD_VALUE",
    })
    void whatIsNotUnderstoodIsRefusedByItsName(String name, String value, Reason reason) {
        assertThatThrownBy(() -> read(name, value, LATE))
                .isInstanceOfSatisfying(InvalidSearchException.class, refusal -> {
                    assertThat(refusal.reason()).isEqualTo(reason);
                    assertThat(refusal.parameter()).isEqualTo(name);
                });
    }

    private static ExportQuery read(String name, String value, Instant asOf) {
        return new ExportReader(SearchParameters.R4).read(false, List.of(new Parameter(name, value)), asOf, false);
    }

    private static List<String> taken(ExportQuery query, ListedChart chart) {
        return query.look(chart).entries().stream()
                .map(it -> it.facts().address().replaceAll(".*/", ""))
                .toList();
    }
}
