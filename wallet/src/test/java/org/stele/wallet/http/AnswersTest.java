package org.stele.wallet.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.stele.contracts.Validity;
import org.stele.contracts.consent.Grantee;
import org.stele.contracts.id.GrantId;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.SeatId;
import org.stele.contracts.network.Purpose;
import org.stele.crypto.json.StrictJson;
import org.stele.formats.proposal.GrantProposal;
import org.stele.formats.proposal.GrantTerms;
import org.stele.formats.proposal.ProposalState;

/** What a node writes, a wallet reads as it was meant: times are milliseconds. */
class AnswersTest {
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00.001Z");

    @Test
    void aProposalIsReadAsTheNodeHasIt() throws Exception {
        GrantProposal sent = new GrantProposal(
                GrantId.generate(),
                SeatId.generate(),
                NOW,
                NOW.plusSeconds(1),
                ProposalState.WAITING,
                NOW,
                new GrantTerms(
                        Grantee.organisation(OrganisationId.generate()),
                        new TreeSet<>(Set.of(Purpose.TREAT)),
                        new Validity(NOW, NOW.plusSeconds(1)),
                        new TreeSet<>(List.of("domain:*"))));
        assertThat(Answers.read(Answers.tree(StrictJson.write(sent)), GrantProposal.class))
                .isEqualTo(sent);
    }
}
