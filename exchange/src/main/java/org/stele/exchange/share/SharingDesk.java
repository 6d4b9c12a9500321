package org.stele.exchange.share;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.stele.contracts.consent.ConsentCommand;
import org.stele.contracts.consent.ConsentTables;
import org.stele.contracts.consent.Scope;
import org.stele.contracts.id.GrantId;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.RestrictionId;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.Bytes;
import org.stele.crypto.RandomId;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Reason;
import org.stele.exchange.audience.KnownSubject;
import org.stele.exchange.audience.Patients;
import org.stele.exchange.ledger.Command;
import org.stele.exchange.ledger.CommandReader;
import org.stele.exchange.ledger.LedgerDoor;
import org.stele.exchange.member.Permissions;
import org.stele.formats.scope.OpenedLabel;
import org.stele.formats.scope.Scopes;
import org.stele.ledger.CertifiedState;
import org.stele.ledger.block.FinalReceipt;
import org.stele.ledger.contract.Author;
import org.stele.ledger.proof.Proof;
import org.stele.ledger.transaction.Envelope;

/** Keeps the labels first, then submits: a decision that stands is never one whose labels were lost. */
public final class SharingDesk implements Sharing {
    private final LedgerDoor ledger;
    private final Permissions permissions;
    private final Patients patients;
    private final OpenedScopes scopes;

    public SharingDesk(LedgerDoor ledger, Permissions permissions, Patients patients, OpenedScopes scopes) {
        this.ledger = ledger;
        this.permissions = permissions;
        this.patients = patients;
        this.scopes = scopes;
    }

    @Override
    public FinalReceipt grant(Envelope envelope, List<OpenedLabel> opening) {
        Command<ConsentCommand.GiveGrant> command =
                CommandReader.read(envelope, "consent", "grant", ConsentCommand.GiveGrant.class);
        ConsentCommand.GiveGrant grant = command.body();
        permissions.requireSignedByPatient(envelope, command.author(), grant.subject());
        requireAudience(grant.subject(), grant.grantee().organisation());
        keep(grant.grant().value(), grant.scope(), grant.subject(), opening);
        return ledger.require(envelope);
    }

    @Override
    public FinalReceipt restrict(Envelope envelope, List<OpenedLabel> opening) {
        Command<ConsentCommand.Restrict> command =
                CommandReader.read(envelope, "consent", "restrict", ConsentCommand.Restrict.class);
        ConsentCommand.Restrict restriction = command.body();
        permissions.requireSigned(envelope, command.author());
        requirePatient(restriction.subject());
        Optional<Scope> scope = restriction.scope();
        if (scope.isPresent()) {
            keep(restriction.restriction().value(), scope.get(), restriction.subject(), opening);
        }
        return ledger.require(envelope);
    }

    @Override
    public Decisions decisions(Author author, SubjectId home) {
        return decisions(ledger.state(), author, home);
    }

    @Override
    public Bytes proof(Author author, SubjectId home, RandomId decision) {
        CertifiedState state = ledger.state();
        return decisions(state, author, home).decided().stream()
                .filter(decided -> decided.id().equals(decision))
                .findFirst()
                .map(decided -> proof(state, decided).encoded())
                .orElseThrow(() -> new ExchangeException(Reason.NOT_FOUND, "no such decision of this patient's"));
    }

    /** A grant of a patient's, whatever became of it; for whoever has asked whether it may be told. */
    public Optional<Decided.Granted> granted(SubjectId home, GrantId grant) {
        CertifiedState state = ledger.state();
        return state.contains(ConsentTables.GRANT, grant)
                ? new DecisionReader(state, scopes)
                        .of(subjects(home)).decided().stream()
                                .filter(decided -> decided.id().equals(grant.value()))
                                .flatMap(decided -> decided instanceof Decided.Granted granted
                                        ? Stream.of(granted)
                                        : Stream.empty())
                                .findFirst()
                : Optional.empty();
    }

    private List<SubjectId> subjects(SubjectId home) {
        return patients.of(patients.requireHome(home)).stream()
                .map(KnownSubject::subject)
                .toList();
    }

    private Decisions decisions(CertifiedState state, Author author, SubjectId home) {
        permissions.requireSubject(author, home);
        return new DecisionReader(state, scopes).of(subjects(home));
    }

    private static Proof proof(CertifiedState state, Decided decided) {
        return switch (decided) {
            case Decided.Granted granted -> state.prove(ConsentTables.GRANT, new GrantId(granted.id()));
            case Decided.Restricted restricted ->
                state.prove(ConsentTables.RESTRICTION, new RestrictionId(restricted.id()));
        };
    }

    /** On any other subject, whoever knows it would read of the grantee on the ledger; and nothing is released under it. */
    private void requireAudience(SubjectId subject, OrganisationId grantee) {
        if (patients.find(subject).filter(known -> known.isFor(grantee)).isEmpty()) {
            throw new ExchangeException(Reason.INVALID, "a grant stands on the patient's subject for its grantee");
        }
    }

    /** A restriction may come from the desk too, under a mandate, which is the contract's to check. */
    private void requirePatient(SubjectId subject) {
        if (permissions.own(subject).isEmpty()) {
            throw new ExchangeException(Reason.NOT_FOUND, "no such patient here");
        }
    }

    private void keep(RandomId decision, Scope scope, SubjectId subject, List<OpenedLabel> opening) {
        if (opening.isEmpty() || !Scopes.opens(opening, scope)) {
            throw new ExchangeException(
                    Reason.OPENING_MISMATCH, "the labels in clear are not among the hashes that were signed");
        }
        scopes.put(decision, scope, subject, opening);
    }
}
