package org.stele.node.fhir.rest;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stele.contracts.id.OrganisationId;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.identify.Announced;
import org.stele.exchange.identify.Identification;
import org.stele.exchange.identify.Identities;
import org.stele.exchange.identify.OutgoingQuestion;
import org.stele.exchange.identify.SeatRequest;
import org.stele.gateway.fhir.rest.Elsewhere;
import org.stele.gateway.fhir.search.query.PixQuery;
import org.stele.ledger.contract.Author;
import org.stele.node.healthlink.Strangers;
import org.stele.node.smart.Attempts;

/** Asks other organisations' nodes who somebody is, all at once, and waits for none of them longer than some seconds. */
final class OtherOrganisations {
    private static final Logger LOG = LoggerFactory.getLogger(OtherOrganisations.class);
    private static final int IN_A_MINUTE = 30;

    private final Identities identities;
    private final Duration patience;
    private final Attempts attempts;

    /** @param patience how long they have to answer, all of them */
    OtherOrganisations(Identities identities, Duration patience, InstantSource clock) {
        this.identities = identities;
        this.patience = patience;
        this.attempts = new Attempts(IN_A_MINUTE, clock);
    }

    /**
     * Asks them, once it is in the journal.
     *
     * @throws ExchangeException {@code FORBIDDEN} for anyone but a clinician in force here, {@code INVALID} where one is no member
     * @throws org.stele.node.problem.ProblemException {@code OVERLOADED} where the clinician asks too often
     */
    Elsewhere ask(Author clinician, PixQuery query, SeatRequest signed) {
        if (query.organisations().isEmpty()) {
            return Elsewhere.nobody();
        }
        count(clinician.toString());
        return ask(
                query.organisations(),
                identities.announce(
                        clinician,
                        new OutgoingQuestion(query.organisations(), signed, query.meant(), query::wantsFromOthers)));
    }

    private void count(String who) {
        if (attempts.isOver(who)) {
            throw Strangers.tooOften();
        }
        attempts.count(who);
    }

    private Elsewhere ask(SortedSet<OrganisationId> organisations, Announced question) {
        Map<OrganisationId, Identification> answers = new HashMap<>();
        SortedSet<OrganisationId> silent = new TreeSet<>();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            Map<OrganisationId, Future<Identification>> asked = new LinkedHashMap<>();
            organisations.forEach(it -> asked.put(it, threads.submit(() -> question.ask(it))));
            long end = System.nanoTime() + patience.toNanos();
            asked.forEach((organisation, answer) -> await(answer, end - System.nanoTime())
                    .ifPresentOrElse(it -> answers.put(organisation, it), () -> silent.add(organisation)));
        } finally {
            threads.shutdownNow();
        }
        return new Elsewhere(answers, silent);
    }

    private static Optional<Identification> await(Future<Identification> answer, long nanos) {
        try {
            return Optional.of(answer.get(nanos, TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            return silent(e);
        }
    }

    /** Whatever the other side says, or makes of it here, is no answer of its own and none of the others' harm. */
    private static Optional<Identification> silent(ExecutionException failure) {
        if (failure.getCause() instanceof RuntimeException cause) {
            if (!(cause
                    instanceof
                    ExchangeException)) { // perhaps a fault of ours: by its class alone, since its text may name who
                // was meant
                LOG.warn(
                        "an answer of another organisation's node counts as none: {}",
                        cause.getClass().getName());
            }
            return Optional.empty();
        }
        throw new IllegalStateException("another organisation cannot be asked", failure.getCause());
    }
}
