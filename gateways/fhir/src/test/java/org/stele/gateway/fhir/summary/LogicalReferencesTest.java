package org.stele.gateway.fhir.summary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LogicalReferencesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "{'a':[{'reference':'Practitioner?identifier=http://x|7','display':'B'}]};"
                        + "{'a':[{'display':'B','type':'Practitioner','identifier':{'system':'http://x','value':'7'}}]}",
                "{'reference':'Patient/1'};{'reference':'Patient/1'}",
                "{'reference':'Patient?name=A'};{'reference':'Patient?name=A'}",
                "{'reference':'Patient?identifier=a|b&name=A'};{'reference':'Patient?identifier=a|b&name=A'}",
                "{'url':'Patient?identifier=a|b'};{'url':'Patient?identifier=a|b'}",
            })
    void aSearchForAnIdentifierBecomesTheIdentifierAndNothingElseChanges(String before, String after) {
        JsonNode resource = tree(before);
        LogicalReferences.make(resource);
        assertThat(resource).isEqualTo(tree(after));
    }

    private static JsonNode tree(String json) {
        return JsonMapper.shared().readTree(json.replace('\'', '"'));
    }
}
