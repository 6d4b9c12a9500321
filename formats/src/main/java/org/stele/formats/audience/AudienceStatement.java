package org.stele.formats.audience;

import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.Hash;
import org.stele.crypto.VerificationKey;

/**
 * What a patient states of one more subject.
 *
 * @param home the subject that the patient claimed at the desk, whose key signs this
 * @param subject one more, for what has to do with {@code organisation}
 * @param key that takes it, and serves nothing else
 */
public record AudienceStatement(
        Hash network,
        OrganisationId custodian,
        SubjectId home,
        SubjectId subject,
        OrganisationId organisation,
        VerificationKey key) {}
