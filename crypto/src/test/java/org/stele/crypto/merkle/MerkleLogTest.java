package org.stele.crypto.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.stele.crypto.Hash;

class MerkleLogTest {
    /** The leaves and roots that Certificate Transparency's implementations have tested with since RFC 6962. */
    private static final List<byte[]> LEAVES = Stream.of(
                    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
            .map(HexFormat.of()::parseHex)
            .toList();

    private static final List<String> ROOTS = List.of(
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    void rootsAreThePublishedOnes() {
        for (int size = 1; size <= LEAVES.size(); size++) {
            assertThat(hex(MerkleLog.root(LEAVES.subList(0, size)))).isEqualTo(ROOTS.get(size - 1));
        }
    }

    @Test
    void theRootOfNothingIsTheHashOfNothing() {
        assertThat(hex(MerkleLog.root(List.of())))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void everyLeafOfEverySmallLogIsProven() {
        for (int size = 1; size <= 130; size++) {
            List<byte[]> leaves = leaves(size);
            Hash root = MerkleLog.root(leaves);
            for (int index = 0; index < size; index++) {
                InclusionProof proof = MerkleLog.prove(leaves, index);
                assertThat(proof.verifies(root, leaves.get(index))).isTrue();
            }
        }
    }

    @Property(tries = 500)
    void aProofOfAnotherPlaceSizeLeafOrPathDoesNotVerify(
            @ForAll @IntRange(min = 2, max = 300) int size, @ForAll int at, @ForAll int other) {
        List<byte[]> leaves = leaves(size);
        Hash root = MerkleLog.root(leaves);
        int index = Math.floorMod(at, size);
        int wrong = Math.floorMod(index + 1 + Math.floorMod(other, size - 1), size);
        InclusionProof proof = MerkleLog.prove(leaves, index);
        assertThat(new InclusionProof(wrong, size, proof.path()).verifies(root, leaves.get(index)))
                .isFalse();
        assertThat(proof.verifies(root, leaves.get(wrong))).isFalse();
        List<Hash> longer = new ArrayList<>(proof.path());
        longer.add(root);
        assertThat(new InclusionProof(index, size, longer).verifies(root, leaves.get(index)))
                .isFalse();
        List<Hash> shorter = proof.path().subList(0, proof.path().size() - 1);
        assertThat(new InclusionProof(index, size, shorter).verifies(root, leaves.get(index)))
                .isFalse();
    }

    @Test
    void anIndexOutsideTheLogIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new InclusionProof(3, 3, List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new InclusionProof(-1, 3, List.of()));
    }

    private static List<byte[]> leaves(int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> new byte[] {(byte) i, (byte) (i >> 8)})
                .toList();
    }

    private static String hex(Hash hash) {
        return HexFormat.of().formatHex(hash.unsafeArray());
    }
}
