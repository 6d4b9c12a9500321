package org.stele.gateway.fhir.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.stele.gateway.fhir.search.parameter.SearchParameters;
import org.stele.gateway.fhir.search.query.EverythingReader;
import org.stele.gateway.fhir.search.query.InvalidSearchException;
import org.stele.gateway.fhir.search.query.LastReader;
import org.stele.gateway.fhir.search.query.Parameter;
import org.stele.gateway.fhir.search.query.QueryReader;

/** Whatever is asked, it is answered or refused in words. */
class SearchFuzz {
    private static final ListedChart CHART = ListedChart.of(
            "{'resourceType':'Observation','id':'o','status':'final','subject':{'reference':'Patient/p'},"
                    + "'effectiveDateTime':'2024','valueQuantity':{'value':1.0},'code':{'coding':[{'code':'c'}]}}");

    @Property
    void aQueryIsUnderstoodOrRefused(@ForAll("names") String name, @ForAll("values") String value) {
        QueryReader reader = new QueryReader(SearchParameters.R4, InstantSource.system(), "http://n/fhir/R4");
        try {
            assertThat(reader.read("Observation", List.of(new Parameter(name, value)), false)
                            .look(CHART)
                            .entries())
                    .hasSizeLessThan(2);
        } catch (InvalidSearchException e) {
            assertThat(e.reason()).isNotNull();
        }
    }

    @Property
    void anOperationIsUnderstoodOrRefused(@ForAll("names") String name, @ForAll("values") String value) {
        List<Parameter> asked = List.of(new Parameter("patient", "p"), new Parameter(name, value));
        QueryReader reader = new QueryReader(SearchParameters.R4, InstantSource.system(), "http://n/fhir/R4");
        try {
            assertThat(new LastReader(reader).read(asked, false).look(CHART).entries())
                    .hasSizeLessThan(2);
            assertThat(new EverythingReader(SearchParameters.R4)
                            .read("p", asked, true)
                            .look(CHART)
                            .entries())
                    .isEmpty();
        } catch (InvalidSearchException e) {
            assertThat(e.reason()).isNotNull();
        }
    }

    @Provide
    Arbitrary<String> names() {
        List<String> known =
                new ArrayList<>(SearchParameters.R4.of("Observation").keySet());
        known.addAll(List.of(
                "_id",
                "_lastUpdated",
                "_count",
                "_summary",
                "_type",
                "_since",
                "max",
                "_elements",
                "_sort",
                "_include",
                "_has:",
                "patient.name",
                "subject:Patient.",
                ":",
                "."));
        return Arbitraries.oneOf(
                Arbitraries.of(known),
                Arbitraries.of(known)
                        .flatMap(it -> Arbitraries.strings().ofMaxLength(12).map(end -> it + end)),
                Arbitraries.strings().ofMaxLength(30));
    }

    @Provide
    Arbitrary<String> values() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(40),
                Arbitraries.strings().withChars("|,$\\-.:TZ+eglt0123456789").ofMaxLength(30));
    }
}
