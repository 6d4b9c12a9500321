package org.stele.gateway.fhir.search.subset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Parts of resources, as R4's search.html#summary says. */
class SubsetTest {
    private static final String PATIENT = "{'resourceType':'Patient','id':'p','meta':{'versionId':'1'},"
            + "'text':{'status':'generated','div':'<div/>'},'language':'en','active':true,'name':[{'family':'Oduya'}],"
            + "'_birthDate':{'extension':[{'url':'urn:x'}]},'birthDate':'1961','photo':[{'data':'AAAA'}],"
            + "'link':[{'other':{'reference':'Patient/q'},'type':'seealso'}],'deceasedBoolean':false,"
            + "'contact':[{'name':{'family':'Oduya'}}],'extension':[{'url':'urn:y'}],'modifierExtension':[{'url':'urn:z'}]}";
    private static final String OBSERVATION = "{'resourceType':'Observation','id':'o','meta':{'tag':[{'code':'t'}]},"
            + "'text':{'status':'generated','div':'<div/>'},'status':'final','code':{'text':'c'},'method':{'text':'m'},"
            + "'valueQuantity':{'value':7.10},'component':[{'id':'1','code':{'text':'c'},'valueString':'v',"
            + "'interpretation':[{'text':'high'}],'extension':[{'url':'urn:x'}]}]}";

    @Test
    void aSummaryHasWhatTheStandardMarksAndWhatChangesItsMeaning() {
        assertThat(of(new Subset.Summary(), PATIENT).propertyNames())
                .containsExactlyInAnyOrder(
                        "resourceType",
                        "id",
                        "meta",
                        "active",
                        "name",
                        "_birthDate",
                        "birthDate",
                        "deceasedBoolean",
                        "link",
                        "modifierExtension");
    }

    @Test
    void whatStaysOnlyInPartsInASummaryKeepsItsExtensions() {
        JsonNode component = of(new Subset.Summary(), OBSERVATION).at("/component/0");
        assertThat(component.propertyNames()).containsExactlyInAnyOrder("id", "code", "valueString", "extension");
    }

    @Test
    void aSummaryHasOfAnAttachmentWhatItIsButNotItsBytes() {
        ObjectNode media = of(
                new Subset.Summary(),
                "{'resourceType':'Media','id':'m','meta':{},'status':'completed',"
                        + "'content':{'contentType':'image/png','data':'AAAA','title':'t'}}");
        assertThat(media.at("/content").propertyNames()).contains("contentType").doesNotContain("data");
    }

    @Test
    void aTextIsTheNarrativeAndWhatIsMandatory() {
        assertThat(of(new Subset.Text(), OBSERVATION).propertyNames())
                .containsExactlyInAnyOrder("resourceType", "id", "meta", "text", "status", "code");
    }

    @Test
    void dataAreAllButTheNarrative() {
        ObjectNode data = of(new Subset.Data(), OBSERVATION);
        assertThat(data.has("text")).isFalse();
        assertThat(data.size()).isEqualTo(json(OBSERVATION).size() - 1);
    }

    @Test
    void elementsComeWithWhatIsMandatoryAndWhatChangesTheirMeaning() {
        assertThat(of(new Subset.Elements(Set.of("value[x]")), OBSERVATION).propertyNames())
                .containsExactlyInAnyOrder("resourceType", "id", "meta", "status", "code", "valueQuantity");
        assertThat(of(new Subset.Elements(Set.of("birthDate")), PATIENT).propertyNames())
                .containsExactlyInAnyOrder(
                        "resourceType",
                        "id",
                        "meta",
                        "active",
                        "_birthDate",
                        "birthDate",
                        "deceasedBoolean",
                        "link",
                        "modifierExtension");
    }

    @Test
    void aPartIsMarkedAsOneBesideTheTagsThatItHasAndTheWholeIsNot() {
        JsonNode tags = of(new Subset.Data(), OBSERVATION).at("/meta/tag");
        assertThat(tags).hasSize(2);
        assertThat(tags.at("/1/code").asString()).isEqualTo("SUBSETTED");
        assertThat(of(new Subset.Whole(), OBSERVATION)).isEqualTo(json(OBSERVATION));
        assertThat(Subset.isPart(of(new Subset.Data(), OBSERVATION))).isTrue();
        assertThat(Subset.isPart(json(OBSERVATION))).isFalse();
    }

    @Test
    void aValueInASummaryIsTheSameAsInTheWhole() {
        assertThat(of(new Subset.Summary(), OBSERVATION).at("/valueQuantity"))
                .isEqualTo(json(OBSERVATION).at("/valueQuantity"));
    }

    @Test
    void elementsAreNotTakenFromWhatIsIncludedAndASummaryIs() {
        assertThat(new Subset.Elements(Set.of("status")).beside()).isEqualTo(new Subset.Whole());
        assertThat(new Subset.Summary().beside()).isEqualTo(new Subset.Summary());
    }

    private static ObjectNode of(Subset subset, String resource) {
        return subset.of(json(resource));
    }

    private static ObjectNode json(String resource) {
        return (ObjectNode) JsonMapper.shared().readTree(resource.replace('\'', '"'));
    }
}
