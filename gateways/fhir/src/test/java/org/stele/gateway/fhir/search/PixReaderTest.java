package org.stele.gateway.fhir.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stele.gateway.fhir.search.parameter.SearchParameters;
import org.stele.gateway.fhir.search.query.InvalidSearchException;
import org.stele.gateway.fhir.search.query.InvalidSearchException.Reason;
import org.stele.gateway.fhir.search.query.Parameter;
import org.stele.gateway.fhir.search.query.PixQuery;
import org.stele.gateway.fhir.search.query.PixReader;
import org.stele.gateway.fhir.search.query.QueryReader;

/** {@code $ihe-pix} names one identifier, whole. */
class PixReaderTest {
    private final PixReader reader =
            new PixReader(new QueryReader(SearchParameters.R4, InstantSource.system(), "http://node/fhir/R4"));

    @Test
    void allOthersAreWantedOrThoseOfTheSystemsThatAreNamed() {
        PixQuery all = read(source("urn:a|1\\|2"));
        assertThat(all.wants("urn:a", "1|2")).isFalse();
        assertThat(all.wants("urn:a", "3")).isTrue();
        assertThat(all.wants("urn:b", "1|2")).isTrue();
        PixQuery some =
                read(source("urn:a|1"), new Parameter("targetSystem", "urn:b"), new Parameter("_format", "json"));
        assertThat(some.wants("urn:b", "1")).isTrue();
        assertThat(some.wants("urn:c", "1")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "|1", "urn:a|", "urn:a|1,urn:a|2", "urn:a|1|2", " |1"})
    void whatIsNoWholeIdentifierIsRefused(String source) {
        refused(Reason.BAD_VALUE, source(source));
    }

    @Test
    void oneAndNoOtherIsNamedAndNothingElseIsKnown() {
        refused(Reason.REQUIRED);
        refused(Reason.BAD_VALUE, source("urn:a|1"), source("urn:a|2"));
        refused(Reason.BAD_VALUE, source("urn:a|1"), new Parameter("targetSystem", ""));
        refused(Reason.UNKNOWN_PARAMETER, source("urn:a|1"), new Parameter("name", "x"));
    }

    private void refused(Reason reason, Parameter... asked) {
        assertThatThrownBy(() -> read(asked))
                .isInstanceOfSatisfying(
                        InvalidSearchException.class,
                        it -> assertThat(it.reason()).isEqualTo(reason));
    }

    private static Parameter source(String value) {
        return new Parameter("sourceIdentifier", value);
    }

    private PixQuery read(Parameter... asked) {
        return reader.read(List.copyOf(Stream.of(asked).toList()), false);
    }
}
