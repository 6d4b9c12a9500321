package org.stele.gateway.fhir.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.stele.exchange.search.ChartQuery.Look;
import org.stele.gateway.fhir.search.parameter.SearchParameters;
import org.stele.gateway.fhir.search.query.QueryReader;
import org.stele.gateway.fhir.summary.SummaryReader;

/** What {@code $summary} takes of one chart. */
class SummaryTest {
    private static final String CURRENT = "'clinicalStatus':{'coding':[{'code':'active'}]}";
    private static final String PAST = "'clinicalStatus':{'coding':[{'code':'resolved'}]}";
    private static final String REFUTED = "'verificationStatus':{'coding':[{'code':'refuted'}]}";
    private static final ListedChart CHART = ListedChart.of(
            "{'resourceType':'Patient','id':'p'}",
            "{'resourceType':'Condition','id':'now'," + CURRENT + "}",
            "{'resourceType':'Condition','id':'then'," + PAST + "}",
            "{'resourceType':'Condition','id':'unsaid'}",
            "{'resourceType':'Condition','id':'never'," + CURRENT + "," + REFUTED + "}",
            "{'resourceType':'MedicationRequest','id':'taken','status':'active'}",
            "{'resourceType':'MedicationRequest','id':'ended','status':'stopped'}",
            "{'resourceType':'Immunization','id':'given','status':'completed'}",
            "{'resourceType':'Immunization','id':'missed','status':'not-done'}",
            "{'resourceType':'Claim','id':'bill','status':'active'}");

    @Test
    void itIsThePatientAndWhatItsSectionsLookForAndDoubtShowsRatherThanHides() {
        Look look = look("p");
        assertThat(look.about()).isTrue();
        assertThat(look.entries().stream().map(it -> it.facts().address().replaceAll(".*/", "")))
                .containsExactlyInAnyOrder("p", "now", "then", "unsaid", "taken", "given")
                .startsWith("p");
    }

    @Test
    void ofAnotherPatientThereIsNothing() {
        assertThat(look("q").about()).isFalse();
        assertThat(look("q").entries()).isEmpty();
    }

    private static Look look(String patient) {
        QueryReader queries =
                new QueryReader(SearchParameters.R4, InstantSource.system(), "http://node.example/fhir/R4");
        return new SummaryReader(queries).read(patient, List.of(), false).look(CHART);
    }
}
