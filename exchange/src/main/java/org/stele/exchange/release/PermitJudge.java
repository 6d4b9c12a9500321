package org.stele.exchange.release;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.stele.contracts.access.AccessDecision;
import org.stele.contracts.access.AccessTables;
import org.stele.contracts.access.Decision;
import org.stele.contracts.access.Permit;
import org.stele.contracts.access.PermitKind;
import org.stele.contracts.access.Question;
import org.stele.contracts.consent.Consents;
import org.stele.contracts.id.GrantId;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.PermitId;
import org.stele.contracts.id.RestrictionId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.identity.IdentityTables;
import org.stele.contracts.network.Purpose;
import org.stele.exchange.audience.KnownSubject;
import org.stele.exchange.audience.Patients;
import org.stele.exchange.link.LinkBook;
import org.stele.formats.release.ChartId;
import org.stele.ledger.CertifiedState;
import org.stele.ledger.contract.Author;

/** Whether something may be released under a permit, or could be under one, decided anew each time. */
public final class PermitJudge {
    private static final List<Purpose> CARE = List.of(Purpose.TREAT, Purpose.ETREAT);

    private final OrganisationId own;
    private final Patients patients;
    private final LinkBook links;
    private final InstantSource clock;

    public PermitJudge(OrganisationId own, Patients patients, LinkBook links, InstantSource clock) {
        this.own = own;
        this.patients = patients;
        this.links = links;
        this.clock = clock;
    }

    /** The permit, if the author may use it here at all: it stands, is the author's, and about a subject of ours. */
    Optional<Permit> find(CertifiedState state, Author author, PermitId id) {
        return state.get(AccessTables.PERMIT, id)
                .filter(permit -> isOf(permit, author))
                .filter(permit -> state.get(IdentityTables.SUBJECT, permit.subject())
                        .filter(subject -> subject.custodian().equals(own))
                        .isPresent());
    }

    /** The ground on which it still holds, if it does: at the later of the state's time and this machine's. */
    Optional<Standing> stands(CertifiedState state, PermitId id, Permit permit) {
        Instant now = now(state);
        return patients.find(permit.subject())
                .filter(known -> fits(known, permit))
                .flatMap(known -> stands(state, id, permit, known.chart(), now));
    }

    private Instant now(CertifiedState state) {
        Instant clocks = clock.instant();
        return clocks.isAfter(state.time()) ? clocks : state.time();
    }

    /**
     * Each ground on which an organisation's seat would be permitted now, were it to ask on the ledger for one of our subjects: the grants for care, then the
     * glass that it broke. Nothing is released on them.
     *
     * @param subject that is for an organisation, which the decisions name
     */
    public List<Ground> grounds(CertifiedState state, SubjectId subject, Author seat) {
        Instant now = now(state);
        List<Optional<GrantId>> named = Stream.concat(
                        Consents.directives(state, subject).grants().stream().map(Optional::of),
                        Stream.of(Optional.<GrantId>empty()))
                .toList();
        return CARE.stream()
                .flatMap(purpose -> named.stream()
                        .map(grant -> new Question(subject, seat, purpose, grant))
                        .flatMap(question -> ground(state, question, now).stream())
                        .map(decision -> new Ground(purpose, decision)))
                .distinct()
                .toList();
    }

    private Optional<Decision.Permitted> ground(CertifiedState state, Question question, Instant now) {
        return switch (AccessDecision.decide(state, question, now)) {
            case Decision.Permitted permitted ->
                patients.find(question.subject())
                        .filter(known -> known.organisation().equals(permitted.organisation()))
                        .flatMap(known -> atHome(state, known.chart(), permitted));
            case Decision.Refused refused -> Optional.empty();
        };
    }

    /** The patient asks on the home; an organisation on the subject that is for it, and on no other's. */
    private static boolean fits(KnownSubject known, Permit permit) {
        return known.organisation().equals(permit.organisation());
    }

    private Optional<Standing> stands(CertifiedState state, PermitId id, Permit permit, ChartId chart, Instant now) {
        return switch (AccessDecision.again(state, permit, now)) {
            case Decision.Permitted permitted ->
                atHome(state, chart, permitted).map(all -> new Standing(id, permit, chart, all));
            case Decision.Refused refused -> Optional.empty();
        };
    }

    /**
     * What the patient keeps back from everyone stands on the home, where the asker cannot see it; and what is kept back of charts that are
     * linked with this one is kept back of it too.
     */
    private Optional<Decision.Permitted> atHome(CertifiedState state, ChartId chart, Decision.Permitted permitted) {
        if (permitted.kind() != PermitKind.CONSENT) {
            return Optional.of(permitted);
        }
        SubjectId home = patients.home(chart);
        OrganisationId asker = permitted.organisation().orElseThrow();
        if (links.keepsAllFrom(state, chart, asker)) {
            return Optional.empty();
        }
        List<RestrictionId> filters = new ArrayList<>(permitted.filters());
        filters.addAll(Consents.against(state, home, asker));
        filters.addAll(links.elsewhereAgainst(state, chart, asker));
        return Optional.of(new Decision.Permitted(
                permitted.kind(), permitted.organisation(), permitted.grant(), permitted.glass(), filters));
    }

    private static boolean isOf(Permit permit, Author author) {
        return permit.asker().equals(author)
                || permit.organisation().map(OrganisationId::author).equals(Optional.of(author));
    }
}
