package org.stele.testkit.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.record.RecordTables;
import org.stele.node.config.NodeDirectory;
import org.stele.wallet.Holder;
import org.stele.wallet.http.NodeClient;
import org.stele.wallet.http.NodeProblem;
import org.stele.wallet.staff.IntakeBatch;
import org.stele.wallet.staff.IntakeClient;

/** With {@code intake.profiles: refuse} in its configuration a node takes in what conforms, and nothing else. */
class ProfilesTest {
    @TempDir
    Path folder;

    @Test
    void aBundleThatConformsIsCommittedAndOneThatDoesNotIsRefusedWithItsPlaces() throws Exception {
        LoneNode lone = LoneNode.found(folder);
        refuse(new NodeDirectory(lone.network().node("hospital-a")));
        try (LoneNode.Running running = lone.start()) {
            Holder hospital = lone.administrator();
            IntakeClient intake = new IntakeClient(new NodeClient(
                    running.node().address(), running.node().organisation().value(), InstantSource.system()));
            long before = running.node().ledger().status().entries();

            NodeProblem refusal = catchThrowableOfType(NodeProblem.class, () -> intake.take(bundle(""), hospital));
            assertThat(refusal.status()).isEqualTo(422);
            assertThat(refusal.code()).isEqualTo("INVALID_BUNDLE");
            assertThat(refusal.issues()).containsExactly(new NodeProblem.Issue("Bundle.entry[0].resource", "PROFILE"));
            assertThat(running.node().ledger().status().entries()).isEqualTo(before);

            IntakeBatch staged = intake.take(bundle(",\"birthDate\":\"1961-07-19\""), hospital);
            IntakeBatch done = intake.sign(staged, Map.of(), hospital);
            assertThat(done.state()).isEqualTo("committed");
            RecordId record = done.records().getFirst();
            assertThat(running.node().ledger().certified().contains(RecordTables.RECORD, record))
                    .isTrue();
        }
    }

    private static void refuse(NodeDirectory node) throws Exception {
        ProfilePackage.write(node.profiles().resolve("dated.tgz"));
        Files.writeString(node.configuration(), "\nintake:\n  profiles: refuse\n", StandardOpenOption.APPEND);
    }

    private static byte[] bundle(String more) {
        return """
            {"resourceType":"Bundle","type":"collection","entry":[
             {"fullUrl":"urn:uuid:11111111-1111-4111-8111-111111111111",
              "resource":{"resourceType":"Patient","meta":{"profile":["%s"]},
               "identifier":[{"type":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v2-0203","code":"MR"}]},
                              "system":"http://hospital.example","value":"4711"}],
               "name":[{"family":"Walton"}]%s}}]}
            """.formatted(ProfilePackage.DATED_PATIENT, more).getBytes(StandardCharsets.UTF_8);
    }
}
