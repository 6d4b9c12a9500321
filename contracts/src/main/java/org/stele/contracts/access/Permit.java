package org.stele.contracts.access;

import java.util.Optional;
import org.stele.contracts.Validity;
import org.stele.contracts.id.GlassId;
import org.stele.contracts.id.GrantId;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.network.Purpose;
import org.stele.crypto.HpkePublicKey;
import org.stele.ledger.contract.Author;

/**
 * A permit as the state has it, under the transaction that asked for it. That it stands is not enough: before each release the
 * custodian asks {@link AccessDecision#holds}.
 *
 * @param asker {@code seat}, {@code org} or {@code subject}
 * @param organisation the asker's; none where the subject asks
 * @param grant for {@link PermitKind#CONSENT}
 * @param glass for {@link PermitKind#EMERGENCY}
 * @param recipient what is released is sealed to this key and to no other
 */
public record Permit(
        PermitKind kind,
        SubjectId subject,
        Author asker,
        Optional<OrganisationId> organisation,
        Purpose purpose,
        Optional<GrantId> grant,
        Optional<GlassId> glass,
        HpkePublicKey recipient,
        Validity validity) {}
