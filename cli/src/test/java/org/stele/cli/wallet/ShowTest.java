package org.stele.cli.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stele.contracts.Validity;
import org.stele.contracts.consent.ConsentCommand;
import org.stele.contracts.consent.Grantee;
import org.stele.contracts.id.GrantId;
import org.stele.contracts.id.RestrictionId;
import org.stele.contracts.network.Purpose;
import org.stele.formats.scope.OpenedScope;
import org.stele.wallet.file.StoredRole;
import org.stele.wallet.file.StoredScope;
import org.stele.wallet.file.Wallet;
import org.stele.wallet.file.WalletFile;
import picocli.CommandLine;

/** The wallet shows whether what the patient decided still counts. */
class ShowTest {
    private static final OpenedScope CARDIOLOGY = OpenedScope.of(List.of("domain:cardiology"));

    @TempDir
    Path directory;

    private final List<StoredScope> given = new ArrayList<>();
    private ClaimedPatient patient;

    @BeforeEach
    void claim() throws Exception {
        patient = new ClaimedPatient(directory.resolve("ledger"));
    }

    @AfterEach
    void stop() {
        patient.close();
    }

    @Test
    void grantsAreInForceOrRevokedOrOverAndRestrictionsOfEverythingAreShownToo() throws Exception {
        GrantId standing = grant(Duration.ofDays(1));
        GrantId revoked = grant(Duration.ofDays(1));
        patient.decide("consent", "revoke", new ConsentCommand.Revoke(revoked, Optional.empty()));
        RestrictionId everything = restrict();
        RestrictionId lifted = restrict();
        patient.decide("consent", "lift", new ConsentCommand.Lift(lifted));
        Said said = show();
        assertThat(said.code()).isZero();
        assertThat(said.line(standing)).startsWith("in force until").contains("domain:cardiology", "for TREAT");
        assertThat(said.line(revoked)).startsWith("revoked on");
        assertThat(said.line(everything))
                .startsWith("in force since")
                .contains("restriction of everything against everyone");
        assertThat(said.line(lifted)).startsWith("lifted on");
    }

    @Test
    void whatTheLedgerDoesNotHaveIsSaidToBeMissing() throws Exception {
        GrantId never = new GrantId(org.stele.crypto.RandomId.generate());
        given.add(new StoredScope(never.value(), Optional.of(CARDIOLOGY)));
        assertThat(show().line(never)).startsWith("not on this ledger");
    }

    @Test
    void withoutANodeTheWalletsOwnKnowledgeIsShownAndTheExitCodeSaysSo() throws Exception {
        GrantId standing = grant(Duration.ofDays(1));
        patient.node.close();
        Said said = show();
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.line(standing)).isEqualTo(standing + " domain:cardiology");
    }

    private GrantId grant(Duration length) {
        GrantId id = new GrantId(org.stele.crypto.RandomId.generate());
        Instant from = ClaimedPatient.now().minus(Duration.ofMinutes(1));
        patient.decide(
                "consent",
                "grant",
                new ConsentCommand.GiveGrant(
                        id,
                        patient.subject,
                        Grantee.organisation(patient.hospital.id()),
                        new TreeSet<>(Set.of(Purpose.TREAT)),
                        new Validity(from, from.plus(length)),
                        CARDIOLOGY.hidden()));
        given.add(new StoredScope(id.value(), Optional.of(CARDIOLOGY)));
        return id;
    }

    private RestrictionId restrict() {
        RestrictionId id = new RestrictionId(org.stele.crypto.RandomId.generate());
        patient.decide(
                "consent",
                "restrict",
                new ConsentCommand.Restrict(id, patient.subject, Optional.empty(), Optional.empty(), Optional.empty()));
        given.add(new StoredScope(id.value(), Optional.empty()));
        return id;
    }

    private record Said(int code, String text) {
        String line(Object id) {
            return text.lines()
                    .filter(line -> line.contains(id.toString()))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private Said show() throws IOException {
        Path file = directory.resolve("wallet.stele");
        Path passphrase = Files.writeString(directory.resolve("passphrase"), "a passphrase");
        Path genesis = Files.write(
                directory.resolve("genesis.json"),
                patient.network.genesis().document().unsafeArray());
        StoredRole role = StoredRole.of(patient.holder, patient.hospital.id().value(), patient.node.address());
        WalletFile.save(
                file, "a passphrase".toCharArray(), new Wallet(Wallet.VERSION, List.of(role), given, Optional.empty()));
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            int code = new CommandLine(new ShowCommand())
                    .execute(
                            "--wallet", file.toString(),
                            "--passphrase-file", passphrase.toString(),
                            "--genesis", genesis.toString());
            return new Said(code, out.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(before);
        }
    }
}
