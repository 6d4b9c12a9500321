package org.stele.exchange.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.record.AmendReason;
import org.stele.contracts.record.Attestation;
import org.stele.contracts.record.Change;
import org.stele.contracts.record.ErrorReason;
import org.stele.contracts.record.RecordState;
import org.stele.contracts.record.RecordStatus;
import org.stele.crypto.Hash;
import org.stele.ledger.CertifiedState;

/** What became of a record with very many versions is found in as many reads as there are versions. */
class LastVersionTest {
    private static final int VERSIONS = 1_000;

    private final Map<Object, RecordState> ledger = new HashMap<>();
    private final AtomicInteger reads = new AtomicInteger();
    private final List<RecordId> chain =
            Stream.generate(RecordId::generate).limit(VERSIONS).toList();

    LastVersionTest() {
        for (int i = 0; i < VERSIONS - 1; i++) {
            ledger.put(chain.get(i), state(RecordStatus.SUPERSEDED, superseded(chain.get(i + 1))));
        }
        ledger.put(chain.getLast(), state(RecordStatus.IN_ERROR, error()));
    }

    @Test
    void eachVersionIsReadOnceWhicheverIsAskedAboutFirst() {
        for (List<RecordId> order : List.of(chain, chain.reversed())) {
            reads.set(0);
            LastVersion versions = new LastVersion(state());
            assertThat(order)
                    .allSatisfy(record -> assertThat(versions.error(record)).contains(ErrorReason.WRONG_PATIENT));
            assertThat(reads).hasValue(VERSIONS);
        }
    }

    @Test
    void whatTheLedgerDoesNotHaveIsNoErrorAndWhatStandsIsItsOwnLastVersion() {
        RecordId standing = RecordId.generate();
        ledger.put(standing, state(RecordStatus.CURRENT, Optional.empty()));
        LastVersion versions = new LastVersion(state());
        assertThat(versions.error(RecordId.generate())).isEmpty();
        assertThat(versions.error(standing)).isEmpty();
        assertThat(versions.of(standing).record()).isEqualTo(standing);
        assertThat(versions.of(chain.getFirst()).record()).isEqualTo(chain.getLast());
    }

    private static RecordState state(RecordStatus status, Optional<Change> change) {
        return new RecordState(
                OrganisationId.generate(),
                Hash.of(new byte[0]),
                status,
                Attestation.ORGANISATION,
                Optional.empty(),
                Instant.EPOCH,
                change);
    }

    private static Optional<Change> superseded(RecordId later) {
        return Optional.of(
                new Change(Optional.of(later), Optional.of(AmendReason.UPDATED), Optional.empty(), Optional.empty()));
    }

    private static Optional<Change> error() {
        return Optional.of(new Change(
                Optional.empty(), Optional.empty(), Optional.of(ErrorReason.WRONG_PATIENT), Optional.empty()));
    }

    /** A state that counts how often it is read, since the reads are what it costs. */
    private CertifiedState state() {
        return (CertifiedState) Proxy.newProxyInstance(
                CertifiedState.class.getClassLoader(),
                new Class<?>[] {CertifiedState.class},
                (_, method, arguments) -> {
                    if (!method.getName().equals("get")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    reads.incrementAndGet();
                    return Optional.ofNullable(ledger.get(arguments[1]));
                });
    }
}
