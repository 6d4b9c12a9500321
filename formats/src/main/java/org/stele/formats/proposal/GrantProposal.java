package org.stele.formats.proposal;

import java.time.Instant;
import org.stele.contracts.id.GrantId;
import org.stele.contracts.id.SeatId;

/**
 * Somebody at the custodian asks the patient for a grant. It permits nothing: what counts is the grant that the patient signs.
 *
 * @param grant the identifier that the grant has once it is signed, and the proposal until then
 * @param by who asks
 * @param until it waits
 * @param since its state is this one
 */
public record GrantProposal(
        GrantId grant, SeatId by, Instant made, Instant until, ProposalState state, Instant since, GrantTerms terms) {}
