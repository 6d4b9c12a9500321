package org.stele.contracts.network;

import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.ProposalId;
import org.stele.crypto.Hash;
import org.stele.crypto.VerificationKey;
import org.stele.ledger.contract.TableType;

/** The tables of the members. */
public final class NetworkTables {
    public static final TableType<OrganisationId, Member> MEMBER =
            TableType.of("network/member", OrganisationId.class, Member.class);
    public static final TableType<VerificationKey, KeyMember> KEY =
            TableType.of("network/key", VerificationKey.class, KeyMember.class);
    /** By the hash of its SubjectPublicKeyInfo. */
    public static final TableType<Hash, KeyMember> TLS_KEY = TableType.of("network/tls", Hash.class, KeyMember.class);

    public static final TableType<Whole, Roll> ROLL = TableType.of("network/roll", Whole.class, Roll.class);
    public static final TableType<Whole, Limits> LIMITS = TableType.of("network/limits", Whole.class, Limits.class);
    public static final TableType<ProposalId, Proposal> PROPOSAL =
            TableType.of("network/proposal", ProposalId.class, Proposal.class);
    public static final TableType<Whole, Agenda> AGENDA = TableType.of("network/agenda", Whole.class, Agenda.class);
    public static final TableType<Whole, NewEpoch> EPOCH = TableType.of("network/epoch", Whole.class, NewEpoch.class);
    public static final TableType<Whole, NewRules> RULES = TableType.of("network/rules", Whole.class, NewRules.class);
    public static final TableType<OrganisationId, JournalRoot> JOURNAL =
            TableType.of("network/journal", OrganisationId.class, JournalRoot.class);

    private NetworkTables() {}
}
