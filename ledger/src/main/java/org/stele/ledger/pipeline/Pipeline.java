package org.stele.ledger.pipeline;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.stele.crypto.Hash;
import org.stele.crypto.VerificationKey;
import org.stele.ledger.BlockListener;
import org.stele.ledger.CertifiedState;
import org.stele.ledger.LedgerSettings;
import org.stele.ledger.LedgerStatus;
import org.stele.ledger.LedgerStoppedException;
import org.stele.ledger.LedgerStoppedException.Reason;
import org.stele.ledger.Observation;
import org.stele.ledger.Role;
import org.stele.ledger.block.FinalReceipt;
import org.stele.ledger.certificate.Conviction;
import org.stele.ledger.certificate.Evidence;
import org.stele.ledger.genesis.Genesis;
import org.stele.ledger.ordering.OrderingException;
import org.stele.ledger.ordering.Subscription;
import org.stele.ledger.rules.Rules;
import org.stele.ledger.transaction.Envelope;

/** One node's stations on its own files, as those outside see them. */
public final class Pipeline implements AutoCloseable {
    private final LedgerSettings settings;
    private final ChainFiles files;
    private final Stations stations;

    private Pipeline(LedgerSettings settings, ChainFiles files, Stations stations) {
        this.settings = settings;
        this.files = files;
        this.stations = stations;
    }

    public static Pipeline open(LedgerSettings settings) {
        ChainFiles files = ChainFiles.open(settings.directory(), settings.genesis(), settings.rules(), settings.role());
        try {
            LedgerSettings here = settings.withRole(running(files.role()));
            return new Pipeline(here, files, Stations.start(here, files.store()));
        } catch (OrderingException e) {
            files.close();
            throw new LedgerStoppedException(Reason.ORDERING, "cannot follow the ordering: " + e.getMessage(), e);
        } catch (RuntimeException e) { // whatever it was: what was opened is closed
            files.close();
            throw e;
        }
    }

    private static Role running(Role role) {
        return role instanceof Role.Stated stated ? stated.running() : role;
    }

    public Genesis genesis() {
        return settings.genesis();
    }

    public CompletionStage<FinalReceipt> submit(Envelope envelope) {
        try {
            return stations.door().submit(envelope);
        } catch (LedgerStoppedException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    public Optional<FinalReceipt> receipt(Hash transaction) {
        return stations.readers().receipts().find(transaction);
    }

    public CertifiedState certified() {
        return stations.readers()
                .finality()
                .newest()
                .orElseThrow(() -> new IllegalStateException("the genesis is not certified yet: wait for height 0"));
    }

    public CompletionStage<CertifiedState> confirmed() {
        return stations.confirmedReads().read();
    }

    public CompletionStage<CertifiedState> waitFor(long height) {
        return stations.readers().finality().waitFor(height);
    }

    public CompletionStage<CertifiedState> waitFor(long height, Duration patience) {
        return stations.readers().finality().waitFor(height, patience);
    }

    public Subscription listen(long height, BlockListener listener) {
        return stations.readers().listeners().listen(height, listener);
    }

    public LedgerStatus status() {
        return new LedgerStatus(
                stations.newest().header().height(),
                stations.certified().get(),
                stations.readers().waiting().count(),
                stations.newest().version().tree().size());
    }

    public boolean isStill() {
        return stations.certified().isStillFor(settings.limits().standstill());
    }

    public void checkpoint(Path copy) {
        files.copy(copy, settings.genesis(), voteKeys());
    }

    /** This organisation's keys that may have voted: its own, and the one in force for it. */
    private List<VerificationKey> voteKeys() {
        List<VerificationKey> keys = new ArrayList<>();
        switch (files.role()) {
            case Role.Voter voter -> keys.addAll(voter.verificationKeys());
            case Role.Stated stated -> keys.addAll(stated.voter().verificationKeys());
            case Role.Observer _ -> {
                // none of its own
            }
        }
        stations.newest().validators().validators().stream()
                .filter(validator ->
                        validator.organisation().equals(settings.role().organisation()))
                .forEach(validator -> keys.add(validator.voteKey()));
        return keys;
    }

    public Rules rules(CertifiedState state) {
        return stations.book().edition(state.header().rules()).rules();
    }

    public List<Conviction> convictions() {
        return stations.convictions();
    }

    public Optional<Evidence> evidence(Hash id) {
        return files.store().evidence(id);
    }

    public List<Observation> observations() {
        return stations.observations();
    }

    public CompletionStage<LedgerStoppedException> stopped() {
        return stations.halt().stage();
    }

    @Override
    public void close() {
        boolean isSound = !stations.halt().isHalted();
        stations.end();
        if (isSound) {
            stations.finish();
            files.closeSealed();
        } else {
            files.close();
        }
    }

    /** Ends as a killed process would. */
    public void kill() {
        stations.end();
        files.close();
    }
}
