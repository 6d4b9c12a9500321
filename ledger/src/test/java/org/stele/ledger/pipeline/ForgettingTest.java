package org.stele.ledger.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stele.ledger.toy.ToyNetwork.await;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.stele.crypto.RandomId;
import org.stele.ledger.contract.Code;
import org.stele.ledger.state.StateVersion;
import org.stele.ledger.toy.ToyNetwork;

/** A version of the state leads to all later ones, so a node that keeps an old one keeps all the memory they ever took. */
class ForgettingTest {
    /** More than are kept for listeners. */
    private static final int BLOCKS = 20;

    @TempDir
    Path directory;

    @Test
    @Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aNodeForgetsTheStateThatItOpenedAt() throws Exception {
        try (ToyNetwork network = ToyNetwork.of(1, directory)) {
            try (Pipeline node = Pipeline.open(network.settings(0))) {
                assertForgets(node, network);
            }
            try (Pipeline again = Pipeline.open(network.settings(0))) {
                assertForgets(again, network);
            }
        }
    }

    private static void assertForgets(Pipeline node, ToyNetwork network) throws Exception {
        await(node.waitFor(0));
        WeakReference<StateVersion> opened = new WeakReference<>(((CertifiedView) node.certified()).version());
        for (int i = 0; i < BLOCKS; i++) {
            assertThat(await(node.submit(network.commit(RandomId.generate()))).code())
                    .isEqualTo(Code.OK);
        }
        while (opened.get() != null) {
            System.gc(); // the timeout says where it is kept for ever
        }
    }
}
