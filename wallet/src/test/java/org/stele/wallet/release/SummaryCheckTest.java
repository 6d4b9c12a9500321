package org.stele.wallet.release;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stele.contracts.id.RecordId;
import org.stele.crypto.Bytes;
import org.stele.formats.release.ChartId;
import org.stele.formats.release.Disclosed;
import org.stele.ledger.proof.ProofException;
import org.stele.vault.commitment.Salt;
import org.stele.vault.label.Label;
import org.stele.vault.label.Labels;

/** A custodian cannot pass something off in a summary that is no record, or is another than the record. */
class SummaryCheckTest {
    private static final String PATIENT =
            "{'resourceType':'Patient','id':'p','name':[{'family':'Walton'}],'birthDate':'1970-01-01'}";
    private static final String PROBLEM = "{'resourceType':'Condition','id':'c','code':{'text':'asthma'},"
            + "'subject':{'reference':'Patient/p'},'asserter':{'reference':'Practitioner?identifier=http://x|7'},"
            + "'note':[{'text':'a'},{'text':'b'}],'stage':[{'type':{'text':'1.50'}}]}";

    private static final String DOCUMENT = "{'resourceType':'Bundle','type':'document','entry':["
            + "{'fullUrl':'urn:uuid:1','resource':{'resourceType':'Composition','id':'1','status':'final',"
            + "'section':[{'title':'Problems','text':{'status':'generated','div':'<div/>'},"
            + "'entry':[{'reference':'http://a/fhir/R4/Condition/c'}]}]}},"
            + "{'fullUrl':'urn:uuid:2','resource':{'resourceType':'Device','id':'2','deviceName':[{'name':'Stele',"
            + "'type':'manufacturer-name'}]}},"
            + "{'fullUrl':'http://a/fhir/R4/Patient/p','resource':{'resourceType':'Patient','id':'p','meta':{'versionId':'1',"
            + "'lastUpdated':'2026-01-01T00:00:00Z'},'name':[{'family':'Walton'}],'birthDate':'1970-01-01'}},"
            + "{'fullUrl':'http://a/fhir/R4/Condition/c','resource':{'resourceType':'Condition','id':'c',"
            + "'meta':{'versionId':'2'},'code':{'text':'asthma'},'subject':{'reference':'Patient/p'},"
            + "'asserter':{'type':'Practitioner','identifier':{'system':'http://x','value':'7'}},"
            + "'note':[{'text':'a'},{'text':'b'}],'stage':[{'type':{'text':'1.50'}}]}},"
            + "{'fullUrl':'urn:uuid:3','resource':{'resourceType':'AllergyIntolerance','id':'3','code':{'coding':["
            + "{'system':'http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips','code':'no-allergy-info'}]}}}]}";

    @Test
    void whatIsMadeOfTheRecordsIsTaken() {
        assertThatCode(() -> check(DOCUMENT)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "'asthma';'cancer'",
                "'family':'Walton';'family':'Walter'",
                "'birthDate':'1970-01-01';'birthDate':'1970-01-01','deceasedBoolean':true",
                "'name':[{'family':'Walton'}],;",
                "'value':'7';'value':'8'",
                "'type':'Practitioner';'type':'Patient'",
                "{'text':'a'},{'text':'b'};{'text':'b'},{'text':'a'}",
                "{'text':'a'},{'text':'b'};{'text':'a'}",
                "'meta':{'versionId':'2'};'meta':{'versionId':'2','tag':[{'code':'SUBSETTED'}]}",
                "R4/Condition/c;R4/Condition/d",
                "'type':'document';'type':'collection'",
                "'no-allergy-info'};'no-allergy-info'}],'text':'nuts','x':[{}",
                "absent-unknown-uv-ips;other",
                "no-allergy-info;no-known-allergies",
                "'id':'3','code';'id':'3','note':[{'text':'nuts'}],'code'",
                "'id':'3','code';'id':'3','reaction':[{'manifestation':[{'text':'shock'}]}],'code'",
                "'id':'3','code';'id':'3','extension':[{'url':'http://x','valueString':'nuts'}],'code'",
                "'id':'3','code';'id':'3','text':{'status':'additional','div':'nuts'},'code'",
                "'id':'3','code';'id':'3','contained':[{'resourceType':'Condition'}],'code'",
                "'id':'3','code';'id':'3','clinicalStatus':{'text':'nuts'},'code'",
                "'id':'3','code';'id':'3','_id':{'extension':[{'url':'http://x','valueString':'nuts'}]},'code'",
                "'no-allergy-info'};'no-allergy-info','display':'nuts'}",
                "'no-allergy-info'};'no-allergy-info'},{'system':'http://x','code':'nuts'}",
                "'code':{'coding':[{'system';'patient':{'reference':'http://a/fhir/R4/Patient/p'},'x':{'coding':[{'system'",
                "'AllergyIntolerance','id':'3';'Observation','id':'3','valueString':'cancer'",
                "'AllergyIntolerance','id':'3';'Condition','id':'3'",
                "'name':'Stele';'name':'pacemaker'",
                "'id':'2','deviceName';'id':'2','contained':[{'resourceType':'Condition'}],'deviceName'",
                "'id':'2','deviceName';'id':'2','note':[{'text':'cancer'}],'deviceName'",
                "'id':'1','status';'id':'1','contained':[{'resourceType':'Condition'}],'status'",
                "'id':'1','status';'id':'1','contained':[],'status'",
                "'id':'1','status';'id':'1','extension':[{'url':'http://x','valueString':'cancer'}],'status'",
                "'title':'Problems';'title':'Problems','emptyReason':{'text':'cancer'}",
                "'title':'Problems';'title':'Problems','section':[{'title':'cancer'}]",
                "[{'reference':'http://a/fhir/R4/Condition/c'}];[{'reference':'http://a/fhir/R4/Condition/d'}]",
                "[{'reference':'http://a/fhir/R4/Condition/c'}];[{'reference':'http://a/fhir/R4/Condition/c','display':'x'}]",
                "{'fullUrl':'urn:uuid:2';{'request':{'url':'cancer'},'fullUrl':'urn:uuid:2'",
                "urn:uuid:2;urn:uuid:1",
                "'type':'document';'type':'document','extension':[{'url':'http://x','valueString':'cancer'}]",
                "'resourceType':'Device','id':'2';'resourceType':'Condition','id':'2','code':{'text':'x'}",
                "http://a/fhir/R4/Patient/p;urn:uuid:4",
                "'resourceType':'Composition';'resourceType':'Composition','resourceType':'Composition'",
            })
    void whatIsChangedIsRefused(String before, String after) {
        String changed = DOCUMENT.replace(before, after == null ? "" : after);
        assertThatExceptionOfType(ProofException.class).isThrownBy(() -> check(changed));
    }

    @Test
    void whatLacksARecordOrHasOneTwiceIsRefused() {
        String patient = DOCUMENT.substring(
                DOCUMENT.indexOf("{'fullUrl':'http://a/fhir/R4/Patient"),
                DOCUMENT.indexOf("{'fullUrl':'http://a/fhir/R4/Condition"));
        assertThatExceptionOfType(ProofException.class).isThrownBy(() -> check(DOCUMENT.replace(patient, "")));
        assertThatExceptionOfType(ProofException.class)
                .isThrownBy(() -> check(DOCUMENT.replace(patient, patient + patient)));
    }

    @Test
    void whatDoesNotBeginWithItsOneCompositionIsRefused() {
        String composition = DOCUMENT.substring(
                DOCUMENT.indexOf("{'fullUrl':'urn:uuid:1"), DOCUMENT.indexOf("{'fullUrl':'urn:uuid:2"));
        for (String changed : List.of(
                DOCUMENT.replace(composition, ""),
                DOCUMENT.replace(composition, "").replace("]}}]}", "]}}," + composition.replace("}},", "}}]}")),
                DOCUMENT.replace(composition, composition + composition.replace("urn:uuid:1", "urn:uuid:9")))) {
            assertThatExceptionOfType(ProofException.class).isThrownBy(() -> check(changed));
        }
    }

    private static void check(String document) throws ProofException {
        SummaryCheck.of(List.of(record(PATIENT), record(PROBLEM))).require(bytes(document));
    }

    private static Disclosed record(String resource) {
        return Disclosed.of(
                RecordId.generate(),
                ChartId.generate(),
                Labels.of(Label.kind("Condition")),
                Salt.generate(),
                bytes(resource));
    }

    private static Bytes bytes(String json) {
        return Bytes.wrap(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
