package org.stele.testkit.leak;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stele.crypto.Bytes;
import org.stele.crypto.PasscodeVerifier;
import org.stele.ledger.proof.ProofVerifier;
import org.stele.testkit.data.Bundles;
import org.stele.testkit.network.EmbeddedNetwork;
import org.stele.testkit.network.Member;
import org.stele.testkit.network.NetworkDirectory;
import org.stele.testkit.people.Clerk;
import org.stele.testkit.people.Identity;
import org.stele.testkit.people.Patient;
import org.stele.testkit.people.Reception;
import org.stele.testkit.people.Staffing;
import org.stele.vault.database.Database;
import org.stele.wallet.healthlink.HealthLink;
import org.stele.wallet.healthlink.HealthLinkClient;
import org.stele.wallet.healthlink.LinkTerms;
import org.stele.wallet.release.OpenedSummary;
import org.stele.wallet.release.ReleaseOpener;
import org.stele.wallet.release.SummaryOpener;

/** A node is killed between two wrong passcodes, then its disk is stolen: no guess was won, and nothing of a link can be read. */
@Tag("faults")
class HealthLinkThiefTest {
    private static final String PASSCODE = "correct horse";
    private static final String RECIPIENT = "Dr. Barnaby Quillfeather";

    @TempDir
    Path folder;

    @Test
    void whoKillsTheNodeHasNoGuessMoreAndWhoStealsItsDiskReadsNothingOfALink() throws Exception {
        HealthLink link;
        try (EmbeddedNetwork network = EmbeddedNetwork.openOrFound(folder)) {
            Patient patient = patient(network);
            link = new HealthLinkClient(patient.node(), patient.holder()).make(summary(network, patient), terms());
            Member node = patient.custodian();
            assertThat(ask(link, node, "0000").body()).isEqualTo("{\"remainingAttempts\":4}");
            node.kill();
            node.start();
            assertThat(ask(link, node, "0001").body()).isEqualTo("{\"remainingAttempts\":3}");
            assertThat(ask(link, node, PASSCODE).statusCode()).isEqualTo(200);
        }
        TextSearch search = needles(link);
        new StolenDisk(folder).searchWith(search);
        try (Database vault = VaultCopy.database(new NetworkDirectory(folder).node("hospital-a"))) {
            new LogicalDump("hospital-a", vault).searchWith(search);
        }
        assertThat(search.found()).isEmpty();
    }

    private static TextSearch needles(HealthLink link) {
        String address = link.url().getPath().substring("/shl/".length());
        Bytes key = link.key();
        PasscodeVerifier verifier = link.terms().passcode().orElseThrow();
        TextSearch search = new TextSearch(List.of(
                address,
                key.toString(),
                PASSCODE,
                RECIPIENT,
                Bytes.wrap(RECIPIENT.getBytes(StandardCharsets.UTF_8)).toString(),
                "International Patient Summary",
                "eyJjdHkiOiJhcHBsaWNhdGlvbi9maGlyK2pzb24i",
                "eyJlbmMiOiJBMjU2R0NNIi",
                link.link().toString(),
                verifier.hash().toString()));
        for (Bytes bytes : List.of(key, Bytes.parse(address), link.link().bytes(), verifier.hash(), verifier.salt())) {
            search.lookFor(bytes.toArray());
        }
        return search;
    }

    private static Patient patient(EmbeddedNetwork network) throws Exception {
        Staffing atA = Staffing.of(network, "hospital-a", "board");
        Clerk clerk = atA.clerk(Identity.npi("Desk", "0000015031"));
        byte[] bundle = Bundles.read(Bundles.samples().get(14));
        return Patient.claim(
                network, clerk, new Reception(atA, clerk).receive(bundle).subject());
    }

    private static OpenedSummary summary(EmbeddedNetwork network, Patient patient) throws Exception {
        return new SummaryOpener(new ReleaseOpener(patient.node(), new ProofVerifier(network.genesis())))
                .open(patient.wallet().summary(), patient.holder());
    }

    private static LinkTerms terms() {
        return new LinkTerms(
                InstantSource.system().instant().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS),
                9,
                Optional.of(PasscodeVerifier.of(PASSCODE.toCharArray())),
                "");
    }

    /** At whatever port the node has now. */
    private static HttpResponse<String> ask(HealthLink link, Member node, String passcode) throws Exception {
        URI url = node.address().resolve(link.url().getPath());
        String body = "{\"recipient\":\"" + RECIPIENT + "\",\"passcode\":\"" + passcode + "\"}";
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(url)
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
