package org.stele.gateway.fhir.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stele.exchange.search.ChartQuery.Look;
import org.stele.gateway.fhir.search.parameter.SearchParameters;
import org.stele.gateway.fhir.search.query.InvalidSearchException;
import org.stele.gateway.fhir.search.query.InvalidSearchException.Reason;
import org.stele.gateway.fhir.search.query.LastQuery;
import org.stele.gateway.fhir.search.query.LastReader;
import org.stele.gateway.fhir.search.query.Parameter;
import org.stele.gateway.fhir.search.query.QueryReader;

/** {@code $lastn} in one patient's chart. */
class LastTest {
    private static final ListedChart CHART = ListedChart.of(
            "{'resourceType':'Patient','id':'p'}",
            observation("w1", "2024-01-01", "'coding':[{'system':'l','code':'weight'}]"),
            observation("w3", "2026-01-01", "'coding':[{'system':'l','code':'weight'}]"),
            observation("w2", "2025-01-01", "'coding':[{'system':'l','code':'weight'}]"),
            observation("a", "2023-01-01", "'coding':[{'system':'l','code':'a'}]"),
            observation("b", "2023-02-01", "'coding':[{'system':'l','code':'b'}]"),
            observation("ab", "2023-01-15", "'coding':[{'system':'l','code':'a'},{'system':'l','code':'b'}]"),
            observation("undated", "", "'coding':[{'system':'l','code':'c'}]"),
            observation("dated", "2020", "'coding':[{'system':'l','code':'c'}]"),
            observation("same1", "2019-01-01", "'coding':[{'system':'l','code':'d'}]"),
            observation("same2", "2019-01-01", "'coding':[{'system':'l','code':'d'}]"),
            observation("text1", "2018", "'text':'mood'"),
            observation("text2", "2017", "'text':'mood','coding':[{'system':'l'}]"),
            observation("text3", "2016", "'coding':[{'system':'l'}]"));

    private static String observation(String id, String day, String code) {
        String effective = day.isEmpty() ? "" : "'effectiveDateTime':'" + day + "',";
        return "{'resourceType':'Observation','id':'" + id + "','status':'final','subject':{'reference':'Patient/p'},"
                + effective + "'code':{" + code + "}}";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "code=weight; w3",
                "code=weight&max=2; w3 w2",
                "code=weight&max=9; w3 w2 w1",
                "code=weight&date=lt2026; w2",
                "code=c; dated",
                "code=c&max=2; dated undated",
                "code=d; same2",
                "code=a; ab",
                "code=a,b; b",
                "code=a,b&max=3; b ab a",
                "code=a,weight; w3 ab",
                "code=none; ''",
                "status=final; w3 b dated same2 text1 text2 text3",
            })
    void theLatestOfEachCodeAreFound(String query, String expected) {
        assertThat(read("patient=p&" + query).look(CHART).entries().stream()
                        .map(it -> it.facts().address().replaceAll(".*/", "")))
                .containsExactlyElementsOf(expected.isEmpty() ? List.of() : List.of(expected.split(" ", -1)));
    }

    @Test
    void itIsAboutThePatientAlsoWhereNothingIsFound() {
        Look look = read("subject=Patient/p&code=none").look(CHART);
        assertThat(look.about()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "code=weight, patient, REQUIRED",
        "patient:missing=false, patient, REQUIRED",
        "patient=p&max=0, max, BAD_VALUE",
        "patient=p&max=some, max, BAD_VALUE",
        "patient=p&mx=3, mx, UNKNOWN_PARAMETER",
    })
    void whatIsNotUnderstoodIsRefusedByItsName(String query, String name, Reason reason) {
        assertThatThrownBy(() -> read(query)).isInstanceOfSatisfying(InvalidSearchException.class, refusal -> {
            assertThat(refusal.reason()).isEqualTo(reason);
            assertThat(refusal.parameter()).isEqualTo(name);
        });
    }

    @Test
    void aLinkToTheNextPageAsksForTheSame() {
        LastQuery query = read("patient=p&max=3&_count=2");
        assertThat(query.page().path()).isEqualTo("Observation/$lastn");
        assertThat(query.page().understood()).extracting(Parameter::name).containsExactly("max", "patient", "_count");
    }

    private static LastQuery read(String query) {
        List<Parameter> asked = Arrays.stream(query.split("&", -1))
                .map(part -> part.split("=", 2))
                .map(pair -> new Parameter(pair[0], pair[1]))
                .toList();
        QueryReader searches = new QueryReader(SearchParameters.R4, InstantSource.system(), "https://n/fhir/R4");
        return new LastReader(searches).read(asked, false);
    }
}
