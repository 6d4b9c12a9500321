package org.stele.exchange.patient;

import java.time.Instant;
import java.util.Optional;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.network.Purpose;
import org.stele.contracts.trail.TrailKind;
import org.stele.crypto.Hash;
import org.stele.ledger.contract.Author;

/**
 * Something that the patient must hear of: a claim, a change of keys, an emergency, a denial.
 *
 * @param subject which of the patient's
 * @param number its place in that subject's trail
 * @param transaction the permit, where it is one
 */
public record Notice(
        SubjectId subject,
        long number,
        TrailKind kind,
        Instant time,
        Author who,
        Optional<OrganisationId> organisation,
        Optional<Purpose> purpose,
        Hash transaction) {}
