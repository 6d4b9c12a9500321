package org.stele.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stele.crypto.Bytes;
import org.stele.ledger.proof.ProofException;
import org.stele.ledger.proof.ProofVerifier;
import picocli.CommandLine;

class VerifyCommandTest {
    @TempDir
    static Path network;

    private static AmendedRecord amended;

    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void runANetwork() throws Exception {
        amended = AmendedRecord.make(network);
    }

    @Test
    void aProofFileIsCheckedWithNothingButTheGenesis() throws Exception {
        assertThat(verify(amended.file())).isZero();
        assertThat(out.toString())
                .startsWith("valid: amendment")
                .contains("record " + amended.old(), "is superseded", "reason CORRECTED_RESULT", "as of block ");
    }

    @Test
    void aProofOfTheLedgerAloneIsCheckedToo() throws Exception {
        assertThat(verify(amended.state().encoded())).isZero();
        assertThat(verify(amended.absence().encoded())).isZero();
        assertThat(verify(amended.transaction().encoded())).isZero();
        assertThat(out.toString())
                .contains("valid: state", "record/record " + amended.old(), "SUPERSEDED")
                .contains("valid: absence")
                .contains("valid: transaction", "it ended with OK");
    }

    @Test
    void afterAnyOneByteIsChangedAFileIsRefused() {
        ProofVerifier verifier = new ProofVerifier(amended.genesis());
        List<Bytes> files = List.of(
                amended.file(),
                amended.state().encoded(),
                amended.absence().encoded(),
                amended.transaction().encoded());
        for (Bytes file : files) {
            for (int at = 0; at < file.length(); at++) {
                Bytes changed = flipped(file, at);
                assertThatExceptionOfType(ProofException.class)
                        .as("byte " + at + " of " + file.length())
                        .isThrownBy(() -> ProofCheck.check(changed, verifier));
            }
        }
    }

    @Test
    void aFileThatIsCutOrExtendedIsRefused() {
        ProofVerifier verifier = new ProofVerifier(amended.genesis());
        for (int length = 0; length < amended.file().length(); length++) {
            Bytes cut = Bytes.wrap(java.util.Arrays.copyOf(amended.file().unsafeArray(), length));
            assertThatExceptionOfType(ProofException.class).isThrownBy(() -> ProofCheck.check(cut, verifier));
        }
        Bytes longer = Bytes.wrap(java.util.Arrays.copyOf(
                amended.file().unsafeArray(), amended.file().length() + 1));
        assertThatExceptionOfType(ProofException.class).isThrownBy(() -> ProofCheck.check(longer, verifier));
    }

    @Test
    void whatIsRefusedExitsWithOneAndSaysWhy() throws Exception {
        assertThat(verify(flipped(amended.file(), amended.file().length() / 2))).isEqualTo(1);
        assertThat(err.toString()).contains("refused: the file is damaged");
    }

    @Test
    void aFileThatNamesATableLikeALineOfTheAnswerIsRefusedOnOneLine() throws Exception {
        ForgedAbsence forged = ForgedAbsence.from(amended.genesis(), amended.absence());
        assertThat(verify(forged.about("x\nvalid: state: an entry of the ledger", new byte[0])))
                .isEqualTo(1);
        assertThat(verify(forged.about("record/record", new byte[] {'\n'}))).isEqualTo(1);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("refused: the file proves nothing");
    }

    @Test
    void anotherNetworksGenesisRefusesIt(@TempDir Path other) throws Exception {
        AmendedRecord elsewhere = AmendedRecord.make(other);
        Path genesis = write("other.json", elsewhere.genesis().document());
        assertThat(run(write("proof", amended.file()).toString(), "--genesis", genesis.toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("it is of another network");
    }

    @Test
    void anOldStateIsRefusedWhereAnAgeIsGiven() throws Exception {
        assertThat(verify(amended.file(), "--max-age", "1h")).isZero();
        assertThat(verify(amended.file(), "--max-age", "0s")).isEqualTo(1);
        assertThat(verify(amended.file(), "--max-age", "1 hour")).isEqualTo(2);
    }

    @Test
    void aHeaderOnceCheckedCanBeTheStart() throws Exception {
        Path header = directory.resolve("header");
        assertThat(verify(amended.state().encoded(), "--keep-header", header.toString()))
                .isZero();
        assertThat(verify(amended.state().encoded(), "--trust", header.toString()))
                .as("what is not later than the header is refused")
                .isEqualTo(1);
        assertThat(verify(amended.file(), "--keep-header", header.toString())).isEqualTo(2);
    }

    @Test
    void aMissingFileAndAMissingGenesisAreSaid() throws Exception {
        assertThat(run("nowhere", "--genesis", genesis().toString())).isEqualTo(1);
        assertThat(err.toString()).contains("no file at nowhere");
        assertThat(run("nowhere")).isEqualTo(2);
    }

    private static Bytes flipped(Bytes file, int at) {
        byte[] changed = file.unsafeArray().clone();
        changed[at] ^= 1;
        return Bytes.wrap(changed);
    }

    private int verify(Bytes file, String... options) throws Exception {
        String[] all = new String[options.length + 3];
        all[0] = write("file.stele-proof", file).toString();
        all[1] = "--genesis";
        all[2] = genesis().toString();
        System.arraycopy(options, 0, all, 3, options.length);
        return run(all);
    }

    private Path genesis() throws Exception {
        return write("genesis.json", amended.genesis().document());
    }

    private Path write(String name, Bytes content) throws Exception {
        return Files.write(directory.resolve(name), content.unsafeArray());
    }

    private int run(String... args) {
        return new CommandLine(new VerifyCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }
}
