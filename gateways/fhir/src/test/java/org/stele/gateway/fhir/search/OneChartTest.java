package org.stele.gateway.fhir.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stele.gateway.fhir.search.parameter.SearchParameters;
import org.stele.gateway.fhir.search.query.Parameter;
import org.stele.gateway.fhir.search.query.QueryReader;

/** A search that can find something in one patient's chart alone says in whose, and no other does. */
class OneChartTest {
    private static final QueryReader READER =
            new QueryReader(SearchParameters.R4, InstantSource.system(), "https://node.example/fhir/R4");

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Observation; patient=p; Patient/p",
                "Observation; patient=Patient/p; Patient/p",
                "Observation; subject=Patient/p; Patient/p",
                "Observation; code=1&patient=p&date=ge2024; Patient/p",
                "Provenance; patient=p; Patient/p",
                // a group may have that id
                "Observation; subject=p; ''",
                "Observation; patient=p,q; ''",
                "Observation; patient:missing=true; ''",
                "Observation; patient:Patient=p; ''",
                "Observation; patient=https://elsewhere.example/Patient/p; ''",
                "Observation; subject=Group/g; ''",
                // whose journals shall have both
                "Observation; patient=p&performer=Patient/q; ''",
                "Observation; patient=p&patient=q; ''",
                "Observation; patient.name=Anna; ''",
                "Observation; code=1; ''",
                "Patient; _id=p; ''",
                "Patient; link=Patient/q; ''"
            })
    void whatAsksForOnePatientIsLookedForInThatChart(String kind, String query, String address) {
        List<Parameter> parameters = Arrays.stream(query.split("&"))
                .map(part -> part.split("=", 2))
                .map(part -> new Parameter(part[0], part[1]))
                .toList();
        assertThat(READER.read(kind, parameters, false).address())
                .isEqualTo(Optional.of(address).filter(it -> !it.isEmpty()));
    }
}
