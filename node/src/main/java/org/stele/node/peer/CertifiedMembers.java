package org.stele.node.peer;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.network.Candidate;
import org.stele.contracts.network.Members;
import org.stele.contracts.network.NetworkGenesis;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.ledger.CertifiedState;
import org.stele.ledger.Ledger;
import org.stele.link.TlsMembers;

/** Knows the members' TLS keys from the newest certified state, and from the genesis until there is one. */
public final class CertifiedMembers implements TlsMembers {
    private final NetworkGenesis genesis;
    private volatile @Nullable Ledger ledger;

    public CertifiedMembers(NetworkGenesis genesis) {
        this.genesis = genesis;
    }

    /** Looks at this ledger as soon as it has a certified state. */
    public void follow(Ledger opened) {
        opened.waitFor(0).thenAccept(_ -> ledger = opened);
    }

    @Override
    public Optional<RandomId> memberOf(Hash key) {
        return state().map(state -> Members.withTlsKey(state, key).map(OrganisationId::value))
                .orElseGet(() -> genesis.members().stream()
                        .filter(member ->
                                member.keys().tls().filter(key::equals).isPresent())
                        .findFirst()
                        .map(member -> member.organisation().value()));
    }

    @Override
    public Optional<Hash> keyOf(RandomId member) {
        return state().map(state -> Members.tlsKey(state, new OrganisationId(member)))
                .orElseGet(() -> genesis.members().stream()
                        .filter(candidate -> candidate.organisation().value().equals(member))
                        .findFirst()
                        .map(Candidate::keys)
                        .flatMap(keys -> keys.tls()));
    }

    private Optional<CertifiedState> state() {
        Ledger opened = ledger;
        return opened == null ? Optional.empty() : Optional.of(opened.certified());
    }
}
