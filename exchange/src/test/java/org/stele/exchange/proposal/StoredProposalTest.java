package org.stele.exchange.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.stele.contracts.Validity;
import org.stele.contracts.consent.Grantee;
import org.stele.contracts.id.GrantId;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.SeatId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.network.Purpose;
import org.stele.crypto.Hash;
import org.stele.crypto.json.JsonLimits;
import org.stele.crypto.json.StrictJson;
import org.stele.formats.proposal.GrantTerms;

/** A proposal waits for a while, is kept for a longer one, and shows nothing of itself. */
class StoredProposalTest {
    private static final Instant MADE = Instant.parse("2026-03-01T00:00:00Z");

    @Test
    void itWaitsForAMonthOrUntilTheGrantWouldEnd() {
        assertThat(lasting(Duration.ofDays(365)).until()).isEqualTo(MADE.plus(Duration.ofDays(30)));
        assertThat(lasting(Duration.ofDays(7)).until()).isEqualTo(MADE.plus(Duration.ofDays(7)));
        StoredProposal week = lasting(Duration.ofDays(7));
        assertThat(week.isWaiting(week.until().minusMillis(1))).isTrue();
        assertThat(week.isWaiting(week.until())).isFalse();
        assertThat(week.declinedAt(MADE).isWaiting(MADE)).isFalse();
        assertThat(week.lapsedAt(MADE).isWaiting(MADE)).isFalse();
        assertThat(week.lapsedAt(MADE).until()).isEqualTo(MADE);
    }

    @Test
    void itIsKeptForNinetyDaysWhateverBecameOfIt() {
        StoredProposal declined = lasting(Duration.ofDays(7)).declinedAt(MADE);
        assertThat(declined.isKept(MADE.plus(Duration.ofDays(90)).minusMillis(1)))
                .isTrue();
        assertThat(declined.isKept(MADE.plus(Duration.ofDays(90)))).isFalse();
    }

    @Test
    void theCabinetHasAllOfItAndItsTextNothing() throws Exception {
        StoredProposal one = lasting(Duration.ofDays(7)).declinedAt(MADE).lapsedAt(MADE);
        assertThat(StrictJson.parse(StrictJson.write(one), StoredProposal.class, new JsonLimits(1 << 16, 16)))
                .isEqualTo(one);
        assertThat(one.toString()).contains(one.grant().toString()).doesNotContain("cardiology", "Patient");
    }

    private static StoredProposal lasting(Duration length) {
        GrantTerms terms = new GrantTerms(
                Grantee.organisation(OrganisationId.generate()),
                new TreeSet<>(Set.of(Purpose.TREAT)),
                new Validity(MADE, MADE.plus(length)),
                new TreeSet<>(List.of("domain:cardiology")));
        return new StoredProposal(
                GrantId.generate(),
                Hash.of(new byte[] {1}),
                SubjectId.generate(),
                "Patient/p",
                SeatId.generate(),
                MADE,
                terms,
                Optional.empty(),
                Optional.empty());
    }
}
