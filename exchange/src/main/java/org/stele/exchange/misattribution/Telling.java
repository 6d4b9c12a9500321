package org.stele.exchange.misattribution;

import java.time.Duration;
import java.time.InstantSource;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.Hash;
import org.stele.exchange.audience.Patients;
import org.stele.exchange.ledger.LedgerDoor;
import org.stele.exchange.peer.Peers;
import org.stele.exchange.work.Premises;
import org.stele.exchange.work.TaskKind;
import org.stele.exchange.work.Tasks;

/** Tells who had read what was corrected: here by the list, elsewhere by their organisations, again and again until these know. */
final class Telling {
    /** Whoever was reading when a record was marked is in the journal by then. */
    private static final Duration SETTLED = Duration.ofHours(2);

    private final OrganisationId own;
    private final LedgerDoor ledger;
    private final Patients patients;
    private final Peers peers;
    private final Tasks tasks;
    private final InstantSource clock;
    private final Moves moves;
    private final Readers readers;
    private final MisreadBook book;

    Telling(Premises premises, Patients patients, Moves moves, Readers readers, MisreadBook book) {
        this.own = premises.own().id();
        this.ledger = premises.ledger();
        this.patients = patients;
        this.peers = premises.peers();
        this.tasks = premises.tasks();
        this.clock = premises.clock();
        this.moves = moves;
        this.readers = readers;
        this.book = book;
        tasks.register(TaskKind.TELL_READERS, this::tellOthers);
        tasks.everyRound(this::lookAgain);
    }

    /** Of records that are marked. */
    void tell(Move move) {
        SubjectId home = patients.home(move.chart());
        for (Readers.Reading reading : readers.of(move.chart(), move.versions())) {
            if (reading.organisation().equals(own)) {
                book.note(own, home, reading.who(), reading.records());
            } else {
                tasks.later(TaskKind.TELL_READERS, move.name() + "/" + reading.organisation());
            }
        }
    }

    private void tellOthers(String name) {
        int slash = name.indexOf('/');
        OrganisationId organisation = OrganisationId.parse(name.substring(slash + 1));
        moves.find(Hash.parse(name.substring(0, slash))).ifPresent(move -> tell(move, organisation));
    }

    private void tell(Move move, OrganisationId organisation) {
        long height = ledger.state().height();
        readers.of(move.chart(), move.versions()).stream()
                .filter(reading -> reading.organisation().equals(organisation))
                .map(reading -> new MisattributionNotice(reading.permit().orElseThrow(), reading.records(), height))
                .forEach(notice -> peers.peer(organisation).misattributed(notice));
    }

    private void lookAgain() {
        moves.all().stream()
                .filter(move -> move.marked()
                        .filter(marked -> clock.instant().isBefore(marked.plus(SETTLED)))
                        .isPresent())
                .forEach(this::tell);
    }
}
