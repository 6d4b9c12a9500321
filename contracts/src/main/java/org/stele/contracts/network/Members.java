package org.stele.contracts.network;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.stele.contracts.Codes;
import org.stele.contracts.id.OrganisationId;
import org.stele.crypto.Hash;
import org.stele.crypto.VerificationKey;
import org.stele.ledger.contract.Context;
import org.stele.ledger.contract.Denied;
import org.stele.ledger.contract.StateReader;
import org.stele.ledger.validator.Validator;
import org.stele.ledger.validator.ValidatorSet;

/** What other contracts, and nodes, ask of the members. */
public final class Members {
    private Members() {}

    public static boolean inForce(StateReader state, OrganisationId id) {
        return state.get(NetworkTables.MEMBER, id).filter(Member::inForce).isPresent();
    }

    /** Whether {@code key} acts for the member: its transactions' key or its administration key. */
    public static boolean acts(StateReader state, OrganisationId id, VerificationKey key) {
        return state.get(NetworkTables.MEMBER, id)
                .filter(Member::inForce)
                .filter(member -> member.keys().acts(key))
                .isPresent();
    }

    /** Whether {@code key} acts for some member in force. */
    public static boolean isOfMember(StateReader state, VerificationKey key) {
        return state.get(NetworkTables.KEY, key)
                .filter(known -> acts(state, known.member(), key))
                .isPresent();
    }

    /** The member in force whose TLS key this is now. */
    public static Optional<OrganisationId> withTlsKey(StateReader state, Hash key) {
        return state.get(NetworkTables.TLS_KEY, key)
                .map(KeyMember::member)
                .filter(member -> tlsKey(state, member).filter(key::equals).isPresent());
    }

    /** The TLS key of a member in force; empty where it is none, or has none. */
    public static Optional<Hash> tlsKey(StateReader state, OrganisationId id) {
        return state.get(NetworkTables.MEMBER, id)
                .filter(Member::inForce)
                .flatMap(member -> member.keys().tls());
    }

    /**
     * The member as the state has it.
     *
     * @throws Denied unless it is a member in force
     */
    public static Member require(Context context, OrganisationId id) {
        Member member = context.require(NetworkTables.MEMBER, id, Codes.MEMBER_UNKNOWN);
        context.require(member.inForce(), Codes.MEMBER_NOT_IN_FORCE);
        return member;
    }

    /** The network's limits, which the genesis wrote. */
    public static Limits limits(StateReader state) {
        return state.get(NetworkTables.LIMITS, Whole.NETWORK).orElseThrow(Members::noGenesis);
    }

    /** Who belongs to the network and who votes, which the genesis wrote first. */
    public static Roll roll(StateReader state) {
        return state.get(NetworkTables.ROLL, Whole.NETWORK).orElseThrow(Members::noGenesis);
    }

    /** What is to be decided. */
    public static Agenda agenda(StateReader state) {
        return state.get(NetworkTables.AGENDA, Whole.NETWORK).orElseGet(() -> new Agenda(new TreeSet<>()));
    }

    public static ValidatorSet validators(StateReader state) {
        List<Validator> validators = roll(state).voters().stream()
                .map(id -> new Validator(id.value(), voteKey(state, id)))
                .toList();
        return new ValidatorSet(validators);
    }

    private static VerificationKey voteKey(StateReader state, OrganisationId id) {
        return state.get(NetworkTables.MEMBER, id)
                .orElseThrow(Members::noGenesis)
                .keys()
                .vote();
    }

    private static IllegalStateException noGenesis() {
        return new IllegalStateException("this state was not begun by the genesis of a health network");
    }
}
