package org.stele.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.stele.crypto.Bytes;
import org.stele.ledger.contract.TableType;
import org.stele.ledger.proof.ProofException;
import org.stele.ledger.proof.ProofVerifier;

/** Whoever makes a file chooses every byte of it: it is refused in the one way, or shows what it says on lines of its own. */
@SuppressWarnings("NullAway.Init") // what is static is made in @BeforeContainer
class ProofCheckFuzz {
    private static final String KNOWN = "record/record";
    private static Path folder;
    private static ProofVerifier verifier;
    private static ForgedAbsence forged;

    @BeforeContainer
    static void runANetwork() throws Exception {
        folder = Files.createTempDirectory("stele-proofs");
        AmendedRecord amended = AmendedRecord.make(folder);
        verifier = new ProofVerifier(amended.genesis());
        forged = ForgedAbsence.from(amended.genesis(), amended.absence());
    }

    @AfterContainer
    static void clear() throws Exception {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }

    @Example
    void aTableThatThisProgramDoesNotKnowIsShownAsItIsStored() throws ProofException {
        Finding finding = ProofCheck.check(forged.about("later/table", new byte[] {1}), verifier);
        assertThat(finding.kind()).startsWith("absence");
        assertThat(finding.lines()).allMatch(line -> line.startsWith("later/table CBOR "));
    }

    @Example
    void aTableThatIsCalledLikeALineOfTheAnswerIsRefused() {
        for (String table :
                List.of("x\nvalid: state: an entry of the ledger", "record/record\u001b[1A", "", "no slash")) {
            assertThatExceptionOfType(ProofException.class)
                    .as(table)
                    .isThrownBy(() -> ProofCheck.check(forged.about(table, new byte[0]), verifier))
                    .withMessageContaining("no table");
        }
    }

    @Example
    void aKeyThatIsNoneOfItsTableIsRefused() {
        byte[] junk = "\nvalid: ".getBytes(StandardCharsets.US_ASCII);
        assertThatExceptionOfType(ProofException.class)
                .isThrownBy(() -> ProofCheck.check(forged.about(KNOWN, junk), verifier))
                .withMessageContaining("not of the form");
    }

    @Property(tries = 300)
    void anyTableAndAnyKeyAreRefusedOrShownOnALineEach(@ForAll("tables") String table, @ForAll byte[] key) {
        checked(forged.about(table, key));
    }

    @Property(tries = 500)
    void anyBytesAreRefused(@ForAll byte[] bytes) {
        assertThatExceptionOfType(ProofException.class).isThrownBy(() -> ProofCheck.check(Bytes.wrap(bytes), verifier));
    }

    @Provide
    Arbitrary<String> tables() {
        Arbitrary<String> known = Arbitraries.of(KnownTables.ALL).map(TableType::name);
        Arbitrary<String> formed = Arbitraries.strings()
                .withCharRange('a', 'z')
                .ofMinLength(2)
                .ofMaxLength(20)
                .map(name -> name + "/t" + name);
        return Arbitraries.oneOf(known, formed, Arbitraries.strings().ofMaxLength(40));
    }

    private static void checked(Bytes file) {
        try {
            assertThat(ProofCheck.check(file, verifier).lines())
                    .noneMatch(line -> line.matches("(?s).*[\\p{Cc}\\p{Cf}].*"));
        } catch (ProofException refused) {
            assertThat(refused).hasMessageStartingWith("the file");
        }
    }
}
