package org.stele.node.peer;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.stele.contracts.id.OrganisationId;
import org.stele.crypto.Hash;
import org.stele.exchange.identify.Identification;
import org.stele.exchange.identify.Identities;
import org.stele.exchange.identify.KnownAs;
import org.stele.exchange.identify.Recognised;
import org.stele.exchange.identify.SeatRequest;
import org.stele.gateway.fhir.search.parameter.SearchParameters;
import org.stele.gateway.fhir.search.query.PixQuery;
import org.stele.gateway.fhir.search.query.PixReader;
import org.stele.gateway.fhir.search.query.QueryReader;
import org.stele.ledger.contract.Author;
import org.stele.node.auth.AuthenticationException;
import org.stele.node.auth.Authenticator;
import org.stele.node.auth.KeyCheck;
import org.stele.node.fhir.QueryText;
import org.stele.node.media.FhirForm;
import org.stele.node.problem.ProblemCode;
import org.stele.node.problem.ProblemException;
import org.stele.node.smart.Attempts;
import org.stele.vault.subject.Identifier;

/**
 * Answers what clinicians of other organisations asked their own node ({@code $ihe-pix}, IHE PIXm ITI-83): each question is that very
 * clinician's by its signature, names this organisation among those
 * that shall answer, and is answered once. Safe for use by many threads.
 */
public final class SeatQuestions {
    private static final String PATH = FhirForm.BASE + "/Patient/$ihe-pix?";
    private static final int OF_A_SEAT = 30;
    private static final int OF_AN_ORGANISATION = 300;
    private static final Duration STEP = Duration.ofMillis(250);
    private static final byte[] NO_BODY = {};

    private final EvenTime time;
    private final OrganisationId own;
    private final Hash network;
    private final KeyCheck keys;
    private final InstantSource clock;
    private final Instant started;
    private final PixReader reader;
    private final Attempts ofSeats;
    private final Attempts ofOrganisations;
    private final Map<OrganisationId, Authenticator> authenticators = new ConcurrentHashMap<>();

    public SeatQuestions(OrganisationId own, Hash network, KeyCheck keys, InstantSource clock) {
        this(own, network, keys, clock, STEP);
    }

    /** @param step at whole ones of which answers leave */
    SeatQuestions(OrganisationId own, Hash network, KeyCheck keys, InstantSource clock, Duration step) {
        this.time = new EvenTime(step);
        this.own = own;
        this.network = network;
        this.keys = keys;
        this.clock = clock;
        this.started = clock.instant();
        this.reader = new PixReader(new QueryReader(SearchParameters.R4, clock, ""));
        this.ofSeats = new Attempts(OF_A_SEAT, clock);
        this.ofOrganisations = new Attempts(OF_AN_ORGANISATION, clock);
    }

    /**
     * Answers one.
     *
     * @param asker whose node asks, and who was asked by the seat
     * @throws ProblemException {@code OVERLOADED} where it asks too often, {@code REQUEST_NOT_AUTHENTICATED} also where the seat
     *     did not name this organisation, {@code NOT_FOUND} for what is no such
     *     question
     */
    Identification answer(OrganisationId asker, SeatRequest request, Identities identities) {
        if (!request.path().startsWith(PATH)) {
            throw new ProblemException(ProblemCode.NOT_FOUND);
        }
        Author seat = author(asker, request);
        PixQuery query = reader.read(QueryText.read(request.path().substring(PATH.length())), true);
        if (!query.organisations().contains(own)) {
            throw new ProblemException(ProblemCode.REQUEST_NOT_AUTHENTICATED);
        }
        count(ofSeats, seat.toString());
        count(ofOrganisations, asker.toString()); // last: no seat alone uses up what the others have
        return time.of(() -> told(asker, seat, query, identities));
    }

    private static Identification told(OrganisationId asker, Author seat, PixQuery query, Identities identities) {
        return new Identification(identities.answer(asker, seat, query.meant()).stream()
                .map(it -> new KnownAs(it.subject(), identifiers(it, query)))
                .toList());
    }

    private Author author(OrganisationId asker, SeatRequest request) {
        try {
            return authenticators
                    .computeIfAbsent(asker, it -> new Authenticator(network, it, keys, clock, started))
                    .authenticate(request.signature(), "GET", request.path())
                    .with(NO_BODY)
                    .author();
        } catch (AuthenticationException e) {
            throw new ProblemException(ProblemCode.REQUEST_NOT_AUTHENTICATED);
        }
    }

    private static void count(Attempts attempts, String who) {
        if (attempts.isOver(who)) {
            throw new ProblemException(ProblemCode.OVERLOADED);
        }
        attempts.count(who);
    }

    private static List<Identifier> identifiers(Recognised patient, PixQuery query) {
        return patient.facts().terms().getOrDefault("identifier", Collections.emptySortedSet()).stream()
                .filter(SeatQuestions::isWhole)
                .map(SeatQuestions::identifier)
                .filter(query::wantsFromOthers)
                .toList();
    }

    private static boolean isWhole(String term) {
        int bar = term.indexOf('|');
        return !term.substring(0, bar).isBlank() && !term.substring(bar + 1).isBlank();
    }

    private static Identifier identifier(String term) {
        int bar = term.indexOf('|');
        return new Identifier(term.substring(0, bar), term.substring(bar + 1));
    }
}
