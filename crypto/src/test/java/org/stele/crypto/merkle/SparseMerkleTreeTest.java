package org.stele.crypto.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.stele.crypto.Hash;

class SparseMerkleTreeTest {
    private static final Hash ZERO = Hash.wrap(new byte[32]);

    /** Found by a second implementation, in another language, before they were written here. */
    private static final String GOLDEN_KEY = "adc3fe62f7741401a545e21aaf682b959b11b301012800ddcc21a44032a35510";

    private static final String GOLDEN_VALUE = "2161e03fd85f605a173a26727b20d33e3159462e7fd969c5c95c1a57a986e45b";
    private static final String GOLDEN_ROOT = "f0f8d859f2c9f85ad2527fb435a056c0019dc08a9c897320884c4f93511a8be1";
    private static final String GOLDEN_STATE = "6aaa4544a763489a0ad73c6919d015c6c9955686a3dbcb2d37a0c339f43134b7";
    private static final String GOLDEN_PRESENCE = "2c391607839c69ad8ae873b6a6989040d2d667ba6da689a19775d3ca5feb65e1";
    private static final String GOLDEN_ABSENCE = "1bde33daab5bcd99567acb81a9dff03485a258a123bea11cfb9f1a012a599367";

    @Test
    void anEmptyTreeIsZeroAndProvesEveryAbsence() {
        SparseMerkleTree empty = SparseMerkleTree.empty();
        assertThat(empty.rootHash()).isEqualTo(ZERO);
        assertThat(empty.size()).isZero();
        assertThat(empty.prove(key(1)).encode()).containsExactly(0, 0, 0);
        assertThat(empty.prove(key(1)).verifiesAbsence(ZERO, key(1))).isTrue();
        assertThat(SparseMerkleTree.builder().build().rootHash()).isEqualTo(ZERO);
    }

    @Test
    void aTreeOfOneEntryIsItsLeaf() {
        SparseMerkleTree tree = SparseMerkleTree.empty().with(key(1), value(1));
        assertThat(tree.rootHash()).isEqualTo(Hash.of(new byte[] {0}, key(1).unsafeArray(), value(1).unsafeArray()));
        assertThat(tree.without(key(1)).rootHash()).isEqualTo(ZERO);
    }

    /** The format's golden bytes: another implementation must find the same. */
    @Test
    void theRootsProofsAndHeadersOfAHundredEntriesNeverChange() {
        SparseMerkleTree tree = tree(100);
        assertThat(hex(key(1).unsafeArray())).isEqualTo(GOLDEN_KEY);
        assertThat(hex(value(1).unsafeArray())).isEqualTo(GOLDEN_VALUE);
        assertThat(hex(tree.rootHash().unsafeArray())).isEqualTo(GOLDEN_ROOT);
        assertThat(hex(StateRoot.of(7, tree).hash().unsafeArray())).isEqualTo(GOLDEN_STATE);
        assertThat(hex(Hash.of(tree.prove(key(1)).encode()).unsafeArray())).isEqualTo(GOLDEN_PRESENCE);
        assertThat(hex(Hash.of(tree.prove(key(1000)).encode()).unsafeArray())).isEqualTo(GOLDEN_ABSENCE);
    }

    @Test
    void fiveThousandEntriesLoadedOrChangedInHaveTheRootOfTheDefinition() {
        TreeMap<Hash, Hash> entries = new TreeMap<>();
        SparseTreeBuilder builder = SparseMerkleTree.builder();
        for (int i = 0; i < 5000; i++) {
            entries.put(key(i), value(i));
            builder.add(key(i), value(i));
        }
        assertThat(builder.build().rootHash()).isEqualTo(NaiveSparseTree.root(entries));
        assertThat(tree(5000).rootHash()).isEqualTo(NaiveSparseTree.root(entries));
    }

    @Test
    void removingWhatWasAddedLeadsBackToTheSameRoot() {
        SparseMerkleTree small = tree(300);
        Map<Hash, Optional<Hash>> removal = new HashMap<>();
        for (int i = 300; i < 3000; i++) {
            removal.put(key(i), Optional.empty());
        }
        assertThat(tree(3000).withAll(removal).rootHash()).isEqualTo(small.rootHash());
    }

    @Test
    void changesThatChangeNothingReturnTheSameTree() {
        SparseMerkleTree tree = tree(300);
        assertThat(tree.with(key(5), value(5))).isSameAs(tree);
        assertThat(tree.without(key(999))).isSameAs(tree);
        assertThat(tree.withAll(Map.of())).isSameAs(tree);
    }

    @Test
    void keysThatDifferInTheirLastBitOnlyAreToldApart() {
        byte[] last = key(1).unsafeArray().clone();
        last[31] ^= 1;
        Hash twin = Hash.wrap(last);
        SparseMerkleTree tree = SparseMerkleTree.empty().with(key(1), value(1));
        assertThat(tree.prove(twin).verifiesAbsence(tree.rootHash(), twin)).isTrue();
        SparseMerkleTree both = tree.with(twin, value(2));
        SparseProof proof = SparseProof.decode(both.prove(twin).encode());
        assertThat(proof.siblings()).hasSize(256);
        assertThat(proof.verifiesPresence(both.rootHash(), twin, value(2))).isTrue();
    }

    @Test
    void anAbsenceIsNotShownByAnEntryFromElsewhere() {
        SparseMerkleTree tree = tree(50);
        SparseProof foreign = tree.prove(key(3));
        SparseProof.End end = new SparseProof.Other(key(3), value(3));
        SparseProof forged = new SparseProof(foreign.siblings(), end);
        assertThat(forged.rootFor(key(3))).isEqualTo(tree.rootHash());
        assertThat(forged.verifiesAbsence(tree.rootHash(), key(3))).isFalse();
        assertThat(forged.verifiesAbsence(tree.rootHash(), key(4))).isFalse();
    }

    @Test
    void aKeyLoadedTwiceIsRefused() {
        SparseTreeBuilder builder = SparseMerkleTree.builder().add(key(1), value(1));
        builder.add(key(1), value(2));
        assertThatIllegalArgumentException().isThrownBy(builder::build);
    }

    private static SparseMerkleTree tree(int size) {
        Map<Hash, Optional<Hash>> batch = new HashMap<>();
        for (int i = 0; i < size; i++) {
            batch.put(key(i), Optional.of(value(i)));
        }
        return SparseMerkleTree.empty().withAll(batch);
    }

    private static Hash key(int number) {
        return StateHash.key("test/table", Integer.toString(number).getBytes(StandardCharsets.US_ASCII));
    }

    private static Hash value(int number) {
        return StateHash.value(new byte[] {(byte) number, (byte) (number >> 8)});
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
