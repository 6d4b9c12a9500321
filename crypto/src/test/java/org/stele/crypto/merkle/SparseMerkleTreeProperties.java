package org.stele.crypto.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.stele.crypto.Hash;

class SparseMerkleTreeProperties {
    @Property(tries = 300)
    void anyBatchesInAnyOrderLeadToTheRootOfTheDefinition(@ForAll("batches") List<Map<Hash, Optional<Hash>>> batches) {
        SparseMerkleTree tree = SparseMerkleTree.empty();
        TreeMap<Hash, Hash> entries = new TreeMap<>();
        for (Map<Hash, Optional<Hash>> batch : batches) {
            SparseMerkleTree before = tree;
            Hash rootBefore = before.rootHash();
            tree = tree.withAll(batch);
            batch.forEach((key, value) -> value.ifPresentOrElse(v -> entries.put(key, v), () -> entries.remove(key)));
            assertThat(tree.rootHash()).isEqualTo(NaiveSparseTree.root(entries));
            assertThat(tree.size()).isEqualTo(entries.size());
            assertThat(before.rootHash()).isEqualTo(rootBefore);
        }
    }

    @Property(tries = 100)
    void oneByOneOrAllAtOnceOrLoadedTheRootIsTheSame(@ForAll("entries") Map<Hash, Hash> entries) {
        SparseMerkleTree single = SparseMerkleTree.empty();
        Map<Hash, Optional<Hash>> batch = new HashMap<>();
        SparseTreeBuilder builder = SparseMerkleTree.builder();
        for (Map.Entry<Hash, Hash> entry : entries.entrySet()) {
            single = single.with(entry.getKey(), entry.getValue());
            batch.put(entry.getKey(), Optional.of(entry.getValue()));
            builder.add(entry.getKey(), entry.getValue());
        }
        SparseMerkleTree atOnce = SparseMerkleTree.empty().withAll(batch);
        assertThat(single.rootHash()).isEqualTo(atOnce.rootHash());
        assertThat(builder.build().rootHash()).isEqualTo(atOnce.rootHash());
    }

    @Property(tries = 200)
    void everyKeyIsProvenPresentOrAbsentAndNeverBoth(
            @ForAll("entries") Map<Hash, Hash> entries, @ForAll("keys") Hash asked) {
        Map<Hash, Optional<Hash>> batch = new HashMap<>();
        entries.forEach((key, value) -> batch.put(key, Optional.of(value)));
        SparseMerkleTree tree = SparseMerkleTree.empty().withAll(batch);
        batch.put(asked, Optional.ofNullable(entries.get(asked)));
        batch.forEach((key, value) -> check(tree, key, value));
    }

    private static void check(SparseMerkleTree tree, Hash key, Optional<Hash> value) {
        SparseProof proof = SparseProof.decode(tree.prove(key).encode());
        assertThat(proof).isEqualTo(tree.prove(key));
        assertThat(tree.get(key)).isEqualTo(value);
        assertThat(proof.verifiesAbsence(tree.rootHash(), key)).isEqualTo(value.isEmpty());
        value.ifPresent(v -> {
            assertThat(proof.verifiesPresence(tree.rootHash(), key, v)).isTrue();
            assertThat(proof.verifiesPresence(tree.rootHash(), key, Hash.of())).isFalse();
            assertThat(proof.verifiesPresence(Hash.of(), key, v)).isFalse();
        });
    }

    /** Key hashes that share long beginnings as well as ones that do not. */
    @Provide
    Arbitrary<Hash> keys() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 31),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 40))
                .as((at, first, value) -> {
                    byte[] key = new byte[32];
                    key[0] = (byte) (first.intValue() << 6);
                    key[at] ^= value.byteValue();
                    return Hash.wrap(key);
                });
    }

    @Provide
    Arbitrary<Map<Hash, Hash>> entries() {
        return Arbitraries.maps(keys(), values()).ofMaxSize(80);
    }

    @Provide
    Arbitrary<List<Map<Hash, Optional<Hash>>>> batches() {
        return Arbitraries.maps(keys(), values().optional(0.6))
                .ofMaxSize(40)
                .list()
                .ofMaxSize(8);
    }

    private static Arbitrary<Hash> values() {
        return Arbitraries.integers().between(0, 5).map(i -> Hash.of(new byte[] {i.byteValue()}));
    }
}
