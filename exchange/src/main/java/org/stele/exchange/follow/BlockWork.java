package org.stele.exchange.follow;

import java.util.Optional;
import java.util.function.LongConsumer;
import org.stele.contracts.access.AccessCommand;
import org.stele.contracts.id.GlassId;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.record.RecordCommand;
import org.stele.exchange.ledger.LedgerDoor;
import org.stele.exchange.store.Drawer;
import org.stele.ledger.BlockListener;
import org.stele.ledger.CertifiedState;
import org.stele.ledger.certificate.CertifiedBlock;
import org.stele.ledger.transaction.Transaction;
import org.stele.vault.cabinet.Cabinet;

/** What is done with each block. Blocks may come twice, and everything here may be repeated. */
final class BlockWork implements BlockListener {
    /** The last height that was dealt with. */
    record Position(long height) {}

    private static final String NAME = "ledger";
    private static final int NOW_AND_THEN = 100;

    private final Drawer<Position> positions;
    private final LedgerDoor ledger;
    private final OrganisationId own;
    private final TellingPatients patients;
    private final GlassBook glasses;
    private final Buried buried;
    private final LongConsumer passed;

    BlockWork(
            OrganisationId own,
            Cabinet cabinet,
            LedgerDoor ledger,
            TellingPatients patients,
            GlassBook glasses,
            Buried buried,
            LongConsumer passed) {
        this.own = own;
        this.passed = passed;
        this.buried = buried;
        this.positions = new Drawer<>(cabinet, "follower", Position.class);
        this.ledger = ledger;
        this.patients = patients;
        this.glasses = glasses;
    }

    /** The last height that was dealt with; -1 before the first. */
    long position() {
        return positions.find(NAME).map(Position::height).orElse(-1L);
    }

    @Override
    public void onBlock(CertifiedBlock block) {
        long height = block.header().height();
        CertifiedState state = ledger.atLeast(height);
        boolean worked = false;
        for (CertifiedBlock.ExecutedTransaction executed : block.transactions()) {
            worked |= dealWith(executed.transaction(), state);
        }
        if (worked || height % NOW_AND_THEN == 0) {
            positions.put(NAME, new Position(height));
        }
        passed.accept(height);
    }

    private boolean dealWith(Transaction transaction, CertifiedState state) {
        boolean noted =
                glass(transaction).map(glass -> glasses.note(glass, state)).orElse(false);
        boolean told = Concerned.by(transaction.command(), transaction.payload().author(), state)
                .map(subject -> patients.note(subject, state))
                .orElse(false);
        return noted || told || buried(transaction);
    }

    private boolean buried(Transaction transaction) {
        return transaction.payload().author().equals(own.author())
                && transaction.command() instanceof RecordCommand.Tombstone tombstone
                && buried.replay(tombstone.records());
    }

    private static Optional<GlassId> glass(Transaction transaction) {
        return switch (transaction.command()) {
            case AccessCommand.BreakGlass broken -> Optional.of(broken.glass());
            case AccessCommand.BreakGlassProvisionally _ -> Optional.of(GlassId.of(transaction.id()));
            case AccessCommand.Widen widen -> Optional.of(widen.glass());
            case AccessCommand.CloseReview close -> Optional.of(close.glass());
            default -> Optional.empty();
        };
    }
}
