package org.stele.gateway.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stele.gateway.fhir.issue.InvalidBundleException;
import org.stele.gateway.fhir.issue.Issue;
import org.stele.gateway.fhir.issue.Reason;
import org.stele.gateway.fhir.label.Classifier;
import org.stele.gateway.fhir.people.PractitionerId;
import org.stele.gateway.fhir.reference.ResourceKey;

class IntakeTest {
    private static final String PATIENT_URN = "urn:uuid:11111111-1111-1111-1111-111111111111";
    private static final String PATIENT =
            entry(PATIENT_URN, "{'resourceType':'Patient','id':'p1','birthDate':'1970-01-31'}");

    private final Intake intake = Intake.standard();

    @Test
    void aUrnBecomesARelativeReferenceAndAConditionalOneStays() {
        IncomingResource condition = intake.read(bundle(
                        PATIENT, entry("urn:uuid:22222222-2222-2222-2222-222222222222", """
                {'resourceType':'Condition','subject':{'reference':'%s'},
                 'recorder':{'reference':'Practitioner?identifier=http://hl7.org/fhir/sid/us-npi|9999973297'}}
                """.formatted(PATIENT_URN))))
                .resources()
                .getLast();
        assertThat(text(condition))
                .isEqualTo("{\"id\":\"22222222-2222-2222-2222-222222222222\",\"recorder\":{\"reference\":"
                        + "\"Practitioner?identifier=http://hl7.org/fhir/sid/us-npi|9999973297\"},"
                        + "\"resourceType\":\"Condition\",\"subject\":{\"reference\":\"Patient/p1\"}}");
        assertThat(condition.references()).containsExactly(new ResourceKey("Patient", "p1"));
        assertThat(condition.attribution().attester()).contains(PractitionerId.npi("9999973297"));
    }

    @Test
    void decimalsKeepThePrecisionTheyCameIn() {
        IncomingResource observation = intake.read(
                        bundle(
                                PATIENT,
                                entry(
                                        "urn:uuid:22222222-2222-2222-2222-222222222222",
                                        "{'resourceType':'Observation','status':'final','code':{'text':'a'},'valueQuantity':{'value':1.50}}")))
                .resources()
                .getLast();
        assertThat(text(observation)).contains("{\"value\":1.50}");
    }

    @Test
    void theOrderOfMembersDoesNotChangeTheSealedBytes() {
        byte[] other = bundle(entry(PATIENT_URN, "{'birthDate':'1970-01-31','id':'p1','resourceType':'Patient'}"));
        assertThat(intake.read(other).resources().getFirst().content())
                .isEqualTo(intake.read(bundle(PATIENT)).resources().getFirst().content());
    }

    @Test
    void anIdThatOnlyThisServerGivesIsRefused() {
        refused(
                bundle(
                        PATIENT,
                        entry(
                                "urn:uuid:22222222-2222-2222-2222-222222222222",
                                "{'resourceType':'Basic','id':'stele.00112233445566778899aabbccddeeff','code':{'text':'a'}}")),
                "Bundle.entry[1]",
                Reason.RESERVED_ID);
    }

    @Test
    void aBundleWithoutAPatientOrWithTwoIsRefused() {
        refused(
                bundle(entry(
                        "urn:uuid:22222222-2222-2222-2222-222222222222",
                        "{'resourceType':'Basic','code':{'text':'a'}}")),
                "Bundle.entry",
                Reason.NO_PATIENT);
        refused(
                bundle(
                        PATIENT,
                        entry("urn:uuid:22222222-2222-2222-2222-222222222222", "{'resourceType':'Patient','id':'p2'}")),
                "Bundle.entry",
                Reason.SEVERAL_PATIENTS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', commentCharacter = '!', textBlock = """
            Patient/other ~ UNRESOLVED_REFERENCE
            Patient?identifier=a|b ~ OTHER_PATIENT
            http://elsewhere.org/fhir/Patient/1 ~ OTHER_PATIENT
            urn:uuid:99999999-9999-9999-9999-999999999999 ~ UNRESOLVED_REFERENCE
            Practitioner?identifier=a|b ~ WRONG_TARGET
            #contained ~ UNRESOLVED_REFERENCE
            urn:uuid:short ~ BAD_REFERENCE
            some words ~ BAD_REFERENCE
            """)
    void aReferenceThatCannotStandIsRefused(String reference, Reason reason) {
        refused(
                bundle(
                        PATIENT,
                        entry(
                                "urn:uuid:22222222-2222-2222-2222-222222222222",
                                "{'resourceType':'Condition','subject':{'reference':'" + reference + "'}}")),
                "Bundle.entry[1].resource.subject.reference",
                reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://other.example/fhir/Observation/9",
                "https://a.example/fhir/more/Observation/9",
                "https://a.example.b.example/fhir/Observation/9"
            })
    void whoIsMeantOnAnotherServerIsNotThePatientOfTheBundleWithTheSameId(String fullUrl) {
        refused(
                bundle(
                        entry("https://a.example/fhir/Patient/p1", "{'resourceType':'Patient','id':'p1'}"),
                        observation(fullUrl)),
                "Bundle.entry[1].resource.subject.reference",
                Reason.UNRESOLVED_REFERENCE);
        refused(
                bundle(PATIENT, observation(fullUrl)),
                "Bundle.entry[1].resource.subject.reference",
                Reason.UNRESOLVED_REFERENCE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://a.example/fhir/Observation/9", "urn:uuid:22222222-2222-2222-2222-222222222222"})
    void whoIsMeantBesideAnEntryOnItsServerIsThePatientOfTheBundle(String fullUrl) {
        byte[] bundle = bundle(
                entry("https://a.example/fhir/Patient/p1", "{'resourceType':'Patient','id':'p1'}"),
                observation(fullUrl));
        assertThat(intake.read(bundle).resources().getLast().references())
                .containsExactly(new ResourceKey("Patient", "p1"));
    }

    private static String observation(String fullUrl) {
        return entry(
                fullUrl,
                "{'resourceType':'Observation','id':'9','status':'final','code':{'text':'a'},'subject':{'reference':'Patient/p1'}}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', commentCharacter = '!', textBlock = """
            'x':1 ~ Bundle.entry[0].resource.*[3] ~ UNKNOWN_ELEMENT
            'dosage':1 ~ Bundle.entry[0].resource.dosage ~ UNKNOWN_ELEMENT
            'gender':'man' ~ Bundle.entry[0].resource.gender ~ NOT_IN_VALUE_SET
            'gender':1 ~ Bundle.entry[0].resource.gender ~ WRONG_TYPE
            'active':'true' ~ Bundle.entry[0].resource.active ~ WRONG_TYPE
            'name':{} ~ Bundle.entry[0].resource.name ~ WRONG_TYPE
            'name':[] ~ Bundle.entry[0].resource.name ~ EMPTY
            'name':[{}] ~ Bundle.entry[0].resource.name[0] ~ EMPTY
            'name':[{'given':['']}] ~ Bundle.entry[0].resource.name[0].given[0] ~ EMPTY
            'name':[{'given':[null]}] ~ Bundle.entry[0].resource.name[0].given[0] ~ EMPTY
            'deceasedDateTime':'2020-02-30' ~ Bundle.entry[0].resource.deceasedDateTime ~ BAD_FORMAT
            'deceasedBoolean':true,'deceasedDateTime':'2020' ~ Bundle.entry[0].resource.deceasedDateTime ~ SEVERAL_CHOICES
            'link':[{'type':'seealso'}] ~ Bundle.entry[0].resource.link[0].other ~ TOO_FEW
            'extension':[{'url':'http://a'}] ~ Bundle.entry[0].resource.extension[0] ~ TOO_FEW
            'text':{'status':'generated','div':'<p>a</p>'} ~ Bundle.entry[0].resource.text.div ~ BAD_FORMAT
            """)
    void aResourceOfAnotherStructureIsRefusedWithThePathAndNeverTheValue(String member, String path, Reason reason) {
        refused(
                bundle(entry(PATIENT_URN, "{'resourceType':'Patient','id':'p1','birthDate':'1970'," + member + "}")),
                path,
                reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', commentCharacter = '!', textBlock = """
            {'resourceType':'Patient'} ~ Bundle ~ NOT_A_BUNDLE
            [] ~ Bundle ~ NOT_A_BUNDLE
            1 ~ Bundle ~ NOT_A_BUNDLE
            {'resourceType':'Bundle','type':'searchset'} ~ Bundle.type ~ BUNDLE_TYPE
            {'resourceType':'Bundle'} ~ Bundle.type ~ TOO_FEW
            {'resourceType':'Bundle','type':'batch','type':'batch'} ~ Bundle ~ DUPLICATE_FIELD
            {'resourceType':'Bundle','type':'batch','entry':[],'entry':[]} ~ Bundle ~ DUPLICATE_FIELD
            {'resourceType':'Bundle','type':'batch','entry':{}} ~ Bundle.entry ~ WRONG_TYPE
            {'resourceType':'Bundle','type':'batch','entry':[1]} ~ Bundle.entry[0] ~ WRONG_TYPE
            {'resourceType':'Bundle','type':'batch','entry':[{}]} ~ Bundle.entry[0] ~ NO_IDENTITY
            {'resourceType':'Bundle','type':'batch'} {} ~ Bundle ~ TRAILING_DATA
            {'resourceType':'Bundle','type':'batch'} x ~ Bundle ~ TRAILING_DATA
            {'resourceType':'Bundle','type':'batch' ~ Bundle ~ SYNTAX
            {'resourceType':'Bundle','type':'ba ~ Bundle ~ SYNTAX
            """)
    void whatIsNoBundleIsRefused(String json, String path, Reason reason) {
        refused(bytes(json), path, reason);
    }

    @Test
    void aMemberThatComesTwiceInAResourceIsRefused() {
        refused(
                bundle(entry(PATIENT_URN, "{'resourceType':'Patient','id':'p1','gender':'male','gender':'male'}")),
                "Bundle.entry[0]",
                Reason.DUPLICATE_FIELD);
    }

    @Test
    void twoEntriesOfOneIdentityAreRefused() {
        refused(bundle(PATIENT, PATIENT), "Bundle.entry[1]", Reason.DUPLICATE_IDENTITY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'method':'DELETE','url':'Patient/p1'",
                "'method':'POST','url':'Observation'",
                "'method':'PUT','url':'Patient?identifier=a|b'",
                "'method':'POST','url':'Patient','ifNoneExist':'identifier=a|b'"
            })
    void whatAsksForAnythingButToBeStoredIsRefused(String request) {
        refused(
                bytes("{'resourceType':'Bundle','type':'transaction','entry':[{'fullUrl':'" + PATIENT_URN
                        + "','resource':{'resourceType':'Patient','id':'p1'},'request':{" + request + "}}]}"),
                "Bundle.entry[0].request",
                Reason.REQUEST);
    }

    @Test
    void aByteOrderMarkAndBadUtf8AreRefused() {
        byte[] good = bundle(PATIENT);
        byte[] marked = new byte[good.length + 3];
        System.arraycopy(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, 0, marked, 0, 3);
        System.arraycopy(good, 0, marked, 3, good.length);
        refused(marked, "Bundle", Reason.ENCODING);
        good[20] = (byte) 0xC0;
        refused(good, "Bundle", Reason.ENCODING);
        refused("{}".getBytes(StandardCharsets.UTF_16LE), "Bundle", Reason.ENCODING);
    }

    @Test
    void aLoneSurrogateIsRefused() {
        refused(
                bundle(entry(PATIENT_URN, "{'resourceType':'Patient','id':'p1','name':[{'family':'\\ud800'}]}")),
                "Bundle.entry[0].resource.name[0].family",
                Reason.BAD_FORMAT);
    }

    @Test
    void whatIsDeeperThanTheLimitIsRefused() {
        String deep = "{'extension':[".repeat(70) + "]}".repeat(70);
        refused(
                bundle(entry(PATIENT_URN, "{'resourceType':'Patient','id':'p1','extension':[" + deep + "]}")),
                "Bundle",
                Reason.DEPTH);
    }

    @Test
    void whatIsLargerThanTheLimitIsRefusedFromAStreamToo() throws IOException {
        Intake small = new Intake(new IntakeLimits(100, 64, 10), Classifier.standard());
        assertThatThrownBy(() -> small.read(new ByteArrayInputStream(bundle(PATIENT))))
                .hasMessageContaining(Reason.SIZE.advice());
        assertThat(intake.read(new ByteArrayInputStream(bundle(PATIENT))).resources())
                .hasSize(1);
    }

    private void refused(byte[] json, String path, Reason reason) {
        InvalidBundleException refusal =
                Objects.requireNonNull(catchThrowableOfType(InvalidBundleException.class, () -> intake.read(json)));
        assertThat(refusal.issues()).isEqualTo(List.of(new Issue(path, reason)));
        assertThat(refusal).hasMessageContaining(path).hasMessageContaining(reason.advice());
    }

    private static byte[] bundle(String... entries) {
        return bytes("{'resourceType':'Bundle','type':'collection','entry':[" + String.join(",", entries) + "]}");
    }

    private static String entry(String fullUrl, String resource) {
        return "{'fullUrl':'" + fullUrl + "','resource':" + resource + "}";
    }

    private static byte[] bytes(String json) {
        return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    private static String text(IncomingResource resource) {
        return new String(resource.content().toArray(), StandardCharsets.UTF_8);
    }
}
