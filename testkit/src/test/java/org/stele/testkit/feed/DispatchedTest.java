package org.stele.testkit.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import java.io.BufferedInputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.stele.crypto.RandomId;
import org.stele.gateway.hl7v2.frame.FrameReader;
import org.stele.gateway.hl7v2.frame.Frames;
import org.stele.testkit.fhir.Asking;
import org.stele.wallet.Holder;
import org.stele.wallet.http.NodeProblem;
import tools.jackson.databind.JsonNode;

/** What one hospital sends, another's listener takes with the same meaning; what it does not take waits, or is listed. */
@Tag("faults")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // made in @BeforeAll
class DispatchedTest {
    private static final int PATIENCE = 60;

    private FedHospital receiver;
    private FedHospital sender;
    private IGenericClient here;
    private IGenericClient there;
    private Mllp ehr;
    private ServerSocket stubborn;

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        receiver = FedHospital.shared();
        stubborn = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
        sender = FedHospital.open(folder, """
                  plain: true
                  send-as: hospital-a
                  send-to:
                    other:
                      address: 127.0.0.1:%d
                      plain: true
                    stubborn:
                      address: 127.0.0.1:%d
                      plain: true
                """.formatted(receiver.port(), stubborn.getLocalPort()));
        here = Asking.client(sender.member(), sender.clinician().holder());
        there = Asking.client(receiver.member(), receiver.clinician().holder());
        ehr = Mllp.plain(sender.port());
    }

    @AfterAll
    void close() throws Exception {
        ehr.close();
        sender.close();
        stubborn.close();
    }

    @Test
    void aReportArrivesAtTheOtherHospitalWithTheSameMeaning() throws Exception {
        String number = Messages.fresh("OUT");
        assertThat(ehr.send(Messages.result("R-" + number, number, Messages.fresh("F"), "F", "231")))
                .contains("\rMSA|AA|");
        DiagnosticReport report = (DiagnosticReport) only(here, "DiagnosticReport", number);
        assertThat(order("other", report).path("stage").asString("")).isIn("WAITING", "LEAVING", "SENT");
        awaitSent();
        DiagnosticReport arrived = (DiagnosticReport) only(there, "DiagnosticReport", number);
        assertThat(arrived.getStatus()).isEqualTo(report.getStatus());
        assertThat(arrived.getCode().equalsDeep(report.getCode())).isTrue();
        assertThat(arrived.getIssuedElement().getValue())
                .isEqualTo(report.getIssuedElement().getValue());
        assertThat(arrived.getResult()).hasSameSizeAs(report.getResult());
        List<Observation> sent = observations(here, number);
        List<Observation> taken = observations(there, number);
        for (int i = 0; i < sent.size(); i++) {
            assertThat(taken.get(i).getCode().equalsDeep(sent.get(i).getCode())).isTrue();
            assertThat(taken.get(i).getValue().equalsDeep(sent.get(i).getValue()))
                    .isTrue();
            assertThat(taken.get(i).getStatus()).isEqualTo(sent.get(i).getStatus());
        }
        Patient patient = patient(there, number);
        assertThat(patient.getNameFirstRep().getFamily())
                .isEqualTo(patient(here, number).getNameFirstRep().getFamily());
    }

    @Test
    void newsOfAPatientArrives() throws Exception {
        String number = Messages.fresh("OUT");
        ehr.send(Messages.admission("A-" + number, number, Messages.fresh("V")));
        order("other", patient(here, number));
        awaitSent();
        assertThat(patient(there, number).getBirthDateElement().getValueAsString())
                .isEqualTo("1970-02-03");
    }

    @Test
    void whatIsNotAnsweredIsSentAgainAsItWasAndWhatIsRefusedIsListedWithTheReason() throws Exception {
        String number = Messages.fresh("OUT");
        ehr.send(Messages.admission("B-" + number, number, Messages.fresh("V")));
        CompletableFuture<List<String>> heard = CompletableFuture.supplyAsync(this::silentThenRefusing);
        JsonNode ordered = order("stubborn", patient(here, number));
        List<String> messages = heard.get(PATIENCE, TimeUnit.SECONDS);
        assertThat(messages.get(1)).isEqualTo(messages.get(0));
        assertThat(messages.getFirst()).contains("|ADT^A31^ADT_A05|", number + "^^^HOSP^MR");
        String id = ordered.path("dispatch").asString("");
        JsonNode listed = awaitStage(id, "REFUSED");
        assertThat(listed.at("/answer/code").asString("")).isEqualTo("AE 204");
        assertThat(listed.at("/answer/place").asString("")).isEqualTo("PID.1.3");
        assertThat(listed.at("/answer/text").asString("")).isEqualTo("nobody of that number");
        JsonNode desks =
                sender.clerk().node().get("/v1/dispatches/" + id, sender.clerk().holder());
        assertThat(desks.at("/answer/code").asString("")).isEqualTo("AE 204");
        assertThat(desks.at("/answer").has("text")).isFalse();
        RawDelete.send(sender.clerk(), "/v1/dispatches/" + id);
        assertThat(list()).isEmpty();
    }

    @Test
    void anUnknownDestinationAndAnUnknownReportAreRefused() {
        DiagnosticReport nothing = new DiagnosticReport();
        nothing.setId("DiagnosticReport/never-was");
        assertThatThrownBy(() -> order("other", nothing))
                .isInstanceOfSatisfying(
                        NodeProblem.class, problem -> assertThat(problem.code()).isEqualTo("NOT_FOUND"));
        assertThatThrownBy(() -> order("nowhere", nothing))
                .isInstanceOfSatisfying(
                        NodeProblem.class, problem -> assertThat(problem.code()).isEqualTo("INVALID"));
    }

    /** Takes a message and goes without a word; answers the second time that it does not want it. */
    private List<String> silentThenRefusing() {
        List<String> messages = new ArrayList<>();
        try {
            try (Socket first = stubborn.accept()) {
                messages.add(read(first));
            }
            try (Socket second = stubborn.accept()) {
                messages.add(read(second));
                String controlId = messages.getLast().split("\\|", -1)[9];
                String answer = "MSH|^~\\&|X|Y|||20260301||ACK|1|P|2.5.1\rMSA|AE|" + controlId
                        + "\rERR||PID^1^3|204^x^HL70357|E||||nobody of that number\r";
                second.getOutputStream().write(Frames.of(answer.getBytes(StandardCharsets.UTF_8)));
                second.getOutputStream().flush();
                assertThat(second.getInputStream().read()).isNegative();
            }
            return messages;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String read(Socket socket) throws Exception {
        FrameReader reader = new FrameReader(new BufferedInputStream(socket.getInputStream()), 1 << 20);
        assertThat(reader.awaitBegin()).isTrue();
        return new String(reader.message().orElseThrow(), StandardCharsets.UTF_8);
    }

    private JsonNode order(String destination, Resource resource) throws Exception {
        String address = resource.fhirType() + "/" + resource.getIdElement().getIdPart();
        Map<String, Object> body =
                Map.of("dispatch", RandomId.generate(), "destination", destination, "resource", address);
        return sender.clinician().node().post("/v1/dispatches", body, holder());
    }

    private void awaitSent() throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
        while (System.nanoTime() < end && !list().isEmpty()) {
            Thread.onSpinWait();
        }
        assertThat(list()).isEmpty();
    }

    private JsonNode awaitStage(String id, String stage) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
        JsonNode line = line(id);
        while (System.nanoTime() < end && !line.path("stage").asString("").equals(stage)) {
            line = line(id);
        }
        assertThat(line.path("stage").asString("")).isEqualTo(stage);
        return line;
    }

    private JsonNode line(String id) throws Exception {
        return sender.clinician().node().get("/v1/dispatches/" + id, holder());
    }

    private List<JsonNode> list() throws Exception {
        return sender.clinician()
                .node()
                .get("/v1/dispatches", holder())
                .valueStream()
                .toList();
    }

    private Holder holder() {
        return sender.clinician().holder();
    }

    private static Patient patient(IGenericClient client, String number) {
        return (Patient) found(client, "Patient?identifier=" + FedHospital.AUTHORITY + "%7C" + number)
                .getFirst();
    }

    private static Resource only(IGenericClient client, String kind, String number) {
        List<Resource> all = found(
                client,
                kind + "?patient=" + patient(client, number).getIdElement().getIdPart());
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private static List<Observation> observations(IGenericClient client, String number) {
        return found(
                        client,
                        "Observation?patient="
                                + patient(client, number).getIdElement().getIdPart())
                .stream()
                .map(Observation.class::cast)
                .sorted(Comparator.comparing(
                        it -> it.getCode().getCodingFirstRep().getCode()))
                .toList();
    }

    private static List<Resource> found(IGenericClient client, String url) {
        return client.search().byUrl(url).returnBundle(Bundle.class).execute().getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .toList();
    }
}
