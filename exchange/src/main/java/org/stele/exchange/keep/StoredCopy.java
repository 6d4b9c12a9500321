package org.stele.exchange.keep;

import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.PermitId;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.RandomId;
import org.stele.formats.release.ChartId;

/**
 * Where a copy here came from, written before anything else of it.
 *
 * @param batch in which it is committed
 * @param patient the source's custodian's subject for this organisation
 * @param chart the same patient as this organisation knows them
 */
record StoredCopy(
        RandomId batch, PermitId permit, OrganisationId custodian, RecordId source, SubjectId patient, ChartId chart) {}
