package org.stele.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.record.RecordStatus;
import org.stele.contracts.record.RecordTables;
import org.stele.exchange.access.Released;
import org.stele.exchange.keep.KeepOrder;
import org.stele.exchange.keep.Kept;
import org.stele.exchange.patient.RecordLine;
import org.stele.exchange.testing.TestHospital.Admitted;
import org.stele.exchange.testing.TestMember;
import org.stele.exchange.testing.TestNetwork;
import org.stele.exchange.testing.TestRecords;
import org.stele.exchange.testing.TestSeat;
import org.stele.formats.release.Disclosed;
import org.stele.vault.commitment.Salt;
import org.stele.vault.segment.Facts;

/** How hospital B comes to copies of hospital A's records. */
record Copies(TestNetwork network, TestSeat clinician) {
    static Copies of(TestNetwork network) {
        return new Copies(network, network.hospitalB().clinician());
    }

    /** A patient of A's who shows everything to B. */
    Admitted granted() {
        Admitted admitted = network.hospitalA().admit();
        admitted.patient().grant(network.b(), "domain:*", "sensitivity:*");
        return admitted;
    }

    KeepOrder order(Admitted admitted, String text) {
        Released released = clinician.read(admitted);
        Disclosed record = clinician.open(released.packed()).records().stream()
                .filter(any -> any.content().equals(TestRecords.bytes(text)))
                .findFirst()
                .orElseThrow();
        return new KeepOrder(
                released.permit(),
                record.record(),
                record.chart(),
                record.readLabels(),
                new Salt(record.salt()),
                record.content(),
                Facts.of("Kept/" + record.record(), 0));
    }

    Kept keep(KeepOrder order) {
        return network.b().exchange().keeping().keep(clinician.author(), order);
    }

    /** Keeps a copy, and waits until the custodian knows. */
    Kept keep(Admitted admitted, String text) {
        Kept kept = keep(order(admitted, text));
        network.catchUp();
        Eventually.holds(() -> assertThat(known(admitted))
                .contains(new RecordLine.Copy(network.b().id(), kept.record())));
        return kept;
    }

    List<RecordLine> lines(Admitted admitted) {
        return network.a()
                .exchange()
                .ownRecords()
                .list(admitted.patient().author(), admitted.patient().subject());
    }

    /** The copies that the custodian knows of. */
    List<RecordLine.Copy> known(Admitted admitted) {
        return lines(admitted).stream().flatMap(line -> line.copies().stream()).toList();
    }

    /** It is destroyed there, and the ledger says so. */
    void isErased(TestMember member, RecordId record) {
        assertThat(network.state(member).get(RecordTables.RECORD, record))
                .hasValueSatisfying(entry -> assertThat(entry.status()).isEqualTo(RecordStatus.ERASED));
        assertThat(member.vault().erasure().tombstones())
                .anySatisfy(tombstone -> assertThat(tombstone.record()).isEqualTo(record.value()));
    }
}
