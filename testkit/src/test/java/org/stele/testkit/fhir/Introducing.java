package org.stele.testkit.fhir;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.gclient.IOperationUntypedWithInputAndPartialOutput;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UriType;
import org.stele.contracts.Validity;
import org.stele.contracts.consent.Grantee;
import org.stele.contracts.id.GrantId;
import org.stele.contracts.network.Purpose;
import org.stele.formats.scope.OpenedScope;
import org.stele.testkit.network.EmbeddedNetwork;
import org.stele.testkit.network.Member;
import org.stele.testkit.people.Clerk;
import org.stele.testkit.people.Clinician;
import org.stele.testkit.people.Identity;
import org.stele.testkit.people.Patient;
import org.stele.testkit.people.Reception;
import org.stele.testkit.people.Staffing;

/** Patients of hospital A with a number that both hospitals know, and a clinician of hospital B who asks for them (IHE PIXm, ITI-83). */
record Introducing(EmbeddedNetwork network, Clerk clerk, Clinician asking, IGenericClient client) {
    static final String NATIONAL = "urn:example:national";
    static final String LOCAL = "https://pix.example/mrn";

    /** @param number what makes the staff's identifiers theirs: four digits */
    static Introducing open(EmbeddedNetwork network, String number) throws Exception {
        Clerk clerk = Staffing.of(network, "hospital-a", "board").clerk(Identity.npi("Desk", "00000" + number + "1"));
        Clinician asking = Staffing.of(network, "hospital-b", "board")
                .clinician(Identity.npi("Physician", "00000" + number + "2"));
        return new Introducing(network, clerk, asking, Asking.client(asking.employer(), asking.holder()));
    }

    Member custodian() {
        return clerk.employer();
    }

    /** A patient of hospital A, with the number there and the national one. */
    Patient patient(String number) throws Exception {
        byte[] bundle = """
                {"resourceType":"Bundle","type":"collection","entry":[{"fullUrl":"https://pix.example/Patient/%1$s",
                 "resource":{"resourceType":"Patient","id":"%1$s","identifier":[
                  {"type":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v2-0203","code":"MR"}]},
                   "system":"https://pix.example/mrn","value":"mr-%1$s"},
                  {"system":"urn:example:national","value":"%1$s"}],
                  "name":[{"family":"Okonkwo-Lind","given":["Signe"]}],"gender":"female","birthDate":"1990-02-11"}}]}
                """.formatted(number).getBytes(StandardCharsets.UTF_8);
        Staffing at = Staffing.of(network, "hospital-a", "board");
        return Patient.claim(
                network, clerk, new Reception(at, clerk).receive(bundle).subject());
    }

    GrantId grant(Patient patient, Grantee grantee) throws Exception {
        Instant from = Instant.now().truncatedTo(ChronoUnit.MILLIS).minusSeconds(60);
        return patient.wallet()
                .grant(
                        grantee,
                        new TreeSet<>(Set.of(Purpose.TREAT)),
                        new Validity(from, from.plus(Duration.ofDays(30))),
                        OpenedScope.of(List.of("domain:*", "sensitivity:*")));
    }

    Parameters ask(IGenericClient asker, String number, String... targets) {
        IOperationUntypedWithInputAndPartialOutput<Parameters> operation = asker.operation()
                .onType(org.hl7.fhir.r4.model.Patient.class)
                .named("$ihe-pix")
                .withParameter(Parameters.class, "sourceIdentifier", new StringType(NATIONAL + "|" + number));
        for (String target : targets) {
            operation = operation.andParameter("targetSystem", new UriType(target));
        }
        return operation.useHttpGet().execute();
    }

    /** What somebody whom hospital A does not tell of is answered as. */
    String refusal(IGenericClient asker, String number) {
        try {
            return Ward.R4.newJsonParser().encodeResourceToString(ask(asker, number, at(custodian()), LOCAL));
        } catch (ResourceNotFoundException e) {
            return e.getStatusCode() + e.getResponseBody();
        }
    }

    /** The system of the numbers that a member has for people. */
    static String at(Member member) {
        return "urn:stele:org:" + member.organisation();
    }

    static List<String> identifiers(Parameters answer) {
        return answer.getParameter().stream()
                .filter(it -> it.getName().equals("targetIdentifier"))
                .map(it -> (Identifier) it.getValue())
                .map(it -> it.getSystem() + "|" + it.getValue())
                .toList();
    }

    /** How often another node asked, by the trail of a patient whom nobody here searches for. */
    static int asked(Patient patient) throws Exception {
        return new String(patient.wallet().trail(), StandardCharsets.UTF_8).split("SEARCH", -1).length - 1;
    }
}
