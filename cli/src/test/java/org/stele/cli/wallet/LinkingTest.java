package org.stele.cli.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A patient types what the guide says, and has a summary, and a link to one. */
class LinkingTest {
    @TempDir
    Path folder;

    private PatientsFiles patient;

    @BeforeEach
    void aPatientClaimed() throws Exception {
        patient = PatientsFiles.in(folder);
        assertThat(patient.claim(RealNodes.shared().slip()).code()).isZero();
    }

    @Test
    void theSummaryIsListedAndWrittenOnceForThePatientAlone() throws Exception {
        Path file = folder.resolve("summary.json");
        assertThat(patient.type("summary").said())
                .contains(" Patient ", "made of 1 records, each what was committed to");
        assertThat(patient.type("summary", "--out", file.toString()).code()).isZero();
        assertThat(Files.readString(file)).contains("\"type\":\"document\"", "Walton");
        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
        assertThat(patient.type("summary", "--out", file.toString()).failed()).contains("is there already");
    }

    @Test
    void aLinkIsMadeListedAndRevoked() throws Exception {
        Path passcode = Files.writeString(folder.resolve("passcode"), "1234");
        TypedAtWallet made = link(
                "create",
                "--passcode-file",
                passcode.toString(),
                "--expires",
                "P1D",
                "--uses",
                "3",
                "--label",
                "For Bob");
        assertThat(made.failed()).isEmpty();
        String shlink = made.said().lines().findFirst().orElseThrow();
        String payload = new String(
                Base64.getUrlDecoder().decode(shlink.substring("shlink:/".length())), StandardCharsets.UTF_8);
        assertThat(payload).contains("\"flag\":\"P\"", "\"label\":\"For Bob\"", "/shl/");
        String list = link("list").said();
        assertThat(list).contains("3 uses left, bears 5 more wrong passcodes", "1 links");
        String link = list.substring(0, list.indexOf(' '));
        assertThat(made.said()).contains("stele wallet link revoke " + link);
        assertThat(link("revoke", link).said()).contains("its file is deleted");
        assertThat(link("list").said()).isEqualTo("0 links\n");
        assertThat(link("create", "--label", "x".repeat(81)).failed()).contains("80 characters");
        assertThat(TypedAtWallet.run(List.of("link")).code()).isEqualTo(2);
    }

    private TypedAtWallet link(String command, String... more) {
        List<String> words = new ArrayList<>(List.of("link", command));
        words.addAll(List.of("--wallet", patient.wallet().toString()));
        words.addAll(List.of("--passphrase-file", patient.passphrase().toString()));
        words.addAll(List.of(more));
        return TypedAtWallet.run(words);
    }
}
