package org.stele.benchmarks.withheld;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.stele.benchmarks.fhir.FhirTarget.Answer;
import org.stele.benchmarks.fhir.FhirTarget.Request;
import org.stele.benchmarks.fhir.OwnHospital;
import org.stele.contracts.id.SeatId;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.Bytes;
import org.stele.formats.scope.OpenedScope;
import org.stele.wallet.Holder;
import org.stele.wallet.http.NodeClient;
import org.stele.wallet.http.NodeProblem;
import org.stele.wallet.patient.Claim;
import org.stele.wallet.patient.PatientClient;
import org.stele.wallet.staff.IntakeClient;
import org.stele.wallet.staff.SeatClient;

/** A diagnosis that a patient of a hospital in this process keeps back, with the patient's own key, from the hospital that made it. */
public final class OwnSecret {
    private static final String SNOMED = "http://snomed.info/sct";
    private static final String DEPRESSION = "370143000";
    private static final String SPRAIN = "44465007";

    private final OwnHospital hospital;
    private final String patient = UUID.randomUUID().toString();
    private final String condition = UUID.randomUUID().toString();

    public OwnSecret(OwnHospital hospital) {
        this.hospital = hospital;
    }

    /** Takes the patient in, and has them keep the diagnosis back. */
    public Secret keptBack() throws IOException, InterruptedException {
        try {
            SubjectId subject = takeIn();
            String version = version();
            wallet(subject).restrict(Optional.empty(), OpenedScope.of(List.of("sensitivity:PSY")));
            return new Secret("Condition", condition, Optional.of(version), patient, "code", SNOMED + "|" + DEPRESSION);
        } catch (NodeProblem e) {
            throw new IOException("nothing could be kept back: " + e.getMessage(), e);
        }
    }

    /** Something that may be written in the same chart. */
    public Bytes fresh() {
        return Bytes.wrap(utf8(condition("", SPRAIN)));
    }

    private SubjectId takeIn() throws IOException, NodeProblem {
        IntakeClient intake = new IntakeClient(hospital.node());
        String bundle = """
                {"resourceType":"Bundle","type":"transaction","entry":[%s,%s,%s]}""".formatted(
                        entry("Patient", patient, """
                        {"resourceType":"Patient","id":"%s","identifier":[{"type":{"coding":[{"system":\
                        "http://terminology.hl7.org/CodeSystem/v2-0203","code":"MR"}]},"system":"urn:oid:1.2.3.4","value":"%s"}],\
                        "name":[{"family":"Withheld","given":["Ada"]}],"gender":"female"}""".formatted(patient, UUID.randomUUID())),
                        entry("Condition", condition, condition("\"id\":\"" + condition + "\",", DEPRESSION)),
                        entry("Condition", UUID.randomUUID().toString(), condition("", SPRAIN)));
        return intake.sign(intake.take(utf8(bundle), hospital.clerk()), Map.of(), hospital.clerk())
                .subject();
    }

    private static String entry(String kind, String id, String resource) {
        return """
                {"fullUrl":"urn:uuid:%s","resource":%s,"request":{"method":"POST","url":"%s"}}""".formatted(id, resource, kind);
    }

    private String condition(String id, String code) {
        return """
                {"resourceType":"Condition",%s"clinicalStatus":{"coding":[{"system":\
                "http://terminology.hl7.org/CodeSystem/condition-clinical","code":"active"}]},\
                "code":{"coding":[{"system":"%s","code":"%s"}]},"subject":{"reference":"Patient/%s"}}""".formatted(id, SNOMED, code, patient);
    }

    /** What somebody who saw it before may remember. */
    private String version() throws IOException, InterruptedException {
        Answer answer = hospital.target().ask(Request.get("Condition/" + condition));
        return answer.headers().getOrDefault("etag", List.of()).stream()
                .findFirst()
                .map(tag -> tag.replaceAll("^W/\"|\"$", ""))
                .orElseThrow(() -> new IOException("the diagnosis cannot be read: " + answer.status()));
    }

    private PatientClient wallet(SubjectId subject) throws IOException, NodeProblem {
        NodeClient node = hospital.node();
        Holder clerk = hospital.clerk();
        String code =
                new SeatClient(node, clerk).claimCode(subject).path("code").asString();
        return new PatientClient(
                node,
                Claim.make(
                        node,
                        clerk.network(),
                        subject,
                        SeatId.parse(clerk.author().name()),
                        code));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
