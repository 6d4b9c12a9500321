package org.stele.vault.journal.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.crypto.merkle.SparseMerkleTree;
import org.stele.vault.commitment.Salt;
import tools.jackson.databind.json.JsonMapper;

class JournalProofTest {
    private static final RandomId SUBJECT = new RandomId(filled(16, 7));
    private static final Use USE =
            new Use("seat:AAAAAAAAAAAAAAAAAAAAAA", Action.RELEASE, "TREAT", new Basis.Permit(filled(32, 5)));

    private final List<LinkedEntry> entries = chain(4);
    private final JournalProof proof = proof(entries);

    @Test
    void theWholeChainHoldsAndLaterEntriesAreNotJudged() {
        assertThat(proof.fault(entries)).isEmpty();
        List<LinkedEntry> longer = new ArrayList<>(entries);
        longer.add(next(entries, "later"));
        assertThat(proof.fault(longer)).isEmpty();
    }

    @Test
    void eachFaultHasItsName() {
        assertThat(proof.fault(entries.subList(0, 3))).contains(JournalFault.GAP);
        assertThat(proof.fault(swapped())).contains(JournalFault.GAP);
        assertThat(proof.fault(changed(1))).contains(JournalFault.BROKEN_CHAIN);
        assertThat(proof.fault(changed(3))).contains(JournalFault.WRONG_HEAD);
        JournalRoot other = new JournalRoot(1, Hash.of(new byte[] {1}), 4);
        assertThat(new JournalProof(other, SUBJECT, 4, proof.head(), proof.path()).fault(entries))
                .contains(JournalFault.NOT_UNDER_ROOT);
    }

    @Test
    void aShorterCounterIsNotUnderTheRoot() {
        Hash shorter = Chain.head(SUBJECT, entries.get(2));
        assertThat(new JournalProof(proof.root(), SUBJECT, 3, shorter, proof.path()).fault(entries))
                .contains(JournalFault.NOT_UNDER_ROOT);
    }

    @Test
    void anEntryComesBackFromJson() {
        JsonMapper mapper = JsonMapper.builder().build();
        LinkedEntry entry = entries.getFirst();
        assertThat(mapper.readValue(mapper.writeValueAsString(entry), LinkedEntry.class))
                .isEqualTo(entry);
    }

    @Test
    void theGoldenChainStays() {
        Bytes salt = filled(32, 1);
        Entry entry = new Entry(
                Instant.ofEpochMilli(1_700_000_000_123L),
                USE,
                Touched.of(List.of(new RandomId(filled(16, 9)))),
                Entry.OK);
        LinkedEntry first = new LinkedEntry(1, Chain.START, salt, entry);
        assertThat(Bytes.wrap(EntryCodec.encode(entry)).toString())
                .isEqualTo("iRsAAAGLz-Voe3gbc2VhdDpBQUFBQUFBQUFBQUFBQUFBQUFBQUFBZ1JFTEVBU0VlVFJFQVR4MnBlcm1pdDpCUVVG"
                        + "QlFVRkJRVUZCUVVGQlFVRkJRVUZCUVVGQlFVRkJRVUZCUVVGQlFVAVggBiMrCNq7Wk_bRmWYF5NJyEWw3DQ2MkeU"
                        + "4nAle04P286BUAkJCQkJCQkJCQkJCQkJCQliT0s");
        assertThat(Chain.head(SUBJECT, first).toString()).isEqualTo("8O7HakV88NZ_6kQ8m1s_pA9BjFEixTeNa0xa0pVv-oY");
        assertThat(Chain.treeKey(SUBJECT).toString()).isEqualTo("cRlWpe1kEo4As0ABApDOaqtiTK7F4H9MuU9zY92Imvg");
        assertThat(Chain.treeValue(1, Chain.head(SUBJECT, first)).toString())
                .isEqualTo("FoJ7f4Xp4lJ6HFVQouidQuv1ww53nBEYOWz5uW0efTk");
    }

    private List<LinkedEntry> swapped() {
        List<LinkedEntry> swapped = new ArrayList<>(entries);
        Collections.swap(swapped, 1, 2);
        return swapped;
    }

    private List<LinkedEntry> changed(int index) {
        List<LinkedEntry> changed = new ArrayList<>(entries);
        LinkedEntry old = entries.get(index);
        Entry entry = new Entry(old.entry().time(), USE, Touched.NONE, "DENIED");
        changed.set(index, new LinkedEntry(old.number(), old.previous(), old.salt(), entry));
        return changed;
    }

    private static List<LinkedEntry> chain(int length) {
        List<LinkedEntry> chain = new ArrayList<>();
        while (chain.size() < length) {
            chain.add(next(chain, Entry.OK));
        }
        return chain;
    }

    private static LinkedEntry next(List<LinkedEntry> chain, String outcome) {
        Hash previous = chain.isEmpty() ? Chain.START : Chain.head(SUBJECT, chain.getLast());
        Entry entry = new Entry(
                Instant.ofEpochMilli(chain.size()), USE, Touched.NONE, outcome.toUpperCase(java.util.Locale.ROOT));
        return new LinkedEntry(chain.size() + 1, previous, Salt.generate().bytes(), entry);
    }

    private static JournalProof proof(List<LinkedEntry> chain) {
        Hash head = Chain.head(SUBJECT, chain.getLast());
        SparseMerkleTree tree = SparseMerkleTree.empty()
                .with(Chain.treeKey(SUBJECT), Chain.treeValue(chain.size(), head))
                .with(Chain.treeKey(new RandomId(filled(16, 8))), Chain.treeValue(1, Hash.of(new byte[0])));
        JournalRoot root = new JournalRoot(1, tree.rootHash(), chain.size() + 1);
        return new JournalProof(root, SUBJECT, chain.size(), head, tree.prove(Chain.treeKey(SUBJECT)));
    }

    private static Bytes filled(int length, int value) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return Bytes.wrap(bytes);
    }
}
