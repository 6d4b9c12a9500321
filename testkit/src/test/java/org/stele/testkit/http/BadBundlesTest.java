package org.stele.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.stele.testkit.data.Bundles;

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
        assertThat(sender.administrator.member().node().ledger().status().entries())
                .isEqualTo(height);
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
