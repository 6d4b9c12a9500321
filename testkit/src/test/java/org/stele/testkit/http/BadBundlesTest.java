package org.stele.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.stele.contracts.Validity;
import org.stele.contracts.consent.ConsentCommand;
import org.stele.contracts.consent.Grantee;
import org.stele.contracts.id.GrantId;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.identity.IdentityCommand;
import org.stele.contracts.network.NetworkCommand;
import org.stele.contracts.network.Purpose;
import org.stele.crypto.Bytes;
import org.stele.crypto.Domain;
import org.stele.crypto.Ed25519SigningKey;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.crypto.json.StrictJson;
import org.stele.formats.scope.OpenedScope;
import org.stele.ledger.contract.Author;
import org.stele.ledger.transaction.Envelope;
import org.stele.ledger.transaction.SignatureEntry;
import org.stele.ledger.transaction.TransactionBuilder;
import org.stele.node.auth.RequestStatement;
import org.stele.node.auth.SignedStatement;
import org.stele.testkit.data.Bundles;
import org.stele.testkit.network.EmbeddedNetwork;
import org.stele.testkit.people.Administrator;
import org.stele.testkit.people.Clerk;
import org.stele.testkit.people.Identity;
import org.stele.testkit.people.SharedNetwork;
import org.stele.testkit.people.Staffing;
import org.stele.wallet.http.Travelling;

/** Bundles that are not whole or not right are refused with their places, and nothing of them is kept, not even in the log. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadBundlesTest {
    private Sender sender;

    @BeforeAll
    void openADesk() throws Exception {
        sender = new Sender();
    }

    @Test
    void aBundleCutInTheMiddleOrInvalidIsRefusedWholeWithThePlaces() throws Exception {
        byte[] whole = Bundles.read(Bundles.samples().getFirst());
        long height = sender.administrator.member().node().ledger().status().entries();
        byte[] half = Arrays.copyOf(whole, whole.length / 2);
        assertThat(sender.signed(half).status()).isEqualTo(422);
        byte[] invalid = new String(whole, StandardCharsets.UTF_8)
                .replaceFirst("\"gender\": ?\"[a-z]+\"", "\"gender\":\"text\"")
                .getBytes(StandardCharsets.UTF_8);
        Raw.Answer answer = sender.signed(invalid);
        assertThat(answer.code()).isEqualTo("INVALID_BUNDLE");
        assertThat(answer.body().path("issues").toString()).contains("gender", "NOT_IN_VALUE_SET");
        assertThat(sender.administrator.member().node().ledger().status().entries()).isEqualTo(height);
    }

    @Test
    void theLogHoldsNoNameOfWhoWasSentIn() throws Exception {
        byte[] whole = Bundles.read(Bundles.samples().getFirst());
        String family =
                new String(whole, StandardCharsets.UTF_8).replaceFirst("(?s).*?\"family\": ?\"([^\"]+)\".*", "$1");
        sender.signed(Arrays.copyOf(whole, whole.length / 2));
        String log = Files.readString(
                sender.administrator.member().directory().resolve("logs").resolve("node.log"));
        assertThat(log).isNotEmpty().doesNotContain(family);
    }
}
