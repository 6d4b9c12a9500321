package org.stele.contracts.network;

import org.stele.contracts.Codes;
import org.stele.contracts.id.OrganisationId;
import org.stele.crypto.Hash;
import org.stele.crypto.VerificationKey;
import org.stele.ledger.contract.Context;
import org.stele.ledger.contract.StateWriter;

/** That no key of a member ever serves another member, or the same one again. */
final class MemberKeyUse {
    private MemberKeyUse() {}

    static void claim(VerificationKey key, OrganisationId member, Context context) {
        context.require(!context.contains(NetworkTables.KEY, key), Codes.KEY_IN_USE);
        context.put(NetworkTables.KEY, key, new KeyMember(member));
    }

    static void claimAll(MemberKeys keys, OrganisationId member, Context context) {
        claim(keys.administration(), member, context);
        claim(keys.vote(), member, context);
        claim(keys.transactions(), member, context);
        keys.tls().ifPresent(key -> claimTls(key, member, context));
    }

    /** A TLS key that two members listed would not say which of them is at the other end. */
    static void claimTls(Hash key, OrganisationId member, Context context) {
        context.require(!context.contains(NetworkTables.TLS_KEY, key), Codes.KEY_IN_USE);
        context.put(NetworkTables.TLS_KEY, key, new KeyMember(member));
    }

    static void write(MemberKeys keys, OrganisationId member, StateWriter state) {
        state.put(NetworkTables.KEY, keys.administration(), new KeyMember(member));
        state.put(NetworkTables.KEY, keys.vote(), new KeyMember(member));
        state.put(NetworkTables.KEY, keys.transactions(), new KeyMember(member));
        keys.tls().ifPresent(key -> state.put(NetworkTables.TLS_KEY, key, new KeyMember(member)));
    }
}
