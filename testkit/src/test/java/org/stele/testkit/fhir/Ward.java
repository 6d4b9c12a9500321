package org.stele.testkit.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.stele.node.auth.SignedStatement;
import org.stele.testkit.data.Bundles;
import org.stele.testkit.network.EmbeddedNetwork;
import org.stele.testkit.people.Clerk;
import org.stele.testkit.people.Clinician;
import org.stele.testkit.people.Identity;
import org.stele.testkit.people.Patient;
import org.stele.testkit.people.Reception;
import org.stele.testkit.people.Staffing;
import org.stele.wallet.Holder;

/**
 * A desk, a clinician and a patient of hospital A, and HAPI's client for each of them.
 *
 * @param sample the bundle that the patient was taken in with
 */
record Ward(Clerk clerk, Clinician clinician, Patient patient, Path sample) {
    static final FhirContext R4 = FhirContext.forR4Cached();

    static {
        R4.getParserOptions().setStripVersionsFromReferences(false);
    }

    /** @param number what makes the staff's identifiers theirs: four digits */
    static Ward open(EmbeddedNetwork network, Path sample, String number) throws Exception {
        Staffing atA = Staffing.of(network, "hospital-a", "board");
        Clerk clerk = atA.clerk(Identity.npi("Desk", "00000" + number + "1"));
        Clinician clinician = atA.clinician(Identity.npi("Physician", "00000" + number + "2"));
        byte[] bundle = Bundles.read(sample);
        Patient patient = Patient.claim(
                network, clerk, new Reception(atA, clerk).receive(bundle).subject());
        return new Ward(clerk, clinician, patient, sample);
    }

    IGenericClient ofClerk() {
        return of(clerk.holder());
    }

    IGenericClient ofClinician() {
        return of(clinician.holder());
    }

    IGenericClient ofPatient() {
        return of(patient.holder());
    }

    IGenericClient unsigned() {
        return R4.newRestfulGenericClient(clerk.employer().address() + "/fhir/R4");
    }

    /** Puts a body there as no client would, by the clinician; answers the status. */
    int put(String path, String body) throws Exception {
        URI address = URI.create(clerk.employer().address() + "/fhir/R4/" + path);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/fhir+json")
                .header(SignedStatement.HEADER, signature("PUT", address, bytes))
                .PUT(HttpRequest.BodyPublishers.ofByteArray(bytes))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    /** The clinician's, for a request that no client would send. */
    String signature(String method, URI address, byte[] body) {
        return signing(clinician.holder()).header(method, address, body);
    }

    private IGenericClient of(Holder holder) {
        IGenericClient fresh = unsigned();
        fresh.registerInterceptor(signing(holder));
        return fresh;
    }

    private SigningInterceptor signing(Holder holder) {
        return new SigningInterceptor(holder, clerk.employer().organisation());
    }
}
