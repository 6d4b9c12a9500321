package org.stele.contracts.trail;

import java.time.Instant;
import java.util.Optional;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.network.Purpose;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.ledger.contract.Author;
import org.stele.ledger.contract.Code;

/**
 * One thing that happened to a subject, which the subject can read and prove.
 *
 * @param author who did it
 * @param organisation for which organisation, where one acted
 * @param purpose what for, where data were asked for
 * @param concerns the grant, restriction, mandate, broken glass, request or seat that it is about; see {@link TrailKind}
 * @param outcome {@code OK} or the refusal's code
 * @param time the block's time
 * @param transaction the transaction that did it
 */
public record TrailEntry(
        TrailKind kind,
        Author author,
        Optional<OrganisationId> organisation,
        Optional<Purpose> purpose,
        Optional<RandomId> concerns,
        Code outcome,
        Instant time,
        Hash transaction) {}
