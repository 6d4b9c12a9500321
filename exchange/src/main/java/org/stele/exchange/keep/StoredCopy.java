package org.stele.exchange.keep;

import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.PermitId;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.RandomId;

/**
 * Where a copy here came from, written before anything else of it.
 *
 * @param batch in which it is committed
 * @param patient as the source's custodian knows them
 * @param subject the same patient as this organisation knows them
 */
record StoredCopy(
        RandomId batch,
        PermitId permit,
        OrganisationId custodian,
        RecordId source,
        SubjectId patient,
        SubjectId subject) {}
