package org.stele.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.stele.contracts.consent.ConsentTables;
import org.stele.contracts.consent.ErasureOutcome;
import org.stele.contracts.id.ErasureId;
import org.stele.contracts.id.RecordId;
import org.stele.exchange.testing.TestHospital.Admitted;
import org.stele.exchange.testing.TestNetwork;
import org.stele.exchange.testing.TestPatient.Wish;

/** What was restricted is erased when its day has come, without anybody asking again. */
class RetentionTest {
    @Test
    void onItsDayARestrictedRecordIsErasedAndTheAnswerSaysSo() {
        try (TestNetwork network = TestNetwork.open()) {
            Admitted admitted = network.hospitalA().admit();
            RecordId record = admitted.record("ejection fraction 38");
            ErasureId id = ErasureId.generate();
            assertThat(outcome(
                            network,
                            admitted.patient()
                                    .erase(id, new Wish(record, network.a().id()))
                                    .request()))
                    .isEqualTo(ErasureOutcome.RESTRICTED);
            network.pass(Duration.ofDays(3_660));
            network.restart(network.a());
            Eventually.holds(() -> assertThat(outcome(network, id)).isEqualTo(ErasureOutcome.ERASED));
            assertThat(network.a().vault().erasure().tombstones())
                    .anySatisfy(tombstone -> assertThat(tombstone.record()).isEqualTo(record.value()));
        }
    }

    private static ErasureOutcome outcome(TestNetwork network, ErasureId id) {
        return network.state(network.a())
                .get(ConsentTables.ERASURE, id)
                .orElseThrow()
                .items()
                .getFirst()
                .answer()
                .orElseThrow()
                .outcome();
    }
}
