package org.stele.exchange.identify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.stele.contracts.id.Actor;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.SeatId;
import org.stele.contracts.identity.IdentityTables;
import org.stele.contracts.identity.Power;
import org.stele.contracts.identity.Seats;
import org.stele.contracts.network.NetworkTables;
import org.stele.contracts.network.Purpose;
import org.stele.crypto.RandomId;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Reason;
import org.stele.exchange.audience.Patients;
import org.stele.exchange.identify.Sight.Asker;
import org.stele.exchange.identify.Sight.Meant;
import org.stele.exchange.identify.Sight.Seen;
import org.stele.exchange.link.LinkBook;
import org.stele.exchange.share.OpenedScopes;
import org.stele.exchange.store.VaultCalls;
import org.stele.exchange.work.Premises;
import org.stele.ledger.CertifiedState;
import org.stele.ledger.contract.Author;
import org.stele.vault.journal.Event;
import org.stele.vault.journal.proof.Action;
import org.stele.vault.journal.proof.Basis;
import org.stele.vault.journal.proof.Use;
import org.stele.vault.segment.Facts;
import org.stele.vault.segment.RecordState;
import org.stele.vault.segment.SegmentEntry;

/** Asks and answers; every question costs a look into each index, and an entry in a journal at the least. */
public final class IdentityDesk implements Identities {
    private static final String PATIENT = "Patient/";

    private final Premises premises;
    private final Sight sight;

    public IdentityDesk(Premises premises, Patients patients, LinkBook links, OpenedScopes scopes) {
        this.premises = premises;
        this.sight = new Sight(premises, patients, links, scopes);
    }

    @Override
    public Announced announce(Author clinician, OutgoingQuestion question) {
        premises.permissions().requireSeat(clinician, Power.SIGN);
        CertifiedState state = premises.ledger().state();
        if (!question.organisations().stream().allMatch(it -> state.contains(NetworkTables.MEMBER, it))) {
            throw new ExchangeException(Reason.INVALID, "no such organisation in this network");
        }
        OrganisationId own = premises.own().id();
        List<OrganisationId> others =
                question.organisations().stream().filter(it -> !it.equals(own)).toList();
        if (!others.isEmpty()) {
            note(asked(clinician, others, meant(question.meant())));
        }
        return organisation -> others.contains(organisation) ? ask(organisation, question) : Identification.NOBODY;
    }

    private List<Event> asked(Author clinician, List<OrganisationId> others, List<Meant> meant) {
        Use use = use(clinician, Action.ASK, "ASKED_ELSEWHERE");
        List<RandomId> journals = meant.isEmpty()
                ? List.of(premises.own().id().value())
                : meant.stream().map(Meant::chart).toList();
        return journals.stream()
                .flatMap(journal -> others.stream().map(other -> Event.of(journal, use, List.of(other.value()))))
                .toList();
    }

    private Identification ask(OrganisationId organisation, OutgoingQuestion question) {
        Identification told = premises.peers().peer(organisation).identify(question.signed());
        return Hearsay.of(premises.ledger().state(), organisation, told, question.wanted());
    }

    @Override
    public List<Recognised> answer(OrganisationId organisation, Author seat, Predicate<Facts> test) {
        CertifiedState state = premises.ledger().fresh(0);
        Asker asker = new Asker(organisation, seat);
        requireClinician(state, asker);
        List<Meant> meant = meant(test);
        List<List<Seen>> seen =
                meant.stream().map(one -> sight.of(state, asker, one)).toList();
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < meant.size(); i++) {
            events.addAll(events(asker, meant.get(i), seen.get(i)));
        }
        note(meant.isEmpty() ? List.of(refused(organisation.value(), seat)) : events);
        return confirmed(premises.ledger().fresh(state.height()), asker, meant, seen);
    }

    /** Whoever decided otherwise while it was written is not told of. */
    private List<Recognised> confirmed(CertifiedState later, Asker asker, List<Meant> meant, List<List<Seen>> seen) {
        List<Recognised> recognised = new ArrayList<>();
        List<Event> withdrawn = new ArrayList<>();
        for (int i = 0; i < meant.size(); i++) {
            if (sight.of(later, asker, meant.get(i)).equals(seen.get(i))) {
                seen.get(i).stream().flatMap(IdentityDesk::recognised).forEach(recognised::add);
            } else {
                withdrawn.add(refused(meant.get(i).chart(), asker.seat()));
            }
        }
        note(withdrawn);
        return recognised;
    }

    private static Stream<Recognised> recognised(Seen seen) {
        return seen.entries().stream().map(entry -> new Recognised(seen.subject(), entry.facts()));
    }

    private List<Meant> meant(Predicate<Facts> test) {
        return VaultCalls.call(() -> premises.vault().segments().all()).stream()
                .map(segment -> new Meant(
                        segment.subject(),
                        segment.entries().values().stream()
                                .filter(entry -> isMeant(entry, test))
                                .toList()))
                .filter(one -> !one.entries().isEmpty())
                .toList();
    }

    private static boolean isMeant(SegmentEntry entry, Predicate<Facts> test) {
        return entry.state() == RecordState.COMMITTED
                && entry.facts().address().startsWith(PATIENT)
                && test.test(entry.facts());
    }

    /** Only of such a one is anything journalled. */
    private void requireClinician(CertifiedState state, Asker asker) {
        Instant clock = premises.clock().instant();
        Instant now = clock.isAfter(state.time()) ? clock : state.time();
        boolean isClinician = Actor.of(asker.seat()).stream()
                .flatMap(actor -> actor instanceof Actor.OfSeat(SeatId id) ? Stream.of(id) : Stream.empty())
                .flatMap(id -> state.get(IdentityTables.SEAT, id).stream())
                .filter(seat -> seat.organisation().equals(asker.organisation()))
                .anyMatch(seat -> Seats.may(state, seat, Power.SIGN, now));
        if (!isClinician) {
            throw new ExchangeException(Reason.FORBIDDEN, "only a clinician of the organisation asks through its node");
        }
    }

    /** Under which permission the patient is told of, and what for. */
    private static List<Event> events(Asker asker, Meant meant, List<Seen> seen) {
        return seen.isEmpty()
                ? List.of(refused(meant.chart(), asker.seat()))
                : seen.stream()
                        .map(one -> Event.of(
                                meant.chart(),
                                new Use(
                                        asker.seat().toString(),
                                        Action.SEARCH,
                                        one.ground().purpose().name(),
                                        new Basis.Permit(one.permission())),
                                one.entries().stream().map(SegmentEntry::record).toList()))
                        .toList();
    }

    private static Event refused(RandomId journal, Author seat) {
        Use use = use(seat, Action.SEARCH, "ASKED_BY_ANOTHER_NODE");
        return Event.refused(journal, use, List.of(), Reason.ACCESS_REFUSED.name());
    }

    private static Use use(Author seat, Action action, String reason) {
        return new Use(seat.toString(), action, Purpose.TREAT.name(), new Basis.Reason(reason));
    }

    /** All of them at once, so that one costs about as much time as several. */
    private void note(List<Event> events) {
        VaultCalls.run(() -> premises.vault().journal().appendAll(events));
    }
}
