package org.stele.exchange.audience;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.stele.contracts.consent.Consents;
import org.stele.contracts.consent.Directives;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.identity.IdentityCommand;
import org.stele.contracts.identity.IdentityTables;
import org.stele.contracts.identity.Subject;
import org.stele.contracts.network.NetworkTables;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Reason;
import org.stele.exchange.ledger.Command;
import org.stele.exchange.ledger.CommandReader;
import org.stele.exchange.store.Drawer;
import org.stele.exchange.store.VaultCalls;
import org.stele.exchange.work.Premises;
import org.stele.formats.audience.SignedAudience;
import org.stele.formats.release.ChartId;
import org.stele.ledger.CertifiedState;
import org.stele.ledger.block.FinalReceipt;
import org.stele.ledger.contract.Author;
import org.stele.ledger.transaction.Envelope;
import org.stele.vault.cabinet.Cabinet;
import org.stele.vault.subject.Directory;
import org.stele.vault.subject.Identifier;
import org.stele.vault.subject.Person;

/** Makes subjects for organisations, and hands them over to their patients. */
public final class AudienceDesk implements Audiences {
    private final Premises premises;
    private final Patients patients;
    private final Directory directory;
    private final Strangers strangers;
    private final StatementCheck check;
    private final Drawer<SignedAudience> statements;

    public AudienceDesk(Premises premises, Cabinet cabinet, Patients patients) {
        this.premises = premises;
        this.patients = patients;
        this.directory = premises.vault().directory();
        this.strangers = new Strangers(cabinet, patients);
        this.check = new StatementCheck(premises);
        this.statements = new Drawer<>(cabinet, "audience-statement", SignedAudience.class);
    }

    @Override
    public List<Audience> list(Author author, SubjectId home) {
        CertifiedState state = premises.ledger().state();
        return patients.of(requireHome(author, home)).stream()
                .flatMap(known -> view(state, known).stream())
                .toList();
    }

    @Override
    public Audience open(Author author, SubjectId home, OrganisationId organisation) {
        ChartId chart = requireHome(author, home);
        if (!premises.ledger().state().contains(NetworkTables.MEMBER, organisation)) {
            throw new ExchangeException(Reason.INVALID, "no such organisation in this network");
        }
        SubjectId subject = audience(chart, organisation);
        patients.introduce(chart);
        patients.register(subject);
        return patients.find(subject)
                .flatMap(known -> view(premises.ledger().state(), known))
                .orElseThrow(Patients::notFound);
    }

    @Override
    public FinalReceipt claim(Author author, SubjectId home, Envelope envelope, SignedAudience statement) {
        ChartId chart = requireHome(author, home);
        Command<IdentityCommand.ClaimFurther> command =
                CommandReader.read(envelope, "identity", "claimFurther", IdentityCommand.ClaimFurther.class);
        SubjectId subject = command.body().subject();
        OrganisationId organisation = patients.find(subject)
                .filter(known -> known.chart().equals(chart))
                .flatMap(KnownSubject::organisation)
                .orElseThrow(Patients::notFound);
        check.require(command, home, organisation, statement);
        patients.register(subject);
        statements.put(subject + "/" + envelope.id(), statement);
        return premises.ledger().require(premises.ledger().countersigned(envelope));
    }

    @Override
    public SubjectId introduce(OrganisationId asker, Identifier identifier) {
        Optional<Person> person = VaultCalls.call(() -> directory.find(identifier));
        SubjectId subject = person.map(known -> audience(new ChartId(known.subject()), asker, known.identifiers()))
                .orElseGet(() -> strangers.subject(asker, identifier));
        patients.register(subject);
        return subject;
    }

    private SubjectId audience(ChartId chart, OrganisationId organisation) {
        Collection<Identifier> identifiers = VaultCalls.call(() -> directory.find(chart.value()))
                .<Collection<Identifier>>map(Person::identifiers)
                .orElse(Set.of());
        return audience(chart, organisation, identifiers);
    }

    private SubjectId audience(ChartId chart, OrganisationId organisation, Collection<Identifier> identifiers) {
        return patients.audience(chart, organisation, () -> strangers.adopt(organisation, identifiers));
    }

    private ChartId requireHome(Author author, SubjectId home) {
        premises.permissions().requireSubject(author, home);
        return patients.requireHome(home);
    }

    private static Optional<Audience> view(CertifiedState state, KnownSubject known) {
        Directives directives = Consents.directives(state, known.subject());
        boolean claimed = state.get(IdentityTables.SUBJECT, known.subject())
                .filter(Subject::claimed)
                .isPresent();
        return known.organisation()
                .map(organisation -> new Audience(
                        known.subject(), organisation, claimed, directives.grants(), directives.restrictions()));
    }
}
