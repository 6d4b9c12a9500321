package org.stele.node.smart;

import java.util.List;
import java.util.Optional;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Reason;
import org.stele.exchange.app.Apps;
import org.stele.exchange.search.Searches;
import org.stele.formats.app.AppLine;
import org.stele.formats.launch.AppApproval;
import org.stele.formats.launch.SignedAppApproval;
import org.stele.ledger.contract.Author;

/** A place without patients: whatever is asked of their applications, there are none. */
class NoApps implements Apps {
    static final PatientApps PATIENTS = new PatientApps(new NoApps(), (_, _) -> Optional.empty());

    @Override
    public RandomId approve(Author patient, SignedAppApproval signed) {
        throw none();
    }

    @Override
    public List<AppLine> list(Author patient, SubjectId home) {
        throw none();
    }

    @Override
    public void revoke(Author patient, SubjectId home, RandomId approval) {
        throw none();
    }

    @Override
    public boolean isPatient(SubjectId home) {
        return false;
    }

    @Override
    public Optional<AppApproval> find(RandomId approval) {
        return Optional.empty();
    }

    @Override
    public Optional<String> begin(RandomId approval) {
        return Optional.empty();
    }

    @Override
    public Optional<AppApproval> holder(String application, String token) {
        return Optional.empty();
    }

    @Override
    public Optional<Renewed> renew(String application, String token) {
        return Optional.empty();
    }

    @Override
    public void giveBack(String application, String token) {}

    @Override
    public void end(RandomId approval, Ending ending) {}

    @Override
    public Searches searches(RandomId approval) {
        throw none();
    }

    @Override
    public Searches own(Author patient, SubjectId home) {
        throw none();
    }

    @Override
    public Optional<Hash> pseudonym(RandomId approval) {
        return Optional.empty();
    }

    private static ExchangeException none() {
        return new ExchangeException(Reason.NOT_FOUND, "no such patient here");
    }
}
