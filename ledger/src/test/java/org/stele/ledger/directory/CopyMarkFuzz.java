package org.stele.ledger.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.stele.crypto.VerificationKey;
import org.stele.ledger.toy.Mutations;
import org.stele.ledger.toy.ToyNetwork;

/** The mark of a copy names keys, or is said to be damaged: no line of it is passed over as if it barred nobody. */
@SuppressWarnings("NullAway.Init") // what is static is made in @BeforeContainer
class CopyMarkFuzz {
    private static final List<VerificationKey> KEYS = List.of(
            ToyNetwork.voteKey(0).verificationKey(), ToyNetwork.voteKey(1).verificationKey());

    private static Path copy;
    private static byte[] valid;

    @BeforeContainer
    static void make() throws IOException {
        copy = Files.createTempDirectory("copy-mark");
        CopyMark.prepare(copy, copy, new byte[0], KEYS);
        valid = Files.readAllBytes(mark());
    }

    @AfterContainer
    static void remove() throws IOException {
        Files.delete(mark());
        Files.delete(copy.resolve(LedgerDirectory.GENESIS));
        Files.delete(copy);
    }

    @Provide
    Arbitrary<byte[]> damaged() {
        return Mutations.of(List.of(valid));
    }

    @Example
    void theUndamagedOneNamesTheKeys() throws IOException {
        Files.write(mark(), valid);
        assertThat(CopyMark.read(copy))
                .containsExactlyInAnyOrderElementsOf(
                        KEYS.stream().map(VerificationKey::toString).toList());
    }

    @Property
    void oneThatIsCutShortIsRefused(@ForAll @DoubleRange(min = 0, max = 1, maxIncluded = false) double part)
            throws IOException {
        // all but the last line's end, without which the line is whole
        Files.write(mark(), Arrays.copyOf(valid, (int) (part * (valid.length - 1))));
        assertThatThrownBy(() -> CopyMark.read(copy))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("damaged");
    }

    @Property(tries = 500)
    void aDamagedOneNamesKeysOrIsRefused(@ForAll("damaged") byte[] bytes) throws IOException {
        namesKeysOrIsRefused(bytes);
    }

    @Property(tries = 200)
    void anyBytesNameKeysOrAreRefused(@ForAll @Size(max = 100) byte[] bytes) throws IOException {
        namesKeysOrIsRefused(bytes);
    }

    private static void namesKeysOrIsRefused(byte[] bytes) throws IOException {
        Files.write(mark(), bytes);
        try {
            assertThat(CopyMark.read(copy))
                    .allSatisfy(key -> assertThat(VerificationKey.parse(key)).hasToString(key));
        } catch (IOException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    private static Path mark() {
        return copy.resolve(CopyMark.FILE);
    }
}
