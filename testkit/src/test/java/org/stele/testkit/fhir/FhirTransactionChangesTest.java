package org.stele.testkit.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.stele.contracts.id.RestrictionId;
import org.stele.formats.scope.OpenedScope;
import org.stele.testkit.data.Bundles;
import org.stele.testkit.people.SharedNetwork;
import org.stele.testkit.scenario.Insured;

/** HAPI's own client sends transactions that change, delete and read: all of it is done, or nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FhirTransactionChangesTest {
    private static final String DEVICE = "http://hospital-a.example/analyser";
    private static final String AMEND = "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"amended\"}]";

    private Ward ward;
    private IGenericClient client;
    private Reference patient;

    @BeforeAll
    void takeAPatientIn(@TempDir Path folder) throws Exception {
        ward = Ward.open(SharedNetwork.get(), Bundles.like(Bundles.samples().get(7), "changes", folder), "0194");
        client = ward.ofClinician();
        Insured insured = Insured.in(ward.sample());
        patient = new Reference(search("Patient?identifier=" + insured.authority() + "%7C" + insured.number())
                .getFirst()
                .getIdElement()
                .toUnqualifiedVersionless());
    }

    @Test
    void allIsDoneInFhirsOrderWhateverTheEntriesAreIn() {
        IdType changed = create(pulse(60));
        IdType patched = create(pulse(61));
        IdType deleted = create(pulse(62));
        String urn = urn();
        Observation later = pulse(63).addHasMember(new Reference(urn));
        later.setId(changed.toUnqualifiedVersionless());
        Bundle sent = transaction();
        get(sent, changed.toUnqualifiedVersionless().getValue());
        patch(sent, url(patched), AMEND);
        put(sent, url(changed), later);
        post(sent, pulse(64)).setFullUrl(urn);
        delete(sent, url(deleted));
        entry(sent, HTTPVerb.HEAD, url(patched));
        List<BundleEntryComponent> answers = execute(sent);
        assertThat(statuses(answers)).containsExactly("200", "200", "200", "201", "204", "200");
        IdType added = new IdType(answers.get(3).getResponse().getLocation()).toUnqualifiedVersionless();
        Observation read = (Observation) answers.get(0).getResource();
        assertThat(read.getValueQuantity().getValue()).isEqualByComparingTo("63");
        assertThat(read.getHasMemberFirstRep().getReference()).isEqualTo(added.getValue());
        assertThat(text(read)).isEqualTo(text(answers.get(2).getResource())).isEqualTo(text(read(changed)));
        assertThat(answers.get(2).getResponse().getEtag()).isNotEmpty();
        assertThat(answers.get(2).getResponse().getLastModified()).isNotNull();
        assertThat(read(patched).getStatus()).isEqualTo(Observation.ObservationStatus.AMENDED);
        assertThat(answers.get(5).getResource()).isNull();
        assertThat(answers.get(5).getResponse().getEtag())
                .isEqualTo(answers.get(1).getResponse().getEtag());
        assertThat(refusal(() -> read(deleted))).startsWith("404");
    }

    @Test
    void aPatchAndAChangeMayReferToWhatIsAddedAndAReferenceToWhatIsChangedIsOneToIt() {
        IdType changed = create(pulse(60));
        IdType patched = create(pulse(61));
        String urn = urn();
        Observation later = pulse(63);
        later.setId(changed.toUnqualifiedVersionless());
        Bundle sent = transaction();
        put(sent, url(changed), later).setFullUrl(urn);
        patch(
                sent,
                url(patched),
                "[{\"op\":\"add\",\"path\":\"/hasMember\",\"value\":[{\"reference\":\"" + urn + "\"}]}]");
        post(sent, pulse(64).addHasMember(new Reference(urn)).addHasMember(new Reference(url(patched))));
        List<BundleEntryComponent> answers = execute(sent);
        assertThat(statuses(answers)).containsExactly("200", "200", "201");
        assertThat(read(patched).getHasMemberFirstRep().getReference()).isEqualTo(url(changed));
        assertThat(((Observation) answers.get(2).getResource()).getHasMember())
                .extracting(Reference::getReference)
                .containsExactly(url(changed), url(patched));
    }

    @Test
    void oneThatIsRefusedLeavesEverythingAsItWas() {
        String mark = UUID.randomUUID().toString();
        IdType changed = create(pulse(60));
        IdType deleted = create(pulse(61));
        IdType referred = create(pulse(62));
        create(pulse(63).addHasMember(new Reference(url(referred))));
        Observation later = pulse(64);
        later.setId(changed.toUnqualifiedVersionless());
        List<Wrong> all = List.of(
                new Wrong("404", it -> put(it, "Observation/never-was", named("never-was"))),
                new Wrong("404", it -> patch(it, "Observation/never-was", AMEND)),
                new Wrong("404", it -> get(it, "Observation/never-was")),
                new Wrong("404", it -> get(it, url(deleted))),
                new Wrong("400", it -> get(it, "Observation?colour=red")),
                new Wrong("400", it -> put(it, url(referred), named("another"))),
                new Wrong("405", it -> delete(it, patient.getReference())),
                new Wrong("409", it -> delete(it, url(referred))),
                new Wrong("412", it -> deleteOnly(it, url(referred), "other")),
                new Wrong("412", it -> delete(it, "Observation?patient=" + patient.getReference())),
                new Wrong("422", it -> post(it, pulse(65).setStatus(null))),
                new Wrong("422", it -> post(it, pulse(65).addHasMember(new Reference(url(deleted))))),
                new Wrong("422", it -> delete(it, url(changed))),
                new Wrong(
                        "422",
                        it -> patch(it, url(referred), "[{\"op\":\"test\",\"path\":\"/status\",\"value\":\"x\"}]")),
                new Wrong(
                        "428", it -> patch(it, url(referred), "[{\"op\":\"add\",\"path\":\"/note/-\",\"value\":{}}]")));
        for (Wrong wrong : all) {
            Bundle sent = transaction();
            post(sent, marked(mark));
            put(sent, url(changed), later);
            delete(sent, url(deleted));
            wrong.entry().add(sent);
            assertThat(refusal(() -> execute(sent))).startsWith(wrong.status());
        }
        assertThat(search("Observation?identifier=" + DEVICE + "%7C" + mark)).isEmpty();
        assertThat(read(changed).getValueQuantity().getValue()).isEqualByComparingTo("60");
        assertThat(read(deleted).getValueQuantity().getValue()).isEqualByComparingTo("61");
    }

    @Test
    void whatIsWrongIsNamedByItsPlace() {
        Bundle sent = transaction();
        post(sent, pulse(60));
        put(sent, "Observation/never-was", named("never-was"));
        assertThat(refusal(() -> execute(sent))).contains("\"expression\":[\"Bundle.entry[1].request\"]");
    }

    @Test
    void onlyThePresentVersionIsChangedWhereOneIsNamed() {
        IdType first = create(pulse(60));
        Observation later = pulse(61);
        later.setId(first.toUnqualifiedVersionless());
        Bundle sent = transaction();
        put(sent, url(first), later).getRequest().setIfMatch("W/\"" + first.getVersionIdPart() + "\"");
        assertThat(statuses(execute(sent))).containsExactly("200");
        Bundle another = transaction();
        post(another, pulse(62));
        put(another, url(first), later).getRequest().setIfMatch("W/\"" + first.getVersionIdPart() + "\"");
        assertThat(refusal(() -> execute(another))).startsWith("412");
        Bundle known = transaction();
        get(known, url(first))
                .getRequest()
                .setIfNoneMatch("W/\"" + read(first).getMeta().getVersionId() + "\"");
        post(known, pulse(63));
        assertThat(statuses(execute(known))).containsExactly("304", "201");
    }

    @Test
    void theSameSentAgainIsAnsweredAgainAndChangesNothing() {
        String mark = UUID.randomUUID().toString();
        IdType deleted = create(marked(mark));
        IdType changed = create(pulse(60));
        Observation later = pulse(61);
        later.setId(changed.toUnqualifiedVersionless());
        Bundle sent = transaction();
        delete(sent, "Observation?identifier=" + DEVICE + "%7C" + mark);
        put(sent, url(changed), later);
        post(sent, pulse(62));
        List<BundleEntryComponent> first = execute(sent);
        assertThat(statuses(first)).containsExactly("204", "200", "201");
        assertThat(refusal(() -> read(deleted))).startsWith("404");
        IdType another = create(marked(mark));
        List<BundleEntryComponent> again = execute(sent);
        assertThat(statuses(again)).isEqualTo(statuses(first));
        assertThat(again)
                .extracting(it -> it.getResponse().getLocation())
                .isEqualTo(
                        first.stream().map(it -> it.getResponse().getLocation()).toList());
        assertThat(read(another).getValueQuantity().getValue()).isEqualByComparingTo("60");
        assertThat(read(changed).getMeta().getVersionId())
                .isEqualTo(first.get(1).getResource().getMeta().getVersionId());
    }

    @Test
    void aDeletionAloneIsDoneAsOftenAsItIsSent() {
        String mark = UUID.randomUUID().toString();
        create(marked(mark));
        Bundle sent = transaction();
        delete(sent, "Observation?identifier=" + DEVICE + "%7C" + mark);
        assertThat(statuses(execute(sent))).containsExactly("204");
        IdType another = create(marked(mark));
        assertThat(statuses(execute(sent))).containsExactly("204");
        assertThat(refusal(() -> read(another))).startsWith("404");
        assertThat(statuses(execute(sent))).containsExactly("204");
    }

    @Test
    void aChangeIsDoneAgainWhereSomebodyHasChangedItSince() {
        IdType changed = create(pulse(60));
        Observation later = pulse(61);
        later.setId(changed.toUnqualifiedVersionless());
        Bundle sent = transaction();
        put(sent, url(changed), later);
        execute(sent);
        Observation between = pulse(99);
        between.setId(changed.toUnqualifiedVersionless());
        client.update().resource(between).execute();
        assertThat(statuses(execute(sent))).containsExactly("200");
        assertThat(read(changed).getValueQuantity().getValue()).isEqualByComparingTo("61");
        post(sent, pulse(62));
        execute(sent);
        client.update().resource(between).execute();
        assertThat(refusal(() -> execute(sent))).startsWith("412");
        assertThat(read(changed).getValueQuantity().getValue()).isEqualByComparingTo("99");
    }

    @Test
    void theSameSentTwiceAtOnceIsDoneOnce() {
        IdType first = create(pulse(60));
        IdType deleted = create(pulse(61));
        Observation later = pulse(62);
        later.setId(first.toUnqualifiedVersionless());
        Bundle sent = transaction();
        get(sent, url(first));
        put(sent, url(first), later).getRequest().setIfMatch("W/\"" + first.getVersionIdPart() + "\"");
        delete(sent, url(deleted));
        List<CompletableFuture<String>> both = Stream.of(ward.ofClinician(), ward.ofClinician())
                .map(each -> CompletableFuture.supplyAsync(() -> told(each, sent)))
                .toList();
        assertThat(both).extracting(CompletableFuture::join).contains("200").isSubsetOf("200", "503");
        assertThat(statuses(execute(sent))).containsExactly("200", "200", "204");
    }

    private static String told(IGenericClient each, Bundle sent) {
        try {
            return each.transaction()
                    .withBundle(sent)
                    .execute()
                    .getEntryFirstRep()
                    .getResponse()
                    .getStatus();
        } catch (BaseServerResponseException e) {
            return String.valueOf(e.getStatusCode());
        }
    }

    @Test
    void whatIsReadOnceAllIsWrittenHasABoundToo() {
        String mark = UUID.randomUUID().toString();
        Observation big = marked(mark);
        IntStream.range(0, 90).forEach(_ -> big.addNote().setText("x".repeat(100_000)));
        Bundle sent = transaction();
        post(sent, big);
        for (int i = 0; i < 3; i++) {
            get(sent, "Observation?identifier=" + DEVICE + "%7C" + mark);
        }
        assertThat(statuses(execute(sent))).containsExactly("201", "200", "200", "413");
    }

    @Test
    void oneThatIsKeptBackBesideVisibleOnesIsAsOneThatNeverWas() throws Exception {
        Condition depression = new Condition().setSubject(patient);
        depression
                .getCode()
                .addCoding(new Coding("http://snomed.info/sct", "35489007", "Depressive disorder (disorder)"));
        IdType hidden = create(pulse(70).addFocus(new Reference(url(create(depression)))));
        IdType there = create(pulse(71));
        RestrictionId restriction =
                ward.patient().wallet().restrict(Optional.empty(), OpenedScope.of(List.of("sensitivity:PSY")));
        try {
            for (Entry entry : List.<Entry>of(
                    it -> delete(it, "Observation/X"),
                    it -> put(it, "Observation/X", named("X")),
                    it -> patch(it, "Observation/X", AMEND),
                    it -> get(it, "Observation/X"))) {
                assertThat(answer(entry, hidden.getIdPart())).isEqualTo(answer(entry, "never-was"));
            }
            assertThat(answer(it -> post(it, pulse(72).addHasMember(new Reference(url(hidden)))), "-"))
                    .isEqualTo(answer(
                            it -> post(it, pulse(72).addHasMember(new Reference("Observation/never-was"))), "-"));
            Bundle sent = transaction();
            delete(sent, url(there));
            assertThat(statuses(execute(sent))).containsExactly("204");
        } finally {
            ward.patient().wallet().lift(restriction);
        }
        assertThat(read(hidden).getStatus()).isEqualTo(Observation.ObservationStatus.FINAL);
    }

    @Test
    void aConditionalUpdateChangesWhatItFindsAndAddsWhatItDoesNotFind() {
        String mark = UUID.randomUUID().toString();
        String condition = "Observation?identifier=" + DEVICE + "%7C" + mark;
        for (String status : List.of("201", "200")) {
            Bundle sent = transaction();
            String urn = urn();
            put(sent, condition, marked(mark)).setFullUrl(urn);
            post(sent, pulse(64).addHasMember(new Reference(urn)));
            List<BundleEntryComponent> answers = execute(sent);
            assertThat(statuses(answers)).containsExactly(status, "201");
            assertThat(((Observation) answers.get(1).getResource())
                            .getHasMemberFirstRep()
                            .getReference())
                    .isEqualTo(search(condition)
                            .getFirst()
                            .getIdElement()
                            .toUnqualifiedVersionless()
                            .getValue());
        }
        Bundle patching = transaction();
        patch(patching, condition, AMEND);
        assertThat(statuses(execute(patching))).containsExactly("200");
        assertThat(search(condition)).hasSize(1);
        Bundle twice = transaction();
        put(twice, condition + "9", marked(mark + "9"));
        put(twice, condition + "9", marked(mark + "9"));
        assertThat(refusal(() -> execute(twice))).startsWith("412");
    }

    @Test
    void whatRefersToNobodyIsChangedInTheChartWhereItIs() {
        Practitioner doctor = new Practitioner().setActive(true);
        Bundle first = transaction();
        String urn = urn();
        post(first, doctor).setFullUrl(urn);
        post(first, pulse(60).addPerformer(new Reference(urn)));
        IdType there = new IdType(execute(first).getFirst().getResponse().getLocation()).toUnqualifiedVersionless();
        Practitioner later = new Practitioner().setActive(false);
        later.setId(there);
        Bundle second = transaction();
        put(second, there.getValue(), later);
        post(second, new Practitioner().setActive(true));
        assertThat(statuses(execute(second))).containsExactly("200", "201");
    }

    @Test
    void whatIsKeptBackIsChangedAndDeletedAsWhatNeverWas() throws Exception {
        IdType there = create(pulse(70));
        RestrictionId restriction = ward.patient().wallet().restrict(Optional.empty());
        try {
            for (Entry entry : List.<Entry>of(
                    it -> put(it, "Observation/X", named("X")),
                    it -> patch(it, "Observation/X", AMEND),
                    it -> get(it, "Observation/X"),
                    it -> delete(it, "Observation/X"),
                    it -> delete(it, "Observation?_id=X"),
                    it -> patch(it, "Observation?_id=X", AMEND),
                    it -> deleteOnly(it, "Observation/X", "1"))) {
                assertThat(answer(entry, there.getIdPart())).isEqualTo(answer(entry, "never-was"));
            }
        } finally {
            ward.patient().wallet().lift(restriction);
        }
        assertThat(read(there).getStatus()).isEqualTo(Observation.ObservationStatus.FINAL);
    }

    @Test
    void readsAloneAreAnsweredTogetherOrNotAtAll() {
        IdType there = create(pulse(80));
        Bundle sent = transaction();
        get(sent, url(there));
        get(sent, "Observation?_id=" + there.getIdPart());
        assertThat(statuses(execute(sent))).containsExactly("200", "200");
        get(sent, "Observation/never-was");
        assertThat(refusal(() -> execute(sent))).startsWith("404").contains("Bundle.entry[2].request");
    }

    @Test
    void theLedgersReasonsAreThoseOfSingleChanges() {
        IdType changed = create(pulse(60));
        IdType deleted = create(pulse(61));
        Observation later = pulse(62);
        later.setId(changed.toUnqualifiedVersionless());
        Bundle sent = transaction();
        put(sent, url(changed), later);
        delete(sent, url(deleted));
        String version = execute(sent).getFirst().getResource().getMeta().getVersionId();
        Provenance provenance = client.read()
                .resource(Provenance.class)
                .withId("stele." + version)
                .execute();
        assertThat(provenance.getActivity().getCodingFirstRep().getCode()).isEqualTo("UPDATE");
        assertThat(provenance.getReasonFirstRep().getCodingFirstRep().getCode()).isEqualTo("UPDATED");
    }

    @Test
    void thePatientsTrailHasTheRetractionAndOneStoring() throws Exception {
        IdType changed = create(pulse(60));
        IdType deleted = create(pulse(61));
        String before = trail();
        Observation later = pulse(62);
        later.setId(changed.toUnqualifiedVersionless());
        Bundle sent = transaction();
        put(sent, url(changed), later);
        delete(sent, url(deleted));
        post(sent, pulse(63));
        execute(sent);
        String after = trail();
        assertThat(count(after, "STORE")).isEqualTo(count(before, "STORE") + 1);
        assertThat(count(after, "RETRACT")).isEqualTo(count(before, "RETRACT") + 1);
    }

    @Test
    void whatIsOfTwoPatientsIsNotChangedTogether() {
        Identifier number = new Identifier()
                .setSystem("http://hospital-a.example/mrn")
                .setValue(UUID.randomUUID().toString());
        number.getType().addCoding(new Coding("http://terminology.hl7.org/CodeSystem/v2-0203", "MR", null));
        Patient another = new Patient().addIdentifier(number).addName(new HumanName().setFamily("Quintero"));
        another.setId(
                ward.ofClerk().create().resource(another).execute().getId().toUnqualifiedVersionless());
        Bundle sent = transaction();
        post(sent, pulse(60));
        put(sent, another.getIdElement().getValue(), another);
        assertThat(refusal(() -> execute(sent))).startsWith("422").contains("SEVERAL_PATIENTS");
    }

    @FunctionalInterface
    private interface Entry {
        BundleEntryComponent add(Bundle bundle);
    }

    private record Wrong(String status, Entry entry) {}

    /** What is told of it, but for its own name. */
    private String answer(Entry entry, String id) {
        Bundle sent = transaction();
        BundleEntryComponent added = entry.add(sent);
        added.getRequest().setUrl(added.getRequest().getUrl().replace("X", id));
        if (added.getResource() instanceof Observation observation) {
            observation.setId(id);
        }
        try {
            return statuses(execute(sent)).toString();
        } catch (BaseServerResponseException e) {
            return e.getStatusCode() + " " + e.getResponseBody().replace(id, "X");
        }
    }

    private static Bundle transaction() {
        return new Bundle().setType(BundleType.TRANSACTION);
    }

    private static BundleEntryComponent entry(Bundle bundle, HTTPVerb method, String url) {
        BundleEntryComponent entry = bundle.addEntry();
        entry.getRequest().setMethod(method).setUrl(url);
        return entry;
    }

    private static BundleEntryComponent post(Bundle bundle, Resource resource) {
        return entry(bundle, HTTPVerb.POST, resource.fhirType())
                .setFullUrl(urn())
                .setResource(resource);
    }

    private static BundleEntryComponent put(Bundle bundle, String url, Resource resource) {
        return entry(bundle, HTTPVerb.PUT, url).setResource(resource);
    }

    private static BundleEntryComponent patch(Bundle bundle, String url, String patch) {
        Binary binary = new Binary().setContentType("application/json-patch+json");
        binary.setData(patch.getBytes(StandardCharsets.UTF_8));
        return entry(bundle, HTTPVerb.PATCH, url).setResource(binary);
    }

    private static BundleEntryComponent delete(Bundle bundle, String url) {
        return entry(bundle, HTTPVerb.DELETE, url);
    }

    private static BundleEntryComponent deleteOnly(Bundle bundle, String url, String version) {
        BundleEntryComponent entry = delete(bundle, url);
        entry.getRequest().setIfMatch("W/\"" + version + "\"");
        return entry;
    }

    private static BundleEntryComponent get(Bundle bundle, String url) {
        return entry(bundle, HTTPVerb.GET, url);
    }

    private List<BundleEntryComponent> execute(Bundle bundle) {
        return client.transaction().withBundle(bundle).execute().getEntry();
    }

    private static List<String> statuses(List<BundleEntryComponent> answers) {
        return answers.stream().map(it -> it.getResponse().getStatus()).toList();
    }

    private IdType create(Resource resource) {
        return (IdType) client.create().resource(resource).execute().getId();
    }

    private static String url(IdType id) {
        return id.toUnqualifiedVersionless().getValue();
    }

    private static String urn() {
        return "urn:uuid:" + UUID.randomUUID();
    }

    private Observation named(String id) {
        Observation observation = pulse(1);
        observation.setId(id);
        return observation;
    }

    private Observation marked(String value) {
        return pulse(60).addIdentifier(new Identifier().setSystem(DEVICE).setValue(value));
    }

    private Observation pulse(int perMinute) {
        return new Observation()
                .setStatus(Observation.ObservationStatus.FINAL)
                .setCode(new CodeableConcept().addCoding(new Coding("http://loinc.org", "8867-4", "Heart rate")))
                .setSubject(patient)
                .setValue(new Quantity(perMinute));
    }

    private Observation read(IdType id) {
        return client.read()
                .resource(Observation.class)
                .withId(id.toUnqualifiedVersionless())
                .execute();
    }

    private List<Resource> search(String url) {
        return client.search().byUrl(url).returnBundle(Bundle.class).execute().getEntry().stream()
                .map(BundleEntryComponent::getResource)
                .toList();
    }

    private String trail() throws Exception {
        return new String(ward.patient().wallet().trail(), StandardCharsets.UTF_8);
    }

    private static int count(String text, String part) {
        return text.split(part, -1).length - 1;
    }

    private static String refusal(ThrowingCallable work) {
        BaseServerResponseException refusal = catchThrowableOfType(BaseServerResponseException.class, work);
        return refusal.getStatusCode() + " " + refusal.getResponseBody();
    }

    private static String text(Resource resource) {
        return Ward.R4.newJsonParser().encodeResourceToString(resource);
    }
}
