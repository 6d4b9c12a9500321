package org.stele.node.fhir.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.SeatId;
import org.stele.contracts.id.SubjectId;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Reason;
import org.stele.exchange.identify.Announced;
import org.stele.exchange.identify.Identification;
import org.stele.exchange.identify.Identities;
import org.stele.exchange.identify.KnownAs;
import org.stele.exchange.identify.OutgoingQuestion;
import org.stele.exchange.identify.Recognised;
import org.stele.exchange.identify.SeatRequest;
import org.stele.gateway.fhir.rest.Elsewhere;
import org.stele.gateway.fhir.search.parameter.SearchParameters;
import org.stele.gateway.fhir.search.query.Parameter;
import org.stele.gateway.fhir.search.query.PixQuery;
import org.stele.gateway.fhir.search.query.PixReader;
import org.stele.gateway.fhir.search.query.QueryReader;
import org.stele.ledger.contract.Author;
import org.stele.node.problem.ProblemException;
import org.stele.vault.segment.Facts;

/** Several organisations are asked at once, and none of them can make a clinician wait for the others' answers. */
class OtherOrganisationsTest {
    private static final OrganisationId KNOWING = OrganisationId.generate();
    private static final OrganisationId SLOW = OrganisationId.generate();
    private static final OrganisationId DOWN = OrganisationId.generate();
    private static final OrganisationId REFUSING = OrganisationId.generate();
    /** Says that it is the question that is wrong. */
    private static final OrganisationId BLAMING = OrganisationId.generate();
    /** Answers what fails in our own hands. */
    private static final OrganisationId FAILING = OrganisationId.generate();

    private static final OrganisationId STRANGER = OrganisationId.generate();
    private static final SeatRequest REQUEST = new SeatRequest("", "");
    private static final Identification KNOWN =
            new Identification(List.of(new KnownAs(SubjectId.generate(), List.of())));

    @Test
    void whatComesInTimeIsAnsweredAndWhoIsSilentIsNamed() {
        long before = System.nanoTime();
        Elsewhere answer = ask(Duration.ofMillis(300), KNOWING, SLOW, DOWN, REFUSING, BLAMING, FAILING);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
        assertThat(answer.answers()).containsOnlyKeys(KNOWING).containsValue(KNOWN);
        assertThat(answer.silent()).containsExactlyInAnyOrder(SLOW, DOWN, REFUSING, BLAMING, FAILING);
    }

    @Test
    void whoIsNoMemberIsTheAskersMistake() {
        assertThatThrownBy(() -> ask(Duration.ofSeconds(5), KNOWING, STRANGER))
                .isInstanceOfSatisfying(
                        ExchangeException.class, it -> assertThat(it.reason()).isEqualTo(Reason.INVALID));
    }

    @Test
    void aClinicianAsksThirtyTimesInAMinute() {
        OtherOrganisations others = new OtherOrganisations(new Several(), Duration.ofSeconds(5), () -> Instant.EPOCH);
        Author clinician = SeatId.generate().author();
        for (int i = 0; i < 30; i++) {
            others.ask(clinician, query(KNOWING), REQUEST);
        }
        assertThatThrownBy(() -> others.ask(clinician, query(KNOWING), REQUEST))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        it -> assertThat(it.problem().code()).isEqualTo("OVERLOADED"));
        assertThat(others.ask(clinician, query(), REQUEST).answers()).isEmpty();
        assertThat(others.ask(SeatId.generate().author(), query(KNOWING), REQUEST)
                        .answers())
                .hasSize(1);
    }

    private static Elsewhere ask(Duration patience, OrganisationId... organisations) {
        return new OtherOrganisations(new Several(), patience, () -> Instant.EPOCH)
                .ask(SeatId.generate().author(), query(organisations), REQUEST);
    }

    private static PixQuery query(OrganisationId... organisations) {
        List<Parameter> asked = new ArrayList<>(List.of(new Parameter("sourceIdentifier", "urn:a|1")));
        for (OrganisationId organisation : organisations) {
            asked.add(new Parameter("targetSystem", "urn:stele:org:" + organisation));
        }
        return new PixReader(new QueryReader(SearchParameters.R4, () -> Instant.EPOCH, "")).read(asked, false);
    }

    /** As organisations are. */
    private static final class Several implements Identities {
        @Override
        public Announced announce(Author clinician, OutgoingQuestion question) {
            if (question.organisations().contains(STRANGER)) {
                throw new ExchangeException(Reason.INVALID, "no such organisation");
            }
            return Several::ask;
        }

        private static Identification ask(OrganisationId organisation) {
            if (organisation.equals(SLOW)) {
                awaitInterrupt();
            }
            if (organisation.equals(KNOWING)) {
                return KNOWN;
            }
            if (organisation.equals(FAILING)) {
                throw new IllegalStateException("of whatever kind");
            }
            throw new ExchangeException(reason(organisation), "no answer");
        }

        private static Reason reason(OrganisationId organisation) {
            if (organisation.equals(BLAMING)) {
                return Reason.INVALID;
            }
            return organisation.equals(REFUSING) ? Reason.FORBIDDEN : Reason.PEER_UNREACHABLE;
        }

        private static void awaitInterrupt() {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public List<Recognised> answer(OrganisationId asker, Author seat, Predicate<Facts> meant) {
            return List.of();
        }
    }
}
