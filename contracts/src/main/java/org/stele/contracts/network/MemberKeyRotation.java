package org.stele.contracts.network;

import org.stele.contracts.id.OrganisationId;
import org.stele.crypto.Hash;
import org.stele.ledger.contract.Context;

/** How a member replaces a key of its own. */
final class MemberKeyRotation {
    private MemberKeyRotation() {}

    static void rotate(OrganisationId author, Member member, NetworkCommand.RotateKey command, Context context) {
        NetworkContract.administered(member, context);
        context.requireSignature(command.key());
        MemberKeyUse.claim(command.key(), author, context);
        if (command.use() == KeyUse.VOTE && member.votes()) {
            Membership.changeValidators(context, roll -> roll.changedAt(context.height()));
        }
        context.put(NetworkTables.MEMBER, author, member.with(member.keys().with(command.use(), command.key())));
    }

    static void rotateTls(OrganisationId author, Member member, Hash key, Context context) {
        MemberKeyUse.claimTls(key, author, context);
        context.put(NetworkTables.MEMBER, author, member.with(member.keys().withTls(key)));
    }
}
